import { createWays } from './ways.ts';

/** The clock counts whole milliseconds: two times a second apart can differ by this much less. */
const roundingMs = 1;

/** An answer's way is two times apart from two others: four more roundings, half of them down. */
const answerRoundingMs = 2;

/** A message counts no longer than this, in milliseconds, though no answer came; longer only where the window is. */
const longestCountMs = 6000;

/**
 * Ways of usual messages differ by no more than this, in milliseconds, where the provider does not say how
 * long it worked on each.
 */
const usualDifferenceMs = 6;

/**
 * The limit of a sender, exact where it counts: at the receiver no window of one second has more
 * segments than the rate allows. When a message arrives there can only be told from its answer: a
 * message may have arrived as late as its answer left, so that it counts for a second from its answer,
 * less the time that the provider says it worked on the message, and less what the way takes at least,
 * once some seconds have shown that (`ways.ts`).
 *
 * A provider that does not say how long it worked would slow its sender down by the differences of its
 * answers. Its usual answers are taken to differ by its work, and their ways by `usualDifferenceMs` at
 * most; an answer that is late counts as above.
 *
 * Limits are left, where a window of one second can have more: a message that is on its way for longer
 * than `longestCountMs`; ways that were all slow for some seconds and are then quick at once; and, where
 * the provider says nothing, ways that differ by more and still have usual answers.
 *
 * For a rate that is not a whole number, the window is the time that the next whole number of segments
 * takes. A message with more segments than fit into a window goes alone.
 */
export interface RateWindow {
  /**
   * When a message of that many segments may go as far as is known: `now` or later, in milliseconds.
   * An answer can change it, both ways.
   */
  freeAt(segments: number, now: number): number;
  /**
   * Counts a message of that many segments that goes now; to be told when its answer arrives, and how long
   * the provider says it worked on the message, in milliseconds, where it does.
   */
  record(segments: number, now: number): (answeredAt: number, workedMs?: number) => void;
  /** Changes the rate, in segments a second, greater than 0. What has gone still counts. */
  setRate(segmentsPerSecond: number): void;
}

interface Departure {
  readonly at: number;
  readonly segments: number;
  /** Null before its answer. */
  answer: Answer | null;
}

interface Answer {
  /** What the way there and back took, and the work where the provider does not say how long that was. */
  readonly tookMs: number;
  readonly isWorkSaid: boolean;
}

/** @param segmentsPerSecond greater than 0. */
export function createRateWindow(segmentsPerSecond: number): RateWindow {
  let capacity = 1;
  let windowMs = 1000;
  let recent: Departure[] = [];
  const ways = { said: createWays(), unsaid: createWays() };
  setRate(segmentsPerSecond);

  function setRate(rate: number): void {
    capacity = Math.max(1, Math.ceil(rate - 1e-9));
    windowMs = (1000 * capacity) / rate + roundingMs;
  }

  /** How long after its answer a message still counts for a second, apart from the least way. */
  function lateMs({ tookMs, isWorkSaid }: Answer, now: number): number {
    const { said, unsaid } = ways;
    const late = tookMs - (isWorkSaid ? said : unsaid).leastMs(now);
    if (late <= 0) return 0;
    const isUsual = !isWorkSaid && tookMs <= unsaid.usualMs(now);
    return isUsual ? Math.min(late, usualDifferenceMs) : late + answerRoundingMs;
  }

  /** When a message no longer counts. */
  function leavesAt({ at, answer }: Departure, now: number): number {
    const longestHoldMs = Math.max(0, longestCountMs - windowMs);
    const holdMs = answer === null ? longestHoldMs : lateMs(answer, now);
    return at + windowMs + Math.min(longestHoldMs, holdMs);
  }

  function dropOld(now: number): void {
    // A time in the future was recorded before the clock was set back: it must not hold messages up.
    recent = recent.filter((one) => one.at <= now && leavesAt(one, now) > now);
  }

  return {
    freeAt(segments, now) {
      dropOld(now);
      let used = recent.reduce((sum, message) => sum + message.segments, 0);
      let freeAt = now;
      const inOrder = recent
        .map((one) => ({ segments: one.segments, leavesAt: leavesAt(one, now) }))
        .toSorted((one, other) => one.leavesAt - other.leavesAt);
      for (const message of inOrder) {
        if (used + segments <= capacity) break;
        used -= message.segments;
        freeAt = message.leavesAt;
      }
      return Math.ceil(freeAt);
    },
    record(segments, now) {
      dropOld(now);
      const departure: Departure = { at: now, segments, answer: null };
      recent.push(departure);
      return (answeredAt, workedMs) => {
        if (departure.answer !== null) return;
        const took = answeredAt - departure.at;
        // More work than time is no work of this message.
        const isWorkSaid = workedMs !== undefined && workedMs <= took + answerRoundingMs;
        const tookMs = isWorkSaid ? Math.max(0, took - workedMs) : took;
        departure.answer = { tookMs, isWorkSaid };
        (isWorkSaid ? ways.said : ways.unsaid).record(tookMs, answeredAt);
      };
    },
    setRate,
  };
}
