import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { useFailures } from '../../api/campaigns/messages.ts';
import type { FailureGroup } from '../../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { useShowContacts } from '../../contacts/contacts-view.ts';
import { List, ListRow } from '../../ui/data/list-row.tsx';
import { Chip } from '../../ui/data/status-badge.tsx';
import { Section } from '../../ui/page/section.tsx';
import { ErrorPanel } from '../../ui/states.tsx';
import { formatCount } from '../../ui/text/numbers.ts';
import { words } from '../../words.ts';
import { failureText } from './next-step.ts';
import { RetryButton } from './retry-button.tsx';

const text = words.campaigns.detail.failures;

/** The people of a reason, as a filter of contacts has them. */
function reasonOf(
  campaignId: number,
  { status, errorCode, reason, detail }: FailureGroup,
): NonNullable<ContactFilter['notReachedBy']> {
  return { campaignId, status, errorCode, reason, detail };
}

interface FailuresPanelProps {
  readonly snapshot: CampaignSnapshot;
  readonly failures: ReturnType<typeof useFailures>;
}

/** Why messages did not arrive, and why some were not sent, in plain words, the most frequent reason first. */
export function FailuresPanel({ snapshot, failures }: FailuresPanelProps) {
  if (failures.error !== null && failures.data === undefined) {
    return (
      <ErrorPanel
        title={text.notRead}
        message={failures.error.message}
        onRetry={() => void failures.refetch()}
      />
    );
  }
  const all = (failures.data ?? []).toSorted((one, other) => other.count - one.count);
  const lost = all.filter(({ status }) => status !== 'skipped');
  const skipped = all.filter(({ status }) => status === 'skipped');
  return (
    <>
      <Reasons
        snapshot={snapshot}
        groups={lost}
        title={text.notArrived(sumOf(lost))}
        link={<RetryButton snapshot={snapshot} />}
      />
      <Reasons snapshot={snapshot} groups={skipped} title={text.notAttempted(sumOf(skipped))} />
    </>
  );
}

function sumOf(groups: readonly FailureGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

interface ReasonsProps {
  readonly snapshot: CampaignSnapshot;
  readonly groups: readonly FailureGroup[];
  readonly title: string;
  /** Beside the title. */
  readonly link?: ReactNode;
}

function Reasons({ snapshot, groups, title, link }: ReasonsProps) {
  const showContacts = useShowContacts();
  if (groups.length === 0) return null;
  return (
    <Section title={title} link={link}>
      <List>
        {groups.map((group) => {
          const said = failureText(group);
          return (
            <ListRow
              key={`${group.status} ${group.errorCode} ${group.explanation}`}
              title={said.title}
              {...(said.text === '' ? {} : { text: said.text })}
              action={
                snapshot.isPractice ? (
                  <Chip>{formatCount(group.count)}</Chip>
                ) : (
                  <UnstyledButton
                    className="detail-people-of-reason"
                    aria-label={text.showPeople(group.count, group.explanation)}
                    title={text.showPeople(group.count, said.title)}
                    onClick={() =>
                      void showContacts({ notReachedBy: reasonOf(snapshot.id, group) })
                    }
                  >
                    <Chip>{formatCount(group.count)}</Chip>
                  </UnstyledButton>
                )
              }
            />
          );
        })}
      </List>
    </Section>
  );
}
