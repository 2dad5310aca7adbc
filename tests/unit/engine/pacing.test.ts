import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSenderQueue } from '../../../src-main/engine/sender-queue.ts';
import { createPacer } from '../../../src-main/engine/pacer.ts';
import { createRateWindow } from '../../../src-main/engine/rate-window.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { utcDay } from '../../support/engine.ts';

interface Sent {
  readonly at: number;
  readonly segments: number;
}

/** The most segments that went out within any window of that many milliseconds. */
function busiestWindow(sent: readonly Sent[], windowMs: number): number {
  return Math.max(
    ...sent.map(({ at }) =>
      sent
        .filter((other) => other.at >= at && other.at < at + windowMs)
        .reduce((sum, { segments }) => sum + segments, 0),
    ),
  );
}

/** Dispatches messages of these sizes as a sender queue allows; the disk delays each. */
async function throughSenderQueue(
  rate: number,
  sizes: readonly number[],
  heldUp: (index: number) => number,
): Promise<readonly Sent[]> {
  const clock = createManualClock();
  const senderQueue = createSenderQueue(
    { segmentsPerSecond: rate, dailySegments: 0 },
    64,
    { dayOf: utcDay, usedOn: () => 0 },
    clock,
  );
  const sent: Sent[] = [];
  const handOver = async () => {
    const departures: Promise<void>[] = [];
    for (const [index, segments] of sizes.entries()) {
      for (
        let wait = senderQueue.waitFor(clock.now());
        wait !== null;
        wait = senderQueue.waitFor(clock.now())
      ) {
        const { until } = wait;
        await new Promise<void>((resolve) => void clock.after(until - clock.now(), resolve));
      }
      const dueAt = senderQueue.reserve(segments, clock.now());
      await new Promise<void>((resolve) => void clock.after(heldUp(index), resolve));
      departures.push(
        new Promise((resolve) => {
          senderQueue.dispatch(segments, dueAt, () => {
            sent.push({ at: clock.now(), segments });
            resolve();
          });
        }),
      );
    }
    await Promise.all(departures);
  };
  await clock.runUntil(handOver());
  return sent;
}

/**
 * When messages arrive at the receiver, which answers each of them; the ways there and back take that
 * long, and the receiver looks at what arrived when `seenAt` says.
 */
async function arrivals(
  rate: number,
  ways: readonly { readonly there: number; readonly back: number }[],
  seenAt: (at: number) => number = (at) => at,
): Promise<readonly Sent[]> {
  const clock = createManualClock();
  const queue = createSenderQueue(
    { segmentsPerSecond: rate, dailySegments: 0 },
    64,
    { dayOf: utcDay, usedOn: () => 0 },
    clock,
  );
  const wait = (delayMs: number) =>
    new Promise<void>((resolve) => void clock.after(delayMs, resolve));
  const received: Sent[] = [];
  const answers: Promise<void>[] = [];
  const hand = async () => {
    for (const { there, back } of ways) {
      for (
        let next = queue.waitFor(clock.now());
        next !== null;
        next = queue.waitFor(clock.now())
      ) {
        await wait(next.until - clock.now());
      }
      const dueAt = queue.reserve(1, clock.now());
      answers.push(
        new Promise((resolve) => {
          queue.dispatch(1, dueAt, async () => {
            await wait(there);
            const at = seenAt(clock.now());
            await wait(at - clock.now());
            received.push({ at, segments: 1 });
            await wait(back);
            resolve();
          });
        }),
      );
    }
    await Promise.all(answers);
  };
  await clock.runUntil(hand());
  return received;
}

function meanRate(sent: readonly Sent[]): number {
  const first = sent[0]?.at ?? 0;
  const last = sent.at(-1);
  const segments = sent.reduce((sum, message) => sum + message.segments, 0);
  return (1000 * (segments - (last?.segments ?? 0))) / ((last?.at ?? 0) - first);
}

const ones = (count: number) => Array.from({ length: count }, () => 1);

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
      (at) => (at >= busyFrom && at < busyFrom + 2000 ? busyFrom + 2000 : at),
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

describe('a sender’s pace', () => {
  it.each([1, 1.5, 10, 33, 100])(
    'is on the whole the rate of %d segments a second, though writing down takes its time',
    async (rate) => {
      const sent = await throughSenderQueue(
        rate,
        ones(Math.ceil(rate * 30)),
        (index) => (index * 7) % 20,
      );
      expect(Math.abs(meanRate(sent) / rate - 1)).toBeLessThan(0.01);
    },
  );

  it.each([1, 10, 100])(
    'is the rate of %d segments a second, though each answer takes 40 ms, once that is known',
    async (rate) => {
      const ways = Array.from({ length: 90 * rate }, () => ({ there: 20, back: 20 }));
      const received = await arrivals(rate, ways);
      expect(Math.abs(meanRate(received.slice(30 * rate)) / rate - 1)).toBeLessThan(0.01);
    },
  );

  it('counts segments, not messages', async () => {
    const sent = await throughSenderQueue(
      6,
      Array.from({ length: 40 }, () => 3),
      () => 0,
    );
    expect(Math.abs(meanRate(sent) / 6 - 1)).toBeLessThan(0.01);
    expect(busiestWindow(sent, 1000)).toBe(6);
  });

  it('keeps free the time that a long message takes', () => {
    const pacer = createPacer(1);
    expect(pacer.reserve(4, 0)).toBe(0);
    expect(pacer.dueAt(0)).toBe(4000);
    expect(pacer.reserve(1, 4000)).toBe(4000);
    expect(pacer.dueAt(4000)).toBe(5000);
  });

  it('is not pushed back by a wake-up that comes a little late, and does not catch up on hours', () => {
    const pacer = createPacer(10);
    pacer.reserve(1, 0);
    pacer.reserve(1, 130);
    expect(pacer.dueAt(130)).toBe(200);
    pacer.reserve(1, 3_600_000);
    expect(pacer.dueAt(3_600_000)).toBe(3_600_000);
    pacer.reserve(1, 3_600_000);
    pacer.reserve(1, 3_600_000);
    expect(pacer.dueAt(3_600_000)).toBe(3_600_000 + 50);
  });

  it('is not held up when the clock is set back an hour', () => {
    const pacer = createPacer(1);
    pacer.reserve(1, 10_000_000);
    expect(pacer.dueAt(10_000_000 - 3_600_000)).toBe(10_000_000 - 3_600_000);
  });
});

describe('how many messages of a sender are in flight at once', () => {
  const takenOn = (rate: number, answers: readonly number[]) => {
    const clock = createManualClock();
    const senderQueue = createSenderQueue(
      { segmentsPerSecond: rate, dailySegments: 0 },
      64,
      { dayOf: utcDay, usedOn: () => 0 },
      clock,
    );
    for (const tookMs of answers) {
      senderQueue.reserve(1, clock.now());
      senderQueue.recordOutcome({ kind: 'accepted', sid: 'SM', segments: 1 }, tookMs, clock.now());
    }
    let count = 0;
    for (; senderQueue.allowance(clock.now()).messages > 0; count += 1)
      senderQueue.reserve(1, clock.now());
    return count;
  };

  it('follows from the rate and from what an answer takes, and has a bound', () => {
    const quick = Array.from({ length: 50 }, () => 100);
    const slow = Array.from({ length: 50 }, () => 2000);
    expect(takenOn(1, quick)).toBe(2);
    expect(takenOn(10, quick)).toBe(6);
    expect(takenOn(10, slow)).toBe(41);
    expect(takenOn(100, slow)).toBe(64);
    expect(takenOn(0, quick)).toBe(64);
  });
});
