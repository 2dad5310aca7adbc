/** Lateness that may be caught up, in milliseconds: how late a timer of a busy computer can be. */
const mostCatchUpMs = 250;

/**
 * Holds a sender to its rate, exactly: in no window of one second do more segments go out than the
 * rate allows (for a rate that is no whole number, the window is the time that the next whole number
 * of segments takes), and over any longer time the mean is the rate, because a wake-up that comes late
 * does not push the following ones back. A message of more segments than fit into a window goes alone,
 * and the time it takes is kept free after it.
 */
export interface Pacer {
  /** How many segments the next message may have to go now; 0 where none may. */
  allowance(now: number): number;
  /** When a message of that many segments may go: `now`, or later. Both in milliseconds. */
  readyAt(segments: number, now: number): number;
  /** Notes that a message of that many segments goes now. */
  spend(segments: number, now: number): void;
  /** Changes the rate, in segments a second, greater than 0. */
  setRate(segmentsPerSecond: number): void;
}

interface Spent {
  readonly at: number;
  readonly segments: number;
}

/** A pacer for that many segments a second, greater than 0. */
export function createPacer(segmentsPerSecond: number): Pacer {
  let rate = segmentsPerSecond;
  /** When the next segment is due if all goes by the plan; undefined before the first. */
  let plannedAt: number | undefined;
  let lastCostMs = 0;
  let recent: Spent[] = [];

  const capacity = () => Math.max(1, Math.ceil(rate - 1e-9));
  const windowMs = () => (1000 * capacity()) / rate;

  function forget(now: number): void {
    const oldest = now - windowMs();
    // What lies in the future was noted before the clock was set back: it must not hold things up.
    recent = recent.filter((spent) => spent.at > oldest && spent.at <= now);
  }

  /** When enough of the window is free for that many segments. */
  function windowFreeAt(segments: number, now: number): number {
    forget(now);
    let used = recent.reduce((sum, spent) => sum + spent.segments, 0);
    let freeAt = now;
    for (const spent of recent) {
      if (used + segments <= capacity()) break;
      used -= spent.segments;
      freeAt = spent.at + windowMs();
    }
    return freeAt;
  }

  function planned(now: number): number {
    // Further away than the last message explains: the clock was set back.
    if (plannedAt !== undefined && plannedAt - now > lastCostMs) plannedAt = now;
    return Math.max(now, plannedAt ?? now);
  }

  return {
    allowance(now) {
      if (planned(now) > now) return 0;
      forget(now);
      if (recent.length === 0) return Infinity;
      return capacity() - recent.reduce((sum, spent) => sum + spent.segments, 0);
    },
    readyAt: (segments, now) => Math.max(planned(now), windowFreeAt(segments, now)),
    spend(segments, now) {
      forget(now);
      recent.push({ at: now, segments });
      lastCostMs = (1000 * segments) / rate;
      plannedAt = Math.max(plannedAt ?? now, now - mostCatchUpMs) + lastCostMs;
    },
    setRate(next) {
      rate = next;
    },
  };
}
