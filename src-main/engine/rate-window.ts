/** The clock counts whole milliseconds: two times a second apart can differ by this much less. */
const roundingMs = 1;

/**
 * The limit of a sender, exact: no window of one second has more segments than the rate allows. For a
 * rate that is not a whole number, the window is the time that the next whole number of segments takes.
 * A message with more segments than fit into a window goes alone.
 */
export interface RateWindow {
  /** When a message of that many segments may go: `now` or later. Both in milliseconds. */
  freeAt(segments: number, now: number): number;
  /** Counts a message of that many segments that goes now. */
  record(segments: number, now: number): void;
}

/** @param segmentsPerSecond greater than 0. */
export function createRateWindow(segmentsPerSecond: number): RateWindow {
  const capacity = Math.max(1, Math.ceil(segmentsPerSecond - 1e-9));
  const windowMs = (1000 * capacity) / segmentsPerSecond + roundingMs;
  let recent: { readonly at: number; readonly segments: number }[] = [];

  function dropOld(now: number): void {
    // A time in the future was recorded before the clock was set back: it must not hold messages up.
    recent = recent.filter(({ at }) => at > now - windowMs && at <= now);
  }

  return {
    freeAt(segments, now) {
      dropOld(now);
      let used = recent.reduce((sum, message) => sum + message.segments, 0);
      let freeAt = now;
      for (const message of recent) {
        if (used + segments <= capacity) break;
        used -= message.segments;
        freeAt = message.at + windowMs;
      }
      return Math.ceil(freeAt);
    },
    record(segments, now) {
      dropOld(now);
      recent.push({ at: now, segments });
    },
  };
}
