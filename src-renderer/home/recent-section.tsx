import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDeliveryKnown } from '../campaigns/delivered.ts';
import { List } from '../ui/data/list-row.tsx';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatShare } from '../ui/text/numbers.ts';
import { words } from '../words.ts';
import { AllCampaignsLink, CampaignBarRow } from './campaign-rows.tsx';
import { describeResult } from './delivery-text.ts';

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
  const { status, sentCount, deliveredCount } = campaign;
  return (
    <CampaignBarRow
      campaign={campaign}
      badge={status === 'canceled' && <StatusBadge tone="over">{text.canceled}</StatusBadge>}
      figure={isDeliveryKnown(campaign) ? formatShare(deliveredCount, sentCount) : undefined}
      second={describeResult(campaign)}
    />
  );
}
