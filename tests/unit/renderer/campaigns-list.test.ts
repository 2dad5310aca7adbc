import { expect, test } from 'vitest';
import {
  campaignsShown,
  campaignTabs,
  everyCampaign,
} from '../../../src-renderer/campaigns/campaign-filters.ts';
import { snapshot } from './snapshot.ts';

const damaged = { status: 'sending', contactCount: 1, sentCount: 2, failedCount: 0, progress: 200 };

const campaigns = [
  snapshot({ id: 1, name: 'Spring sale', status: 'completed' }),
  snapshot({ id: 2, name: 'Autumn bread', status: 'sending', unconfirmedCount: 3 }),
  snapshot({ id: 3, name: 'Autumn soup', status: 'paused' }),
  snapshot({ id: 4, name: 'Winter', status: 'canceled', unconfirmedCount: 1 }),
  snapshot({ id: 5, name: 'Old', status: 'completed', damaged }),
  snapshot({ id: 6, name: 'Notes', status: 'draft' }),
];

test('campaigns are counted by what they need; rare filters are there where they show something', () => {
  const counts = campaignTabs(campaigns, 'all').map(({ value, count }) => [value, count]);
  expect(counts).toEqual([
    ['all', 6],
    ['drafts', 1],
    ['sending', 1],
    // Paused, with a message to decide on, damaged; what is being sent looks after itself.
    ['attention', 3],
    ['completed', 2],
    ['canceled', 1],
  ]);
  expect(campaignTabs([], 'canceled').map(({ value }) => value)).toContain('canceled');
  expect(campaignTabs([], 'all').map(({ value }) => value)).not.toContain('canceled');
});

test('a search finds every word of a name in any order, the newest first', () => {
  const found = (search: string) =>
    campaignsShown(campaigns, { ...everyCampaign, search }).map(({ id }) => id);
  expect(found('')).toEqual([6, 5, 4, 3, 2, 1]);
  expect(found(' AUTUMN ')).toEqual([3, 2]);
  expect(found('bread aut')).toEqual([2]);
  expect(found('nowhere')).toEqual([]);
});
