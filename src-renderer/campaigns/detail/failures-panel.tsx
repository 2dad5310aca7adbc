import { Anchor, Table, Title } from '@mantine/core';
import type { FailureGroup } from '../../../src-shared/campaign/campaign.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { useFailures } from '../../api/campaigns.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { ErrorPanel } from '../../ui/states.tsx';
import { formatCount, plural } from '../../ui/text/numbers.ts';
import { refetchWhileSendingMs } from './refetch.ts';

const kinds: Readonly<Record<FailureGroup['status'], string>> = {
  failed: 'Failed',
  undelivered: 'Not delivered',
  skipped: 'Skipped',
};

/** The people of a reason, as a filter of contacts has them. */
function reasonOf(
  campaignId: number,
  { status, errorCode, reason, detail }: FailureGroup,
): NonNullable<ContactFilter['notReachedBy']> {
  return { campaignId, status, errorCode, reason, detail };
}

/** Why messages did not reach anybody, in plain words, the most frequent reason first. */
export function FailuresPanel({ snapshot }: { readonly snapshot: CampaignSnapshot }) {
  const showContacts = useShowContacts();
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
              <Table.Td ta="end">
                {snapshot.isPractice ? (
                  formatCount(group.count)
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    size="sm"
                    aria-label={`Show the ${plural(group.count, 'person', 'people')}: ${group.explanation}`}
                    onClick={() =>
                      void showContacts({ notReachedBy: reasonOf(snapshot.id, group) })
                    }
                  >
                    {formatCount(group.count)}
                  </Anchor>
                )}
              </Table.Td>
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
