/** The delay that may be caught up, in milliseconds: how late a timer of a busy computer can be. */
const mostCatchUpMs = 250;

/**
 * The schedule of a sender: when its next message is due, so that the mean over any longer time is the
 * rate. A timer that fires late does not delay the messages after it.
 */
export interface Pacer {
  /** When the next message is due: `now` or later. Both in milliseconds. */
  dueAt(now: number): number;
  /** Reserves the next slot for a message of that many segments; returns when it is due. */
  reserve(segments: number, now: number): number;
  /** Changes the rate, in segments a second, greater than 0; what waits for the next slot follows it. */
  setRate(segmentsPerSecond: number): void;
}

/** @param segmentsPerSecond greater than 0. */
export function createPacer(segmentsPerSecond: number): Pacer {
  let rate = segmentsPerSecond;
  /** When the next slot begins; undefined before the first message. */
  let nextSlotAt: number | undefined;
  /** The slot reserved last. */
  let last = { at: 0, segments: 0 };

  function nextSlot(now: number): number {
    if (nextSlotAt === undefined) return now;
    // Further away than the last message explains: the clock was set back.
    if (nextSlotAt - now > (1000 * last.segments) / rate + 2 * mostCatchUpMs) return now;
    return Math.max(nextSlotAt, now - mostCatchUpMs);
  }

  return {
    dueAt: (now) => Math.max(now, nextSlot(now)),
    reserve(segments, now) {
      const slot = nextSlot(now);
      last = { at: slot, segments };
      nextSlotAt = slot + (1000 * segments) / rate;
      return Math.max(now, slot);
    },
    setRate(next) {
      rate = next;
      if (nextSlotAt !== undefined) nextSlotAt = last.at + (1000 * last.segments) / rate;
    },
  };
}
