import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer } from '../../../src-main/engine/pacer.ts';

/** Sends messages of these sizes as early as the pacer allows, each wake-up late by what `late` says. */
function send(rate: number, sizes: readonly number[], late: (index: number) => number) {
  const pacer = createPacer(rate);
  let now = 1_000_000;
  return sizes.map((segments, index) => {
    const readyAt = pacer.readyAt(segments, now);
    if (readyAt > now) now = readyAt + late(index);
    pacer.spend(segments, now);
    return { at: now, segments };
  });
}

/** The most segments that went out within any window of that many milliseconds. */
function busiestWindow(sent: ReturnType<typeof send>, windowMs: number): number {
  return Math.max(
    ...sent.map(({ at }) =>
      sent
        .filter((other) => other.at >= at && other.at < at + windowMs)
        .reduce((sum, { segments }) => sum + segments, 0),
    ),
  );
}

describe('a sender’s pace', () => {
  it('is never above the rate in any second, however late the timers are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 300, maxLength: 300 }),
        (rate, lateness) => {
          const sent = send(
            rate,
            Array.from({ length: 300 }, () => 1),
            (index) => lateness[index] ?? 0,
          );
          expect(busiestWindow(sent, 1000)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([1, 1.5, 10, 33, 100])('is the rate on the whole, at %d segments a second', (rate) => {
    const sizes = Array.from({ length: rate * 60 }, () => 1);
    const sent = send(rate, sizes, (index) => (index * 7) % 5);
    const seconds = ((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)) / 1000;
    const mean = (sent.length - 1) / seconds;
    expect(mean / rate).toBeGreaterThan(0.99);
    expect(mean / rate).toBeLessThanOrEqual(1.0001);
  });

  it('counts segments, not messages', () => {
    const sent = send(
      6,
      Array.from({ length: 40 }, () => 3),
      () => 0,
    );
    expect((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)).toBe((39 * 3 * 1000) / 6);
    expect(busiestWindow(sent, 1000)).toBe(6);
  });

  it('lets a message that is longer than a second’s worth go alone and keeps its time free', () => {
    const sent = send(1, [4, 1, 4], () => 0);
    expect(sent.map(({ at }) => at - (sent[0]?.at ?? 0))).toEqual([0, 4000, 5000]);
  });

  it('is not held up for longer than a message takes when the clock is set back an hour', () => {
    const pacer = createPacer(1);
    pacer.spend(1, 10_000_000);
    expect(pacer.readyAt(1, 10_000_000 - 3_600_000)).toBe(10_000_000 - 3_600_000);
  });

  it('allows nothing before the next is due, and anything to a sender that was idle', () => {
    const pacer = createPacer(10);
    expect(pacer.allowance(5000)).toBe(Infinity);
    pacer.spend(4, 5000);
    expect(pacer.allowance(5399)).toBe(0);
    expect(pacer.allowance(5400)).toBe(6);
  });
});
