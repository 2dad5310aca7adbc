import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateWindow } from '../../../src-main/engine/sender/rate-window.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { busiestWindow, throughSenderQueue, arrivals, ones } from './paced-senders.ts';

describe('a sender’s limit', () => {
  it('is never passed within any second, however long the disk takes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 120, maxLength: 120 }),
        async (rate, delays) => {
          const sent = await throughSenderQueue(rate, ones(120), (index) => delays[index] ?? 0);
          expect(sent).toHaveLength(120);
          expect(busiestWindow(sent, 1000)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is never passed at the receiver, however long a message takes to get there, and its answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.array(
          fc.oneof(
            { weight: 8, arbitrary: fc.constant({ there: 20, back: 20 }) },
            {
              weight: 3,
              arbitrary: fc.record({
                there: fc.integer({ min: 20, max: 2500 }),
                back: fc.integer({ min: 20, max: 300 }),
              }),
            },
          ),
          { minLength: 130, maxLength: 130 },
        ),
        async (rate, ways) => {
          const received = await arrivals(rate, ways);
          expect(received).toHaveLength(ways.length);
          expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 15 },
    );
  });

  /** Ways that take that long there and back, in milliseconds, each by itself. */
  const waysOf = (least: number, most: number) =>
    fc.record({
      there: fc.integer({ min: least, max: most }),
      back: fc.integer({ min: 1, max: 100 }),
    });
  it.each([
    ['the first messages wait for connections', fc.integer({ min: 8, max: 30 }), false],
    ['the way is slow for some seconds and then quick', fc.integer({ min: 1, max: 5 }), true],
  ])('is never passed at the receiver where %s', async (_what, length, isInSeconds) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        length,
        fc.array(waysOf(200, 2500), { minLength: 1, maxLength: 40 }),
        waysOf(1, 20),
        async (rate, count, slow, quick) => {
          // What is slow for twenty seconds on end is taken for the way as it is.
          const slowCount = isInSeconds ? count * rate : Math.min(count, 15 * rate);
          const ways = Array.from({ length: slowCount + 3 * rate + 10 }, (_, index) =>
            index < slowCount ? (slow[index % slow.length] ?? quick) : quick,
          );
          const received = await arrivals(rate, ways);
          expect(received).toHaveLength(ways.length);
          expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is never passed at the receiver that does not say how long it worked, where its ways are alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(
          fc.record({
            there: fc.integer({ min: 20, max: 24 }),
            back: fc.integer({ min: 20, max: 24 }),
            work: fc.integer({ min: 50, max: 250 }),
          }),
          { minLength: 40, maxLength: 40 },
        ),
        // Now and then one is stuck on its way.
        fc.array(fc.integer({ min: 1000, max: 2500 }), { minLength: 8, maxLength: 8 }),
        async (rate, usual, stuck) => {
          const ways = Array.from({ length: 20 * rate + 40 }, (_, index) => {
            const way = usual[index % usual.length] ?? { there: 20, back: 20 };
            const isStuck = index % (rate * 3 + 25) === rate * 3;
            return isStuck ? { ...way, there: stuck[index % stuck.length] ?? 1000 } : way;
          });
          const received = await arrivals(rate, ways, { isWorkSaid: false });
          expect(received).toHaveLength(ways.length);
          expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts a message without an answer for six seconds, and no longer', () => {
    const window = createRateWindow(10);
    for (let count = 0; count < 10; count += 1) window.record(1, 1000);
    expect(window.freeAt(1, 1000)).toBe(7000);
    expect(window.freeAt(1, 7000)).toBe(7000);
  });

  it('is never passed at the receiver after it was busy for two seconds', async () => {
    const clock = createManualClock();
    const busyFrom = clock.now() + 3000;
    const received = await arrivals(
      50,
      Array.from({ length: 500 }, () => ({ there: 2, back: 1 })),
      { seenAt: (at) => (at >= busyFrom && at < busyFrom + 2000 ? busyFrom + 2000 : at) },
    );
    expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(50);
  });

  it('counts what was sent before the limit was lowered', () => {
    const window = createRateWindow(50);
    for (let count = 0; count < 40; count += 1) window.record(1, 1000)(1000);
    window.setRate(10);
    expect(window.freeAt(1, 1100)).toBe(2001);
  });

  it('lets a message that is longer than a second’s worth go, alone', () => {
    const window = createRateWindow(2);
    expect(window.freeAt(5, 1000)).toBe(1000);
    window.record(5, 1000)(1000);
    expect(window.freeAt(1, 1000)).toBe(2001);
  });

  it('does not hold things up after the clock was set back an hour', () => {
    const window = createRateWindow(1);
    window.record(1, 10_000_000);
    expect(window.freeAt(1, 10_000_000 - 3_600_000)).toBe(10_000_000 - 3_600_000);
  });
});
