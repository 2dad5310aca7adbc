import { createWays } from './ways.ts';

/** The clock counts whole milliseconds: two times a second apart can differ by this much less. */
const roundingMs = 1;

/** An answer's way is two times apart from two others: four more roundings, half of them down. */
const answerRoundingMs = 2;

/** A message counts no longer than this, in milliseconds, though no answer came; longer only where the window is. */
const longestCountMs = 6000;

/**
 * The limit of a sender, exact where it counts: at the receiver no window of one second has more
 * segments than the rate allows. When a message arrives there can only be told from its answer: a
 * message may have arrived as late as its answer left, so that it counts for a second from its answer,
 * less the time that the provider says it worked on the message, and less what the way takes at least,
 * once some seconds have shown that (`ways.ts`).
 *
 * What a provider does not say of its work counts as way: its sender is slowed down by the differences of
 * its answers, and never above its limit.
 *
 * Two limits are left, where a window of one second can have more: a message that is on its way for longer
 * than `longestCountMs`; and ways that were all slow for some seconds and are then quick at once.
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
  /** How long it was on its way, there and back, in milliseconds; null before its answer. */
  wayMs: number | null;
}

/** @param segmentsPerSecond greater than 0. */
export function createRateWindow(segmentsPerSecond: number): RateWindow {
  let capacity = 1;
  let windowMs = 1000;
  let recent: Departure[] = [];
  const ways = createWays();
  setRate(segmentsPerSecond);

  function setRate(rate: number): void {
    capacity = Math.max(1, Math.ceil(rate - 1e-9));
    windowMs = (1000 * capacity) / rate + roundingMs;
  }

  /** When a message no longer counts. */
  function leavesAt({ at, wayMs }: Departure, now: number): number {
    const longestHoldMs = Math.max(0, longestCountMs - windowMs);
    if (wayMs === null) return at + windowMs + longestHoldMs;
    const late = wayMs - ways.leastMs(now);
    const holdMs = late <= 0 ? 0 : Math.min(longestHoldMs, late + answerRoundingMs);
    return at + windowMs + holdMs;
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
      const departure: Departure = { at: now, segments, wayMs: null };
      recent.push(departure);
      return (answeredAt, workedMs = 0) => {
        if (departure.wayMs !== null) return;
        const tookMs = answeredAt - departure.at;
        // More work than time is no work of this message.
        const isWork = workedMs <= tookMs + answerRoundingMs;
        departure.wayMs = isWork ? Math.max(0, tookMs - workedMs) : tookMs;
        ways.record(departure.wayMs, answeredAt);
      };
    },
    setRate,
  };
}
