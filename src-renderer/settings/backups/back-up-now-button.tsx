import { Button } from '@mantine/core';
import { useCreateBackup } from '../../api/maintenance/backups.ts';
import { doOrTell, notifyDone } from '../../ui/notices.tsx';
import { formatBytes } from '../../ui/text/numbers.ts';

interface BackUpNowButtonProps {
  readonly label: string;
  readonly isProminent?: boolean;
}

/** Makes a backup in the data folder. */
export function BackUpNowButton({ label, isProminent = false }: BackUpNowButtonProps) {
  const create = useCreateBackup();
  const run = async () => {
    const made = await doOrTell('The backup was not made', () => create.mutateAsync(undefined));
    if (made) {
      notifyDone(`The backup is made and checked through (${formatBytes(made.value.sizeBytes)}).`);
    }
  };
  return (
    <Button
      variant={isProminent ? 'filled' : 'default'}
      loading={create.isPending}
      onClick={() => void run()}
    >
      {label}
    </Button>
  );
}
