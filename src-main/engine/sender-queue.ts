import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { WaitReason } from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { createPacer } from './pacer.ts';
import type { Clock } from './ports.ts';
import { createRateWindow } from './rate-window.ts';

/** After this many attempts in a row that did not get through, the campaigns of a sender are paused. */
const mostUnreachable = 10;

/** The longest wait between attempts: by our own choice, and at a provider's request. */
const longestPauseMs = 60_000;
const longestRequestedPauseMs = 3_600_000;

/** How long before it is due a message is claimed, so that the wait for the disk does not delay it. */
const claimAheadMs = 50;

/** Bounds of the answer time of a provider that is reckoned with, in milliseconds. */
const shortestAnswerMs = 500;
const longestAnswerMs = 5000;

/** Why a sender waits, and until when (milliseconds since 1970, by the steady clock). */
export interface SenderQueueWait {
  readonly reason: WaitReason;
  readonly until: number;
}

/**
 * One sender of one gateway, shared by its campaigns. It keeps the rate, slows down when the provider
 * throttles, speeds up again step by step, and pauses when nothing gets through.
 */
export interface SenderQueue {
  /** Why and until when nothing may be claimed; null when messages may be claimed. */
  waitFor(now: number): SenderQueueWait | null;
  /** How many messages may be claimed now, and of how many segments in all. */
  allowance(now: number): { readonly messages: number; readonly segments: number };
  /** Reserves a slot for a claimed message of that many segments; returns when it is due. */
  reserve(segments: number, now: number): number;
  /** Calls `send` at the moment at which a message with a reserved slot may go. */
  dispatch(segments: number, dueAt: number, send: () => void): void;
  /** Adapts to the outcome of a message; returns why all campaigns of this sender must stop, or null. */
  recordOutcome(outcome: Outcome, tookMs: number, now: number): PauseReason | null;
  /** When its pause ends; in the past while it is not paused. */
  readonly pausedUntil: number;
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

/** How much a sender may send a day. */
export interface DailyAllowance {
  /** Segments; 0 sets no limit. */
  readonly cap: number;
  readonly dayOf: (time: number) => CalendarDay;
  /** Segments that were sent already on that day. */
  readonly usedOn: (day: string) => number;
}

/**
 * @param segmentsPerSecond 0 sets no limit.
 * @param mostInFlight messages that may be with the provider at once.
 */
export function createSenderQueue(
  segmentsPerSecond: number,
  mostInFlight: number,
  daily: DailyAllowance,
  clock: Clock,
): SenderQueue {
  const isLimited = segmentsPerSecond > 0;
  const pacer = createPacer(isLimited ? segmentsPerSecond : 1);
  const window = createRateWindow(isLimited ? segmentsPerSecond : 1);
  let lastDispatch: Promise<void> = Promise.resolve();
  /** The part of the rate that the provider accepts at present: 0.1 to 1. */
  let throttleFactor = 1;
  let pausedUntil = 0;
  let reason: WaitReason = 'throttled';
  let failuresInARow = 0;
  let inFlight = 0;
  let averageAnswerMs = shortestAnswerMs;

  function recordAnswerTime(tookMs: number): void {
    averageAnswerMs += (Math.min(tookMs, longestAnswerMs) - averageAnswerMs) / 8;
  }

  function inFlightLimit(): number {
    // After a failure one message probes before the others follow.
    if (failuresInARow > 0) return 1;
    if (!isLimited) return mostInFlight;
    // Enough for the rate when answers take twice as long as usual, and one more.
    const answerSeconds = Math.max(shortestAnswerMs, 2 * averageAnswerMs) / 1000;
    return Math.min(mostInFlight, 1 + Math.ceil(segmentsPerSecond * answerSeconds));
  }

  function leftToday(now: number): number {
    return daily.cap === 0 ? Infinity : daily.cap - daily.usedOn(daily.dayOf(now).name);
  }

  function setThrottleFactor(next: number): void {
    throttleFactor = Math.min(1, Math.max(0.1, next));
    if (isLimited) pacer.setRate(segmentsPerSecond * throttleFactor);
  }

  const backoff = (firstMs: number) => Math.min(firstMs * 2 ** failuresInARow, longestPauseMs);

  function pause(why: WaitReason, pauseMs: number, now: number): void {
    reason = why;
    pausedUntil = Math.max(pausedUntil, now + pauseMs);
  }

  const waitUntil = (time: number) =>
    new Promise<void>((resolve) => void clock.after(time - clock.now(), resolve));

  async function dispatchInTurn(segments: number, dueAt: number, send: () => void): Promise<void> {
    let freeAt = Math.max(dueAt, window.freeAt(segments, clock.now()));
    // A timer can fire a fraction of a millisecond early.
    while (freeAt > clock.now()) {
      await waitUntil(freeAt);
      freeAt = window.freeAt(segments, clock.now());
    }
    send();
    // Recorded after sending, so that a delay in between cannot bring the next message too close.
    window.record(segments, clock.now());
  }

  return {
    waitFor(now) {
      // A clock that was set back must not make a pause longer than the longest one.
      if (pausedUntil - now > longestRequestedPauseMs) pausedUntil = now;
      if (pausedUntil > now) return { reason, until: pausedUntil };
      if (leftToday(now) <= 0) return { reason: 'daily-cap', until: daily.dayOf(now).endsAt };
      if (!isLimited) return null;
      const claimableAt = pacer.dueAt(now) - claimAheadMs;
      return claimableAt > now ? { reason: 'rate', until: claimableAt } : null;
    },
    allowance(now) {
      const room = Math.max(0, inFlightLimit() - inFlight);
      return { messages: isLimited ? Math.min(1, room) : room, segments: leftToday(now) };
    },
    reserve(segments, now) {
      inFlight += 1;
      return isLimited ? pacer.reserve(segments, now) : now;
    },
    dispatch(segments, dueAt, send) {
      if (isLimited) {
        lastDispatch = lastDispatch.then(() => dispatchInTurn(segments, dueAt, send));
      } else {
        send();
      }
    },
    recordOutcome(outcome, tookMs, now) {
      inFlight -= 1;
      switch (outcome.kind) {
        case 'accepted':
        case 'rejected':
          failuresInARow = 0;
          recordAnswerTime(tookMs);
          setThrottleFactor(throttleFactor * 1.02);
          return null;
        case 'throttled':
          // Several messages in flight can be throttled at once: that slows the sender down only once.
          if (now >= pausedUntil) {
            failuresInARow += 1;
            setThrottleFactor(throttleFactor / 2);
          }
          pause(
            'throttled',
            Math.min(outcome.retryAfterMs ?? backoff(1000), longestRequestedPauseMs),
            now,
          );
          return null;
        case 'unreachable':
          // A lost connection hits all messages in flight: that counts as one failure.
          if (now >= pausedUntil) failuresInARow += 1;
          pause('retry', backoff(250), now);
          if (failuresInARow < mostUnreachable) return null;
          failuresInARow = 0;
          return { code: 'unreachable', text: outcome.detail };
        case 'blocked':
          return { code: 'blocked', errorCode: outcome.code, text: outcome.detail };
        case 'unknown':
          return null;
      }
    },
    get pausedUntil() {
      return pausedUntil;
    },
    get rate() {
      return isLimited ? segmentsPerSecond * throttleFactor : 0;
    },
  };
}
