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
].map((campaign) => ({ ...campaign, isPractice: false }));

test('campaigns are counted by what they need; rare filters are there where they show something', () => {
  const counts = campaignTabs(campaigns, 'all', true).map(({ value, count }) => [value, count]);
  expect(counts).toEqual([
    ['all', 6],
    ['drafts', 1],
    ['sending', 1],
    // Paused, with a message to decide on, damaged; what is being sent looks after itself.
    ['attention', 3],
    ['completed', 2],
    ['canceled', 1],
  ]);
  expect(campaignTabs([], 'canceled', true).map(({ value }) => value)).toContain('canceled');
  expect(campaignTabs([], 'all', true).map(({ value }) => value)).not.toContain('canceled');
});

test('a search finds every word of a name in any order, the newest first', () => {
  const found = (search: string) =>
    campaignsShown(campaigns, { ...everyCampaign, search }, true).map(({ id }) => id);
  expect(found('')).toEqual([6, 5, 4, 3, 2, 1]);
  expect(found(' AUTUMN ')).toEqual([3, 2]);
  expect(found('bread aut')).toEqual([2]);
  expect(found('nowhere')).toEqual([]);
});

test('while texts are really sent, practice campaigns stand by themselves', () => {
  const both = [
    ...campaigns,
    snapshot({ id: 7, name: 'A try', status: 'completed', isPractice: true }),
  ];
  const shown = (filter: 'all' | 'completed' | 'practice', isPractising: boolean) =>
    campaignsShown(both, { filter, search: '' }, isPractising).map(({ id }) => id);
  expect(shown('all', false)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(shown('completed', false)).toEqual([5, 1]);
  expect(shown('practice', false)).toEqual([7]);
  expect(shown('all', true)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(campaignTabs(both, 'all', false)).toContainEqual({
    value: 'practice',
    label: 'Practice',
    count: 1,
  });
});
