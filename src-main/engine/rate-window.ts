/** The clock counts whole milliseconds: two times a second apart can differ by this much less. */
const roundingMs = 1;

/** An answer's way is two times apart from two others: four more roundings, half of them down. */
const answerRoundingMs = 2;

/** A message counts no longer than this, in milliseconds, though no answer came; longer only where the window is. */
const longestCountMs = 6000;

/** In how many separate seconds an answer has to be about the quickest before the quickest is believed. */
const secondsToBelieve = 20;

/** An answer is about the quickest where that one took no less than this share of its time. */
const quickestShare = 0.9;

/** Not seen for so long, in milliseconds, the quickest answer says nothing of the way as it is now. */
const quickestKeptMs = 60_000;

/**
 * The limit of a sender, exact where it counts: at the receiver no window of one second has more
 * segments than the rate allows. When a message arrives there can only be told from its answer: a
 * message may have arrived as late as its answer left, so that it counts for a second from its answer.
 * Less what an answer takes at least, once that has proved true for a while: the first messages wait for
 * connections, and their answers say nothing of the way. Two limits are left, where a window of one second
 * can have more: a message that is on its way for longer than `longestCountMs`, and ways that were all slow
 * for that while and are then quick at once.
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
  /** Counts a message of that many segments that goes now; to be told when its answer arrives. */
  record(segments: number, now: number): (answeredAt: number) => void;
  /** Changes the rate, in segments a second, greater than 0. What has gone still counts. */
  setRate(segmentsPerSecond: number): void;
}

interface Departure {
  readonly at: number;
  readonly segments: number;
  answeredAt: number | null;
}

/** @param segmentsPerSecond greater than 0. */
export function createRateWindow(segmentsPerSecond: number): RateWindow {
  let capacity = 1;
  let windowMs = 1000;
  let recent: Departure[] = [];
  const quickest = createQuickest();
  setRate(segmentsPerSecond);

  function setRate(rate: number): void {
    capacity = Math.max(1, Math.ceil(rate - 1e-9));
    windowMs = (1000 * capacity) / rate + roundingMs;
  }

  /** When a message no longer counts. */
  function leavesAt({ at, answeredAt }: Departure, now: number): number {
    const longestHoldMs = Math.max(0, longestCountMs - windowMs);
    if (answeredAt === null) return at + windowMs + longestHoldMs;
    const late = answeredAt - at - quickest.at(now);
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
      const departure: Departure = { at: now, segments, answeredAt: null };
      recent.push(departure);
      return (answeredAt) => {
        departure.answeredAt ??= answeredAt;
        quickest.record(answeredAt - departure.at, answeredAt);
      };
    },
    setRate,
  };
}

/** What an answer takes at least. */
function createQuickest() {
  let least = Infinity;
  /** When an answer was about that quick, and in how many separate seconds. */
  let seenAt = -Infinity;
  let seconds = 0;

  const isKept = (now: number) => now >= seenAt && now - seenAt < quickestKeptMs;

  return {
    record(tookMs: number, now: number): void {
      if (!isKept(now) || tookMs < least * quickestShare) {
        least = tookMs;
        seconds = 0;
      }
      if (tookMs * quickestShare > least) return;
      if (seconds === 0 || Math.floor(now / 1000) !== Math.floor(seenAt / 1000)) seconds += 1;
      least = Math.min(least, tookMs);
      seenAt = now;
    },
    /** In milliseconds; 0 where that is not known well enough. */
    at: (now: number) => (seconds < secondsToBelieve || !isKept(now) ? 0 : least * quickestShare),
  };
}
