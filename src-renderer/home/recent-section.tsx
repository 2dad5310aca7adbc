import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { PracticeMark } from '../practice/practice-mark.tsx';
import { Bar } from '../ui/data/bar.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import { TextLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatCount, formatShare } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { barOf } from './figures.ts';

const { recent: text, sending } = words.home;

interface RecentSectionProps {
  /** Those that are over, the latest first. */
  readonly campaigns: readonly CampaignSnapshot[];
  readonly isPractice: boolean;
}

/** How the last campaigns went: all of them real, or all of them practice. */
export function RecentSection({ campaigns, isPractice }: RecentSectionProps) {
  return (
    <Section
      title={isPractice ? text.practiceTitle : text.title}
      link={<TextLink to="/campaigns">{sending.all}</TextLink>}
    >
      <List>
        {campaigns.map((campaign) => (
          <RecentRow key={campaign.id} campaign={campaign} />
        ))}
      </List>
    </Section>
  );
}

function RecentRow({ campaign }: { readonly campaign: CampaignSnapshot }) {
  const { id, name, status, isPractice, sentCount, deliveredCount } = campaign;
  return (
    <ListRow
      title={
        <span className="ui-row-line">
          <TextLink {...campaignLink(id)} c="inherit" truncate title={name}>
            {name}
          </TextLink>
          {isPractice && <PracticeMark />}
          {status === 'canceled' && <StatusBadge tone="over">{text.canceled}</StatusBadge>}
          {sentCount > 0 && (
            <span className="ui-row-count">{formatShare(deliveredCount, sentCount)}</span>
          )}
        </span>
      }
    >
      <Bar parts={barOf(campaign)} />
      <div className="ui-row-second">{describeResult(campaign)}</div>
    </ListRow>
  );
}

function describeResult(campaign: CampaignSnapshot): string {
  const { completedAt, startedAt, sentCount, deliveredCount, failedCount, undeliveredCount } =
    campaign;
  const time = formatMoment(completedAt ?? startedAt ?? 0);
  const failed = failedCount + undeliveredCount;
  const outcome =
    sentCount === 0
      ? text.nothingSent(time)
      : text.sent(time, formatCount(deliveredCount), formatCount(sentCount));
  return failed === 0 ? outcome : text.failed(outcome, formatCount(failed));
}
