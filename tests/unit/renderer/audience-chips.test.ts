import { describe, expect, it } from 'vitest';
import {
  countOf,
  entriesOf,
  entryKey,
  goneOf,
  type Known,
} from '../../../src-renderer/campaigns/editor/audience/entries.ts';
import {
  optionGroups,
  type Choices,
} from '../../../src-renderer/campaigns/editor/audience/options.ts';
import type { Audience, AudienceCounts } from '../../../src-shared/campaign/audience.ts';
import type { AudienceSide } from '../../../src-shared/campaign/change-audience.ts';
import { campaignSnapshotSchema } from '../../../src-shared/campaign/snapshot.ts';

const nobody: Audience = { listIds: [] };

describe('the chips of an audience', () => {
  it('show few people one by one, and many together', () => {
    const of = (contactIds: readonly number[]) =>
      entriesOf({ listIds: [4], contactIds }, 'to').map(({ kind }) => kind);
    expect(of([1, 2, 2])).toEqual(['list', 'contact', 'contact']);
    expect(of([1, 2, 3, 4, 5, 6, 7])).toEqual(['list', 'contacts']);
  });

  it('keep their keys while others are removed', () => {
    const keys = (audience: Audience) =>
      entriesOf(audience, 'to').map((entry) => entryKey(entry, audience, 'to'));
    const [one, two] = [{ search: 'ann' }, { isLandline: true }];
    const all = keys({ listIds: [], filters: [one, two, two] });
    expect(new Set(all).size).toBe(3);
    expect(keys({ listIds: [], filters: [two] })).toEqual([all[1]]);
  });

  it('never show a count of the audience before that may be wrong now', () => {
    const data: AudienceCounts = {
      total: 5,
      doNotText: 0,
      named: 6,
      sources: [
        { kind: 'list', listId: 1, count: 4 },
        { kind: 'filter', place: 0, count: 3 },
      ],
      exclusions: [{ kind: 'tag', tag: 'vip', count: 1 }],
    };
    const all = (isCurrent: boolean) => [
      countOf({ kind: 'list', listId: 1 }, 'to', { data, isCurrent }),
      countOf({ kind: 'filter', place: 0 }, 'to', { data, isCurrent }),
      countOf({ kind: 'tag', tag: 'vip' }, 'but-not', { data, isCurrent }),
      countOf({ kind: 'list', listId: 2 }, 'to', { data, isCurrent }),
    ];
    expect(all(true)).toEqual([4, 3, 1, null]);
    expect(all(false)).toEqual([4, null, null, null]);
  });

  it('know what is gone, and nothing as long as nothing is known', () => {
    const audience: Audience = {
      listIds: [1, 2],
      tags: ['VIP', 'old'],
      filters: [{ listIds: [2], withoutTags: ['old'] }],
      contactIds: [7, 8],
      unreachedOf: 5,
      exclude: { campaigns: [{ campaignId: 6, who: 'reached' }] },
    };
    const counts = {
      total: 1,
      doNotText: 0,
      named: 1,
      sources: [{ kind: 'contacts', count: 1 } as const],
      exclusions: [],
    };
    const known: Known = {
      listIds: new Set([1]),
      tags: ['vip'],
      campaignIds: new Set([5]),
      counts,
    };
    expect(goneOf(audience, known).map(({ kind, side }) => `${side} ${kind}`)).toEqual([
      'to list',
      'to tag',
      'to filter-list',
      'to filter-tag',
      'to contacts',
      'but-not campaign',
    ]);
    const unknown = { listIds: undefined, tags: undefined, campaignIds: undefined };
    expect(goneOf(audience, { ...unknown, counts: undefined })).toEqual([]);
  });
});

describe('what can be added', () => {
  const campaign = (id: number, part: object) => {
    const counts = Object.fromEntries(
      Object.keys(campaignSnapshotSchema.unwrap().shape).map((name) => [name, 0]),
    );
    const own = { id, name: `Offer ${id}`, status: 'completed', isPractice: false, damaged: null };
    // Only what is read of it matters here.
    return { ...counts, ...own, ...part } as unknown as Choices['campaigns'][number];
  };
  const choices: Choices = {
    everybody: 12,
    lists: [{ id: 1, name: 'Regulars of Maple Street', count: 5, filter: null }],
    listCounts: new Map([[1, 5]]),
    tags: [{ name: 'vip', count: 3 }],
    campaigns: [
      campaign(1, {}),
      campaign(2, { status: 'sending' }),
      campaign(3, { status: 'draft' }),
      campaign(4, { isPractice: true }),
    ],
    contacts: [],
    isPractice: false,
    phoneText: (phone) => phone,
  };
  const labels = (typed: string, side: AudienceSide = 'to', audience = nobody) =>
    optionGroups({ audience, side, typed }, choices).flatMap(({ options }) =>
      options.map(({ label }) => label),
    );

  it('is everything that is there; people of campaigns that were really started', () => {
    expect(labels('')).toEqual([
      'Everyone',
      'Regulars of Maple Street',
      'vip',
      'Choose people by filter…',
      'Reached by Offer 1',
      'Not reached by Offer 1',
      'Replied to Offer 1',
      'Reached by Offer 2',
      'Replied to Offer 2',
    ]);
  });

  it('is found by the beginnings of words', () => {
    expect(labels('map reg')).toEqual(['Regulars of Maple Street']);
    expect(labels('offer not')).toEqual(['Not reached by Offer 1']);
    expect(labels('aple')).toEqual([]);
  });

  it('lacks what stands there already', () => {
    expect(labels('', 'to', { listIds: [1], tags: ['VIP'], filters: [{}] })[0]).toBe(
      'Choose people by filter…',
    );
  });

  it('has days only where people are left out, also a number that is typed', () => {
    expect(labels('14')).toEqual([]);
    expect(labels('texted', 'but-not')).toHaveLength(5);
    expect(labels('45', 'but-not')).toEqual(['Texted in the last 45 days']);
    expect(labels('days 366', 'but-not')).toEqual([]);
  });
});
