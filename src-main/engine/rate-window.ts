/** The clock counts whole milliseconds: what seems a second apart can be that much less. */
const roundingMs = 1;

/**
 * The limit of a sender, held exactly: in no window of one second do more segments go out than the
 * rate allows (for a rate that is no whole number, the window is the time that the next whole number
 * of segments takes). A message of more segments than fit into a window goes alone.
 */
export interface RateWindow {
  /** When a message of that many segments may go: `now`, or later. Both in milliseconds. */
  freeAt(segments: number, now: number): number;
  /** Notes that a message of that many segments goes now. */
  note(segments: number, now: number): void;
}

/** A window for that many segments a second, greater than 0. */
export function createRateWindow(segmentsPerSecond: number): RateWindow {
  const capacity = Math.max(1, Math.ceil(segmentsPerSecond - 1e-9));
  const windowMs = (1000 * capacity) / segmentsPerSecond + roundingMs;
  let recent: { readonly at: number; readonly segments: number }[] = [];

  function forget(now: number): void {
    // What lies in the future was noted before the clock was set back: it must not hold things up.
    recent = recent.filter(({ at }) => at > now - windowMs && at <= now);
  }

  return {
    freeAt(segments, now) {
      forget(now);
      let used = recent.reduce((sum, gone) => sum + gone.segments, 0);
      let freeAt = now;
      for (const gone of recent) {
        if (used + segments <= capacity) break;
        used -= gone.segments;
        freeAt = gone.at + windowMs;
      }
      return Math.ceil(freeAt);
    },
    note(segments, now) {
      forget(now);
      recent.push({ at: now, segments });
    },
  };
}
