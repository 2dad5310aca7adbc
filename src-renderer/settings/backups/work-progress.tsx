import { Progress, Stack } from '@mantine/core';
import { useBackupProgress } from '../../api/maintenance/backups.ts';
import { StatusText } from '../../ui/status-text.tsx';
import { describeWork, percentOf } from './describe-backup.ts';

/** Progress of the running backup or restore. */
export function WorkProgress({ label }: { readonly label: string }) {
  const progress = useBackupProgress();
  const percent = percentOf(progress);
  return (
    <Stack gap={6}>
      <StatusText size="sm">{describeWork(progress)}</StatusText>
      <Progress value={percent ?? 100} animated={percent === null} aria-label={label} />
    </Stack>
  );
}
