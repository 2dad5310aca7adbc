import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { isDeliveryKnown } from '../campaigns/delivered.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { PracticeMark } from '../practice/practice-mark.tsx';
import { Bar } from '../ui/data/bar.tsx';
import { List, ListRow } from '../ui/data/list-row.tsx';
import { StatusBadge } from '../ui/data/status-badge.tsx';
import { TextLink } from '../ui/links.tsx';
import { Section } from '../ui/page/section.tsx';
import { formatShare } from '../ui/text/numbers.ts';
import { words } from '../words.ts';
import { describeResult } from './delivery-text.ts';
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
      link={
        <TextLink to="/campaigns" size="sm">
          {sending.all}
        </TextLink>
      }
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
          <TextLink {...campaignLink(id)} c="inherit" inherit truncate title={name}>
            {name}
          </TextLink>
          {isPractice && <PracticeMark />}
          {status === 'canceled' && <StatusBadge tone="over">{text.canceled}</StatusBadge>}
          {isDeliveryKnown(campaign) && (
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
