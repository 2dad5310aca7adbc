/** The clock counts whole milliseconds: two times a second apart can differ by this much less. */
const roundingMs = 1;

/** An answer's way is two times apart from two others: four more roundings, half of them down. */
const answerRoundingMs = 2;

/** A message without an answer holds up the others for no longer than this, in milliseconds. */
const longestHoldMs = 5000;

/** The quickest answer is that of the last one to two of these times, in milliseconds. */
const quickestKeptMs = 60_000;

/** Of fewer answers the quickest says little: the first ones wait for a connection. */
const fewestAnswers = 8;

/** An answer can be a little quicker than all before it. */
const quickestShare = 0.9;

/**
 * The limit of a sender, exact where it counts: at the receiver no window of one second has more
 * segments than the rate allows. When a message arrives there can only be told from its answer. An
 * answer that takes longer than the quickest one may have been held up on the way there, so that the
 * messages of the next second wait as much longer.
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
    const quickestMs = quickest.at(now);
    if (answeredAt === null) {
      return now - at < quickestMs ? at + windowMs : at + windowMs + longestHoldMs;
    }
    const late = answeredAt - at - quickestMs;
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

/** The quickest answer of late. */
function createQuickest() {
  let since = -Infinity;
  let before = Infinity;
  let current = Infinity;
  let answers = 0;

  function turn(now: number): void {
    if (now >= since && now - since < quickestKeptMs) return;
    before = now - since < 2 * quickestKeptMs ? current : Infinity;
    current = Infinity;
    since = now;
  }

  return {
    record(tookMs: number, now: number): void {
      turn(now);
      current = Math.min(current, tookMs);
      answers += 1;
    },
    /** What an answer takes at least, in milliseconds; 0 where there were too few to tell. */
    at(now: number): number {
      turn(now);
      const least = Math.min(before, current);
      return least === Infinity || answers < fewestAnswers ? 0 : least * quickestShare;
    },
  };
}
