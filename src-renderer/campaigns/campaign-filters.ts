import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { FilterTab } from '../ui/data/filter-tabs.tsx';
import { createKeptState } from '../ui/kept-state.ts';
import { words } from '../words.ts';

/** Which campaigns the table shows. */
export type CampaignFilter = keyof typeof words.campaigns.list.show;

/** The filters that are there even where they show nothing. */
const always: ReadonlySet<CampaignFilter> = new Set([
  'all',
  'drafts',
  'sending',
  'attention',
  'completed',
]);

const matches: Readonly<Record<CampaignFilter, (campaign: CampaignSnapshot) => boolean>> = {
  all: () => true,
  drafts: ({ status }) => status === 'draft',
  scheduled: ({ status }) => status === 'scheduled',
  sending: ({ status }) => status === 'sending',
  attention: needsAttention,
  completed: ({ status }) => status === 'completed',
  canceled: ({ status }) => status === 'canceled',
  practice: ({ isPractice }) => isPractice,
  archived: ({ isArchived }) => isArchived,
};

const filters: readonly CampaignFilter[] = [
  'all',
  'drafts',
  'scheduled',
  'sending',
  'attention',
  'completed',
  'canceled',
  'practice',
  'archived',
];

/**
 * Whether a filter shows a campaign. While texts are really sent, practice campaigns stand in a filter of
 * their own and in no other; what is archived always does.
 */
function isIn(filter: CampaignFilter, campaign: CampaignSnapshot, isPractising: boolean): boolean {
  if (campaign.isArchived || filter === 'archived') {
    return campaign.isArchived && filter === 'archived';
  }
  const isElsewhere = campaign.isPractice && !isPractising && filter !== 'practice';
  return !isElsewhere && matches[filter](campaign);
}

/** Whether somebody has to do something about a campaign: resume it, repair it, or decide on messages. */
function needsAttention({ status, damaged, unconfirmedCount }: CampaignSnapshot): boolean {
  if (damaged !== null || status === 'paused') return true;
  // While it is sent, Ovo itself looks for these messages.
  return status !== 'sending' && unconfirmedCount > 0;
}

/**
 * The filters with their counts; rare ones only where they show something or are chosen. `isPractising`:
 * whether practice mode is on.
 */
export function campaignTabs(
  campaigns: readonly CampaignSnapshot[],
  chosen: CampaignFilter,
  isPractising: boolean,
): readonly FilterTab<CampaignFilter>[] {
  return filters
    .map((value) => ({
      value,
      label: words.campaigns.list.show[value],
      count: campaigns.filter((campaign) => isIn(value, campaign, isPractising)).length,
    }))
    .filter(({ value, count }) => always.has(value) || value === chosen || count > 0);
}

/** The campaigns of a filter whose name has every word of the search, the newest first. */
export function campaignsShown(
  campaigns: readonly CampaignSnapshot[],
  { filter, search }: CampaignsView,
  isPractising: boolean,
): readonly CampaignSnapshot[] {
  const parts = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return campaigns
    .filter((campaign) => {
      const name = campaign.name.toLocaleLowerCase();
      return isIn(filter, campaign, isPractising) && parts.every((part) => name.includes(part));
    })
    .toSorted((one, other) => other.id - one.id);
}

/** What the table shows; kept while the screen is left. */
export interface CampaignsView {
  readonly filter: CampaignFilter;
  readonly search: string;
}

export const everyCampaign: CampaignsView = { filter: 'all', search: '' };

export const campaignsView = createKeptState<CampaignsView>(everyCampaign);
