import { describe, expect, it } from 'vitest';
import {
  compareWithReview,
  hasFaults,
} from '../../../src-renderer/campaigns/rehearsal/describe-rehearsal.ts';
import { noFaults, type Rehearsal } from '../../../src-shared/campaign/rehearsal.ts';
import type { ReviewCost } from '../../../src-shared/campaign/review.ts';

const startsAt = Date.UTC(2026, 10, 30, 17);
const hour = 3_600_000;

const cost = (amount: number): ReviewCost => ({
  from: 'settings',
  currency: 'USD',
  amount: { least: amount, most: amount },
  unpricedSegments: 0,
  pricesAsOf: null,
});

const unpriced: ReviewCost = {
  ...cost(0),
  from: 'unknown',
  currency: null,
  amount: null,
};

function rehearsal(part: Partial<Rehearsal> = {}): Rehearsal {
  return {
    campaignId: 1,
    revision: 1,
    at: startsAt,
    faults: noFaults,
    ended: 'done',
    pausedReason: null,
    people: {
      all: 1000,
      delivered: 995,
      undelivered: 0,
      noReceipt: 5,
      failed: 0,
      skipped: 0,
      unconfirmed: 0,
      held: 0,
    },
    failures: [],
    segments: 1200,
    cost: cost(12),
    startsAt,
    finishesAt: startsAt + hour,
    stopsAt: null,
    events: [],
    foreseen: {
      people: 1000,
      segments: 1200,
      cost: cost(12),
      startsAt,
      finishesAt: startsAt + hour,
      stopsAt: null,
    },
    ...part,
  };
}

const differences = (one: Rehearsal) =>
  compareWithReview(one).map(({ difference, isSame }) => [difference, isSame]);

describe('a rehearsal beside the review', () => {
  it('is the same where nothing differs, texts without a receipt included', () => {
    expect(differences(rehearsal())).toEqual(Array.from({ length: 4 }, () => ['None', true]));
    expect(hasFaults(rehearsal())).toBe(false);
  });

  it('says what differs, and within 2 % counts as the same', () => {
    const { people } = rehearsal();
    const one = rehearsal({
      people: { ...people, delivered: 985 },
      segments: 900,
      cost: cost(9),
      finishesAt: startsAt + 2 * hour,
    });
    expect(differences(one)).toEqual([
      ['10 fewer', true],
      ['300 fewer', false],
      ['$3.00 less', false],
      ['1 hour later', false],
    ]);
  });

  it('knows an end that never comes, and a price that nobody knows', () => {
    const one = rehearsal({ ended: 'paused', finishesAt: null, cost: unpriced });
    expect(differences(one).slice(2)).toEqual([
      ['Not known', false],
      ['Not done', false],
    ]);
    const { foreseen } = one;
    const both = { ...one, foreseen: { ...foreseen, cost: unpriced, finishesAt: null } };
    expect(differences(both).slice(2)).toEqual([
      ['Not known', true],
      ['None', true],
    ]);
  });

  it('compares the ends of budgets', () => {
    const stopped = { ended: 'paused', finishesAt: null, stopsAt: startsAt + hour } as const;
    const { foreseen } = rehearsal();
    const alike = { ...foreseen, finishesAt: null, stopsAt: startsAt + hour };
    expect(differences(rehearsal({ ...stopped, foreseen: alike }))[3]).toEqual(['None', true]);
    expect(differences(rehearsal(stopped))[3]).toEqual(['Not done', false]);
    expect(compareWithReview(rehearsal(stopped))[3]?.rehearsed).toMatch(/^Stops at the budget, /);
  });

  it('takes seconds for nothing, and an earlier end for what it is', () => {
    const seconds = rehearsal({ finishesAt: startsAt + hour + 50_000 });
    expect(differences(seconds)[3]).toEqual(['None', true]);
    const earlier = rehearsal({ finishesAt: startsAt + hour - 600_000 });
    expect(differences(earlier)[3]).toEqual(['10 minutes earlier', false]);
    expect(hasFaults(rehearsal({ faults: { ...noFaults, stop: true } }))).toBe(true);
  });
});
