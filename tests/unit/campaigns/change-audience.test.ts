import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  audienceLimits,
  audienceSchema,
  exclusionsOf,
  sourcesOf,
  type Audience,
} from '../../../src-shared/campaign/audience.ts';
import {
  hasAddition,
  withAddition,
  withFilterAt,
  withoutContact,
  withoutPart,
  type AudienceAddition,
  type AudienceSide,
} from '../../../src-shared/campaign/change-audience.ts';
import { describeAudience } from '../../../src-shared/campaign/describe-audience.ts';

const nobody: Audience = { listIds: [] };
const id = fc.integer({ min: 1, max: 5 });
const side = fc.constantFrom<AudienceSide>('to', 'but-not');
const addition: fc.Arbitrary<AudienceAddition> = fc.oneof(
  fc.record({ kind: fc.constant('list' as const), listId: id }),
  fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom('vip', 'VIP', 'new') }),
  fc.record({
    kind: fc.constant('filter' as const),
    filter: fc.constantFrom({}, { search: 'ann' }, { isLandline: true }),
  }),
  fc.record({ kind: fc.constant('contact' as const), contactId: id }),
  fc.record({
    kind: fc.constant('campaign' as const),
    campaignId: id,
    who: fc.constantFrom('reached' as const, 'not-reached' as const, 'replied' as const),
  }),
  fc.record({ kind: fc.constant('texted' as const), days: fc.integer({ min: 1, max: 365 }) }),
);
const additions = fc.array(fc.tuple(side, addition), { maxLength: 12 });
const built = (steps: readonly (readonly [AudienceSide, AudienceAddition])[]) =>
  steps.reduce<Audience>((audience, [on, added]) => withAddition(audience, on, added), nobody);

describe('an audience that is changed', () => {
  it('is always one that can be saved, and each thing stands in it once', () => {
    fc.assert(
      fc.property(additions, side, addition, (steps, on, added) => {
        const audience = built(steps);
        expect(audienceSchema.parse(audience)).toEqual(audience);
        const more = withAddition(audience, on, added);
        expect(hasAddition(more, on, added)).toBe(!(on === 'to' && added.kind === 'texted'));
        expect(withAddition(more, on, added)).toBe(more);
      }),
    );
  });

  it('is empty again once each part is removed, and nothing else goes with a part', () => {
    fc.assert(
      fc.property(additions, (steps) => {
        let audience = built(steps);
        for (;;) {
          const [source] = sourcesOf(audience);
          const [exclusion] = exclusionsOf(audience);
          const before = sourcesOf(audience).length + exclusionsOf(audience).length;
          if (source !== undefined) audience = withoutPart(audience, 'to', source);
          else if (exclusion !== undefined) audience = withoutPart(audience, 'but-not', exclusion);
          else break;
          expect(sourcesOf(audience).length + exclusionsOf(audience).length).toBe(before - 1);
        }
        expect(audience).toEqual(nobody);
      }),
    );
  });

  it('forgets people that an earlier campaign missed, and keeps the rest', () => {
    const audience: Audience = { listIds: [3], unreachedOf: 7, exclude: { textedWithinDays: 2 } };
    expect(withAddition(audience, 'to', { kind: 'tag', tag: 'vip' }).unreachedOf).toBe(7);
    expect(withoutPart(audience, 'to', { kind: 'unreached', campaignId: 7 })).toEqual({
      listIds: [3],
      exclude: { textedWithinDays: 2 },
    });
  });

  it('takes single people out, and a filter for another', () => {
    const audience: Audience = { listIds: [], contactIds: [1, 2], filters: [{ search: 'ann' }] };
    expect(withoutContact(audience, 'to', 1).contactIds).toEqual([2]);
    expect(withoutContact({ listIds: [], contactIds: [1] }, 'to', 1)).toEqual(nobody);
    const changed = withFilterAt(audience, 'to', { place: 0, filter: { search: 'bob' } });
    expect(changed.filters).toEqual([{ search: 'bob' }]);
  });

  it('takes no more than it can name', () => {
    const full = {
      listIds: [],
      filters: Array.from({ length: audienceLimits.filters }, () => ({})),
    };
    expect(withAddition(full, 'to', { kind: 'filter', filter: { search: 'ann' } })).toBe(full);
  });
});

it('says an audience in a few words, also what is gone', () => {
  const names = {
    listName: (list: number) => (list === 1 ? 'Regulars' : undefined),
    campaignName: (campaign: number) => (campaign === 5 ? 'Autumn' : undefined),
    filterText: () => 'Landlines',
  };
  const audience: Audience = {
    listIds: [1, 2],
    tags: ['vip'],
    filters: [{ isLandline: true }],
    contactIds: [8],
    unreachedOf: 6,
    exclude: { campaigns: [{ campaignId: 5, who: 'replied' }], textedWithinDays: 1 },
  };
  expect(describeAudience(audience, names)).toEqual({
    to: [
      'Regulars',
      'A deleted list',
      'Tag: vip',
      'Landlines',
      '1 chosen person',
      'People a deleted campaign missed who are worth retrying',
    ],
    butNot: ['Replied to Autumn', 'Texted in the last day'],
  });
});
