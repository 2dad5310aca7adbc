import type { CalendarDay } from './sender/sender-queue.ts';
import type { Clock } from './ports.ts';

/**
 * A clock that starts at the time of the wall clock and that nobody can set: waits keep their length
 * when the computer's clock is changed. It falls behind while the computer sleeps.
 */
export interface SteadyClock extends Clock {
  /** How far the wall clock is ahead of this one, in milliseconds; below 0 where it is behind. */
  aheadMs(): number;
  /** How far the wall clock was set back since it was furthest ahead, in milliseconds. */
  setBackMs(): number;
}

export function createSteadyClock(wall: Clock): SteadyClock {
  const startedAt = wall.now();
  const startedAfter = wall.elapsed();
  let furthestAheadMs = 0;

  const now = () => Math.floor(startedAt + wall.elapsed() - startedAfter);

  function aheadMs(): number {
    const ahead = wall.now() - now();
    furthestAheadMs = Math.max(furthestAheadMs, ahead);
    return ahead;
  }

  return {
    now,
    aheadMs,
    setBackMs() {
      const ahead = aheadMs();
      return furthestAheadMs - ahead;
    },
    elapsed: () => wall.elapsed(),
    after: (delayMs, callback) => wall.after(delayMs, callback),
  };
}

/** The days of the calendar, which follow the wall clock, in the times of the steady clock. */
export function daysOnSteadyClock(
  dayOf: (time: number) => CalendarDay,
  clock: SteadyClock,
): (time: number) => CalendarDay {
  /** The day of the last question, and the earliest time that is known to be in it. */
  let known = { name: '', since: Infinity, endsAt: -Infinity };
  return (time) => {
    const ahead = clock.aheadMs();
    const at = time + ahead;
    // A calendar takes longer than all the rest of a message.
    if (at < known.since || at >= known.endsAt) known = { ...dayOf(at), since: at };
    return { name: known.name, endsAt: known.endsAt - ahead };
  };
}
