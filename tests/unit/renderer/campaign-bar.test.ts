import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { barPartsOf, deliveryPartsOf } from '../../../src-renderer/campaigns/bar-parts.ts';

const anyNumber = fc.oneof(fc.integer({ min: -1000, max: 10_000 }), fc.double());
const none = { failedCount: 0, skippedCount: 0, deliveredCount: 0, undeliveredCount: 0 };

function widths(counts: Parameters<typeof barPartsOf>[0]): Readonly<Record<string, number>> {
  return Object.fromEntries(barPartsOf(counts).map(({ tone, percent }) => [tone, percent]));
}

function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, percent) => sum + percent, 0);
}

test('whatever the counts say, the bar is never wider than its frame', () => {
  fc.assert(
    fc.property(
      fc.record({
        contactCount: anyNumber,
        sentCount: anyNumber,
        failedCount: anyNumber,
        skippedCount: anyNumber,
        deliveredCount: anyNumber,
        undeliveredCount: anyNumber,
      }),
      (counts) => {
        const parts = widths(counts);
        for (const percent of Object.values(parts)) expect(percent).toBeGreaterThanOrEqual(0);
        expect(sumOf(parts)).toBeLessThanOrEqual(100 + 1e-9);
      },
    ),
  );
});

test('counts beyond all numbers make no bar', () => {
  const counts = { ...none, contactCount: Infinity, sentCount: 1, failedCount: -1e307 };
  expect(sumOf(widths(counts))).toBe(0);
});

test('a campaign that was sent beyond its contacts fills the bar once', () => {
  const parts = widths({ ...none, contactCount: 100, sentCount: 250, failedCount: 40 });
  expect(sumOf(parts)).toBeCloseTo(100);
  expect(parts['moving']).toBeCloseTo((100 * 250) / 290);
});

test('the bar is full only when everything is settled', () => {
  expect(widths({ ...none, contactCount: 200, sentCount: 199 })['moving']).toBe(99);
});

test('what was sent is delivered, lost, or still to be heard of', () => {
  expect(
    widths({
      contactCount: 100,
      sentCount: 80,
      failedCount: 10,
      skippedCount: 10,
      deliveredCount: 60,
      undeliveredCount: 5,
    }),
  ).toEqual({ delivered: 60, moving: 15, failed: 15, over: 10 });
});

test('of what was sent, the parts delivered and not delivered never pass the whole', () => {
  expect(deliveryPartsOf({ sentCount: 0, deliveredCount: 3, undeliveredCount: 0 })).toEqual([]);
  expect(deliveryPartsOf({ sentCount: 10, deliveredCount: 9, undeliveredCount: 5 })).toEqual([
    { tone: 'delivered', percent: 90 },
    { tone: 'failed', percent: 10 },
  ]);
});
