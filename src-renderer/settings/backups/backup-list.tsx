import { Button, Stack, Text, Title } from '@mantine/core';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import { backupDays, describeBackup, formatBackupTime, nameBackup } from './describe-backup.ts';

interface BackupListProps {
  readonly backups: readonly Backup[];
  readonly now: number;
  readonly onRestore: (backup: Backup) => void;
}

/** All backups, by day. */
export function BackupList({ backups, now, onRestore }: BackupListProps) {
  return (
    <Stack gap="md">
      {backupDays(backups, now).map(({ name, backups: ofDay }) => (
        <section key={name} aria-label={name}>
          <Title order={3} mb={4}>
            {name}
          </Title>
          <ul className="settings-backups">
            {ofDay.map((backup) => (
              <li key={backup.name} className="settings-backup">
                <Text size="sm" fw={600} className="settings-backup-time">
                  {formatBackupTime(backup.takenAt)}
                </Text>
                <Text size="sm" className="settings-backup-text">
                  {describeBackup(backup)}
                </Text>
                {backup.isVerified && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={`Restore ${nameBackup(backup)}…`}
                    onClick={() => onRestore(backup)}
                  >
                    Restore…
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}
