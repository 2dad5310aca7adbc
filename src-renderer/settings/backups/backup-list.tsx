import { Button, Table } from '@mantine/core';
import type { Backup } from '../../../src-shared/maintenance/backup.ts';
import { StatusBadge } from '../../ui/data/status-badge.tsx';
import { TableCard } from '../../ui/data/table-card.tsx';
import { formatBytes } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import { dayAndTime, describeOccasion, nameBackup } from './describe-backup.ts';

const { list } = words.backups;

interface BackupListProps {
  readonly backups: readonly Backup[];
  readonly now: number;
  readonly onRestore: (backup: Backup) => void;
}

/** All backups, the newest first. */
export function BackupList({ backups, now, onRestore }: BackupListProps) {
  return (
    <TableCard
      label={list.title}
      minWidth={560}
      head={
        <>
          <Table.Th scope="col">{list.time}</Table.Th>
          <Table.Th scope="col">{list.reason}</Table.Th>
          <Table.Th scope="col" ta="end">
            {list.size}
          </Table.Th>
          <Table.Th scope="col">{list.state}</Table.Th>
          <Table.Th scope="col">
            <span className="ui-hidden">{list.actions}</span>
          </Table.Th>
        </>
      }
    >
      {backups.map((backup) => (
        <Table.Tr key={backup.name}>
          <Table.Td fw={500}>{dayAndTime(backup.takenAt, now)}</Table.Td>
          <Table.Td>{describeOccasion(backup.occasion)}</Table.Td>
          <Table.Td ta="end" c="dimmed">
            {formatBytes(backup.sizeBytes)}
          </Table.Td>
          <Table.Td>
            <State isVerified={backup.isVerified} />
          </Table.Td>
          <Table.Td ta="end">
            {backup.isVerified && (
              <Button
                variant="subtle"
                aria-label={list.restoreNamed(nameBackup(backup))}
                onClick={() => onRestore(backup)}
              >
                {list.restore}
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableCard>
  );
}

function State({ isVerified }: { readonly isVerified: boolean }) {
  if (isVerified) return <StatusBadge tone="delivered">{list.verified}</StatusBadge>;
  return (
    <span title={list.damagedHint}>
      <StatusBadge tone="failed">{list.damaged}</StatusBadge>
      <span className="ui-hidden">{list.damagedHint}</span>
    </span>
  );
}
