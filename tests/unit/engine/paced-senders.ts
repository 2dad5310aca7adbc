import { createSenderQueue } from '../../../src-main/engine/sender/sender-queue.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { utcDay } from '../../support/engine.ts';

export interface Sent {
  readonly at: number;
  readonly segments: number;
}

/** The most segments that went out within any window of that many milliseconds. */
export function busiestWindow(sent: readonly Sent[], windowMs: number): number {
  return Math.max(
    ...sent.map(({ at }) =>
      sent
        .filter((other) => other.at >= at && other.at < at + windowMs)
        .reduce((sum, { segments }) => sum + segments, 0),
    ),
  );
}

/** Dispatches messages of these sizes as a sender queue allows; the disk delays each. */
export async function throughSenderQueue(
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

/** The way of a message there and back, and how long the receiver works on the message between, in milliseconds. */
export interface Way {
  readonly there: number;
  readonly back: number;
  readonly work?: number;
}

/**
 * When messages arrive at the receiver, which works on each of them and answers; the receiver looks at what
 * arrived when `seenAt` says, and says how long it worked on each unless told not to.
 */
export async function arrivals(
  rate: number,
  ways: readonly Way[],
  {
    seenAt = (at) => at,
    isWorkSaid = true,
  }: { readonly seenAt?: (at: number) => number; readonly isWorkSaid?: boolean } = {},
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
    for (const { there, back, work = 0 } of ways) {
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
            await wait(work);
            await wait(back);
            resolve();
            return isWorkSaid ? work : undefined;
          });
        }),
      );
    }
    await Promise.all(answers);
  };
  await clock.runUntil(hand());
  return received;
}

export const ones = (count: number) => Array.from({ length: count }, () => 1);
