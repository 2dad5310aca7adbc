import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { List } from '../ui/data/list-row.tsx';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatCount, formatShare } from '../ui/text/numbers.ts';
import { formatMoment } from '../ui/text/times.ts';
import { words } from '../words.ts';
import { AllCampaignsLink, CampaignBarRow } from './campaign-rows.tsx';

const { recent: text } = words.home;

interface RecentSectionProps {
  /** Those that are over, the latest first. */
  readonly campaigns: readonly CampaignSnapshot[];
  readonly isPractice: boolean;
}

/** How the last campaigns went: all of them real, or all of them practice. */
export function RecentSection({ campaigns, isPractice }: RecentSectionProps) {
  return (
    <Section title={isPractice ? text.practiceTitle : text.title} link={<AllCampaignsLink />}>
      <List>
        {campaigns.map((campaign) => (
          <RecentRow key={campaign.id} campaign={campaign} />
        ))}
      </List>
    </Section>
  );
}

function RecentRow({ campaign }: { readonly campaign: CampaignSnapshot }) {
  const { status, sentCount, deliveredCount, undeliveredCount } = campaign;
  const isHeardOf = deliveredCount + undeliveredCount > 0;
  return (
    <CampaignBarRow
      campaign={campaign}
      badge={status === 'canceled' && <StatusBadge tone="over">{text.canceled}</StatusBadge>}
      figure={isHeardOf ? formatShare(deliveredCount, sentCount) : undefined}
      second={describeResult(campaign)}
    />
  );
}

function describeResult(campaign: CampaignSnapshot): string {
  const { completedAt, startedAt, sentCount, deliveredCount, failedCount, undeliveredCount } =
    campaign;
  const time = formatMoment(completedAt ?? startedAt ?? 0);
  const failed = failedCount + undeliveredCount;
  const sent = formatCount(sentCount);
  const outcome =
    sentCount === 0
      ? text.nothingSent(time)
      : deliveredCount + undeliveredCount === 0
        ? text.onTheWay(time, sent)
        : text.sent(time, formatCount(deliveredCount), sent);
  return failed === 0 ? outcome : text.failed(outcome, formatCount(failed));
}
