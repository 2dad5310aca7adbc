/** Lateness that may be caught up, in milliseconds: how late a timer of a busy computer can be. */
const mostCatchUpMs = 250;

/**
 * The plan of a sender: when its next message is due, so that over any longer time the mean is the
 * rate. A wake-up that comes late does not push the following ones back.
 */
export interface Pacer {
  /** When the next message is due: `now`, or later. Both in milliseconds. */
  dueAt(now: number): number;
  /** Takes the next place in the plan for a message of that many segments; returns when it is due. */
  take(segments: number, now: number): number;
  /** Changes the rate, in segments a second, greater than 0. */
  setRate(segmentsPerSecond: number): void;
}

/** A pacer for that many segments a second, greater than 0. */
export function createPacer(segmentsPerSecond: number): Pacer {
  let rate = segmentsPerSecond;
  /** Undefined before the first message. */
  let plannedAt: number | undefined;
  let lastCostMs = 0;

  function planned(now: number): number {
    if (plannedAt === undefined) return now;
    // Further away than what was taken explains: the clock was set back.
    if (plannedAt - now > lastCostMs + 2 * mostCatchUpMs) return now;
    return Math.max(plannedAt, now - mostCatchUpMs);
  }

  return {
    dueAt: (now) => Math.max(now, planned(now)),
    take(segments, now) {
      const place = planned(now);
      lastCostMs = (1000 * segments) / rate;
      plannedAt = place + lastCostMs;
      return Math.max(now, place);
    },
    setRate(next) {
      rate = next;
    },
  };
}
