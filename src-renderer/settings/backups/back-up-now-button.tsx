import { Button } from '@mantine/core';
import { useCreateBackup } from '../../api/maintenance/backups.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatBytes } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';

/** Makes a backup in the data folder. */
export function BackUpNowButton({ isPrimary = false }: { readonly isPrimary?: boolean }) {
  const { backUpNow, isPending } = useBackUpNow();
  return (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      loading={isPending}
      onClick={() => void backUpNow()}
    >
      {words.backups.backUpNow}
    </Button>
  );
}

/** Returns what makes a backup and tells of it. */
export function useBackUpNow() {
  const create = useCreateBackup();
  const backUpNow = async () => {
    const made = await doOrTell(words.backups.notMade, () => create.mutateAsync(undefined));
    if (made) notifyDone(words.backups.made(formatBytes(made.value.sizeBytes)));
  };
  return { backUpNow, isPending: create.isPending };
}
