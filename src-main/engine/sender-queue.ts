import type { WaitReason } from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { createPacer } from './pacer.ts';
import type { Clock } from './ports.ts';
import { createRateWindow } from './rate-window.ts';

/** Attempts in a row that did not get through, after which nothing of the sender is tried any more. */
const mostUnreachable = 10;

/** The longest wait between tries of our own choosing, and the longest that a provider may ask for. */
const longestPauseMs = 60_000;
const longestAskedPauseMs = 3_600_000;

/** How long before its time a message is claimed: writing that down must not make it late. */
const claimAheadMs = 50;

/** What a provider's answer is taken to need at least and at most, in milliseconds. */
const leastAnswerMs = 500;
const longestAnswerMs = 5000;

/** A wait of a sender: why, and until when. */
export interface SenderQueueWait {
  readonly reason: WaitReason;
  readonly until: number;
}

/**
 * One sender of one gateway: what its campaigns share. It knows its pace, slows down when the provider
 * asks for patience, creeps back afterwards, and closes when nothing gets through.
 */
export interface SenderQueue {
  /** Why and until when nothing may be claimed; null when something may. */
  waitFor(now: number): SenderQueueWait | null;
  /** What may be claimed now: how many messages at once, of how many segments in all. */
  allowance(now: number): { readonly messages: number; readonly segments: number };
  /** Takes a claimed message of that many segments on; returns when it is to be handed over. */
  take(segments: number, now: number): number;
  /** Calls `handOver` the moment a message that was taken on may go: not before, and not a little later. */
  dispatch(segments: number, dueAt: number, handOver: () => void): void;
  /** Learns from the outcome of one; returns why every campaign of this sender has to stop, if it has to. */
  learn(outcome: Outcome, tookMs: number, now: number): string | null;
  /** When it opens again; `now` or earlier while it is open. */
  readonly opensAt: number;
  /** Segments a second at present; 0 for no limit of ours. */
  readonly rate: number;
}

/** A day of this computer's calendar. */
export interface CalendarDay {
  /** YYYY-MM-DD. */
  readonly name: string;
  /** The first millisecond of the next day. */
  readonly endsAt: number;
}

/** How much a sender may hand over a day. */
export interface DailyAllowance {
  /** Segments; 0 sets no limit. */
  readonly cap: number;
  readonly dayOf: (time: number) => CalendarDay;
  /** Segments that were handed over already on that day. */
  readonly usedOn: (day: string) => number;
}

/** A lane for that many segments a second (0 sets no limit) and messages in flight at once. */
export function createSenderQueue(
  segmentsPerSecond: number,
  mostInFlight: number,
  daily: DailyAllowance,
  clock: Clock,
): SenderQueue {
  const isLimited = segmentsPerSecond > 0;
  const pacer = createPacer(isLimited ? segmentsPerSecond : 1);
  const window = createRateWindow(isLimited ? segmentsPerSecond : 1);
  let lastDeparture: Promise<void> = Promise.resolve();
  /** Share of its rate that the provider bears at present. */
  let share = 1;
  let opensAt = 0;
  let reason: WaitReason = 'throttled';
  let refusalsInARow = 0;
  let inFlight = 0;
  let averageAnswerMs = leastAnswerMs;

  function noteAnswer(tookMs: number): void {
    averageAnswerMs += (Math.min(tookMs, longestAnswerMs) - averageAnswerMs) / 8;
  }

  function inFlightLimit(): number {
    // After a refusal one message tries the way before the others follow.
    if (refusalsInARow > 0) return 1;
    if (!isLimited) return mostInFlight;
    // What the rate needs when an answer takes twice as long as usual, and one to spare.
    const answerSeconds = Math.max(leastAnswerMs, 2 * averageAnswerMs) / 1000;
    return Math.min(mostInFlight, 1 + Math.ceil(segmentsPerSecond * answerSeconds));
  }

  function leftToday(now: number): number {
    return daily.cap === 0 ? Infinity : daily.cap - daily.usedOn(daily.dayOf(now).name);
  }

  function setShare(next: number): void {
    share = Math.min(1, Math.max(0.1, next));
    if (isLimited) pacer.setRate(segmentsPerSecond * share);
  }

  const backoff = (firstMs: number) => Math.min(firstMs * 2 ** refusalsInARow, longestPauseMs);

  function close(why: WaitReason, pauseMs: number, now: number): void {
    reason = why;
    opensAt = Math.max(opensAt, now + pauseMs);
  }

  const waitUntil = (time: number) =>
    new Promise<void>((resolve) => void clock.after(time - clock.now(), resolve));

  async function departInTurn(
    segments: number,
    dueAt: number,
    handOver: () => void,
  ): Promise<void> {
    let freeAt = Math.max(dueAt, window.freeAt(segments, clock.now()));
    // Timers can be early by a fraction of a millisecond.
    while (freeAt > clock.now()) {
      await waitUntil(freeAt);
      freeAt = window.freeAt(segments, clock.now());
    }
    handOver();
    // Afterwards, so that a hitch of the computer in between cannot bring the next one too near.
    window.note(segments, clock.now());
  }

  return {
    waitFor(now) {
      // A clock that was set back must not keep the lane closed for longer than it can ever be.
      if (opensAt - now > longestAskedPauseMs) opensAt = now;
      if (opensAt > now) return { reason, until: opensAt };
      if (leftToday(now) <= 0) return { reason: 'daily-cap', until: daily.dayOf(now).endsAt };
      if (!isLimited) return null;
      const claimableAt = pacer.dueAt(now) - claimAheadMs;
      return claimableAt > now ? { reason: 'rate', until: claimableAt } : null;
    },
    allowance(now) {
      const room = Math.max(0, inFlightLimit() - inFlight);
      return { messages: isLimited ? Math.min(1, room) : room, segments: leftToday(now) };
    },
    take(segments, now) {
      inFlight += 1;
      return isLimited ? pacer.take(segments, now) : now;
    },
    dispatch(segments, dueAt, handOver) {
      if (isLimited) {
        lastDeparture = lastDeparture.then(() => departInTurn(segments, dueAt, handOver));
      } else {
        handOver();
      }
    },
    learn(outcome, tookMs, now) {
      inFlight -= 1;
      switch (outcome.kind) {
        case 'accepted':
        case 'rejected':
          refusalsInARow = 0;
          noteAnswer(tookMs);
          setShare(share * 1.02);
          return null;
        case 'throttled':
          // Several in flight hear the same refusal: it slows the sender down only once.
          if (now >= opensAt) {
            refusalsInARow += 1;
            setShare(share / 2);
          }
          close(
            'throttled',
            Math.min(outcome.retryAfterMs ?? backoff(1000), longestAskedPauseMs),
            now,
          );
          return null;
        case 'unreachable':
          // So do several that were on their way when the connection went away.
          if (now >= opensAt) refusalsInARow += 1;
          close('retry', backoff(250), now);
          if (refusalsInARow < mostUnreachable) return null;
          refusalsInARow = 0;
          return `${outcome.detail} Nothing was lost: everybody who is left is still queued. Resume when the connection works again.`;
        case 'blocked':
          return outcome.detail;
        case 'unknown':
          return null;
      }
    },
    get opensAt() {
      return opensAt;
    },
    get rate() {
      return isLimited ? segmentsPerSecond * share : 0;
    },
  };
}
