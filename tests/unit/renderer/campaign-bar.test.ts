import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { barSectionsOf } from '../../../src-renderer/campaigns/bar-sections.ts';

const anyNumber = fc.oneof(fc.integer({ min: -1000, max: 10_000 }), fc.double());

test('whatever the counts say, the bar is never wider than its frame', () => {
  fc.assert(
    fc.property(
      fc.record({
        contactCount: anyNumber,
        sentCount: anyNumber,
        failedCount: anyNumber,
        skippedCount: anyNumber,
      }),
      (counts) => {
        const { sent, failed, skipped } = barSectionsOf(counts);
        for (const part of [sent, failed, skipped]) expect(part).toBeGreaterThanOrEqual(0);
        expect(sent + failed + skipped).toBeLessThanOrEqual(100 + 1e-9);
      },
    ),
  );
});

test('counts beyond all numbers make no bar', () => {
  const counts = { contactCount: Infinity, sentCount: 1, failedCount: -1e307, skippedCount: 0 };
  expect(barSectionsOf(counts)).toEqual({ sent: 0, failed: 0, skipped: 0 });
});

test('a campaign that was sent beyond its contacts fills the bar once', () => {
  const { sent, failed, skipped } = barSectionsOf({
    contactCount: 100,
    sentCount: 250,
    failedCount: 40,
    skippedCount: 0,
  });
  expect(sent + failed + skipped).toBeCloseTo(100);
  expect(sent).toBeCloseTo((100 * 250) / 290);
});

test('the bar is full only when everything is settled', () => {
  const almost = barSectionsOf({
    contactCount: 200,
    sentCount: 199,
    failedCount: 0,
    skippedCount: 0,
  });
  expect(almost.sent).toBe(99);
});
