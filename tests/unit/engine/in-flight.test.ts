import { describe, expect, it } from 'vitest';
import { createSenderQueue } from '../../../src-main/engine/sender/sender-queue.ts';
import { createPacer } from '../../../src-main/engine/sender/pacer.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { seededRandom } from '../../support/fake-twilio/faults.ts';
import { utcDay } from '../../support/engine.ts';
import {
  type Sent,
  type Way,
  busiestWindow,
  throughSenderQueue,
  arrivals,
  ones,
} from './paced-senders.ts';

function meanRate(sent: readonly Sent[]): number {
  const first = sent[0]?.at ?? 0;
  const last = sent.at(-1);
  const segments = sent.reduce((sum, message) => sum + message.segments, 0);
  return (1000 * (segments - (last?.segments ?? 0))) / ((last?.at ?? 0) - first);
}

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

  it.each([1, 3, 10, 100])(
    'is the rate of %d segments a second, though the receiver works 65 to 215 ms on each message',
    async (rate) => {
      const received = await arrivals(rate, unevenWays(rate));
      expect(Math.abs(meanRate(received) / rate - 1)).toBeLessThan(0.02);
      expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(rate);
    },
  );

  it('is lower, and never above the rate, where the receiver does not say how long it worked', async () => {
    const received = await arrivals(10, unevenWays(10), { isWorkSaid: false });
    expect(meanRate(received)).toBeGreaterThan(8);
    expect(busiestWindow(received, 1000)).toBeLessThanOrEqual(10);
  });

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

/** For 90 seconds. */
function unevenWays(rate: number): readonly Way[] {
  const random = seededRandom(7);
  const work = () => Math.round(65 + 150 * random());
  return Array.from({ length: 90 * rate }, () => ({ there: 5, back: 5, work: work() }));
}
