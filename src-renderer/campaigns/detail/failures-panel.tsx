import { Table, Title } from '@mantine/core';
import type { FailureGroup } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useFailures } from '../../api/campaigns.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { refetchWhileSendingMs } from './refetch.ts';

const kinds: Readonly<Record<FailureGroup['status'], string>> = {
  failed: 'Failed',
  undelivered: 'Not delivered',
  skipped: 'Skipped',
};

/** Why messages did not reach anybody, in plain words, the most frequent reason first. */
export function FailuresPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const failures = useFailures(snapshot.id, refetchWhileSendingMs(snapshot));
  if (failures.error !== null && failures.data === undefined) {
    return (
      <ErrorPanel
        title="The reasons could not be read"
        message={failures.error.message}
        onRetry={() => void failures.refetch()}
      />
    );
  }
  const groups = (failures.data ?? []).toSorted((one, other) => other.count - one.count);
  if (groups.length === 0) return null;
  return (
    <section aria-label="Who was not reached">
      <Title order={2} mb="xs">
        Who was not reached
      </Title>
      <Table verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="end" w={80}>
              Messages
            </Table.Th>
            <Table.Th w={120}>What</Table.Th>
            <Table.Th>Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={`${group.status} ${group.errorCode} ${group.explanation}`}>
              <Table.Td ta="end">{formatCount(group.count)}</Table.Td>
              <Table.Td>{kinds[group.status]}</Table.Td>
              <Table.Td className="ui-wrap">
                {group.explanation}
                {group.errorCode !== null && ` (error ${group.errorCode})`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
