import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRemoteClock } from '../../../src-main/gateways/twilio/remote-clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';

test('another clock is as far off as the quickest answer says', async () => {
  const answers = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 10_000 }),
      tookMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30_000 })),
    }),
    { minLength: 1, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(
      answers,
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      async (all, behind) => {
        const clock = createManualClock();
        const remote = createRemoteClock(clock);
        let best = Infinity;
        for (const { afterMs, tookMs } of all) {
          await clock.advance(afterMs);
          const shown = Math.floor((clock.now() - tookMs - behind) / 1000) * 1000;
          remote.record(shown);
          best = Math.min(best, clock.now() - shown);
          expect(remote.behindMs()).toBe(best);
          expect(remote.behindMs()).toBeGreaterThanOrEqual(behind);
        }
      },
    ),
  );
});

test('another clock is followed where this one is set, or that one', async () => {
  const clock = createManualClock();
  const remote = createRemoteClock(clock);
  expect(remote.behindMs()).toBe(0);
  remote.record(clock.now() - 5000);
  clock.jump(3_600_000);
  expect(remote.behindMs()).toBe(3_605_000);
  remote.record(clock.now() - 7_200_000);
  expect(remote.behindMs()).toBe(7_200_000);
  // A measurement is worth something for twenty minutes at most.
  remote.record(clock.now() - 7_150_000);
  for (const minutes of [10, 10]) {
    await clock.advance(minutes * 60_000);
    remote.record(clock.now() - 7_170_000);
  }
  expect(remote.behindMs()).toBe(7_170_000);
});
