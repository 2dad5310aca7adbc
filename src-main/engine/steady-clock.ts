import type { CalendarDay } from './sender-queue.ts';
import type { Clock } from './ports.ts';

/**
 * A clock that begins with the one on the wall and that nobody can set: what waits by it waits neither
 * longer nor shorter because the computer's clock is put right, or wrong. It falls behind while the
 * computer sleeps.
 */
export interface SteadyClock extends Clock {
  /** How far the clock on the wall is ahead of this one, in milliseconds; below 0 where it is behind. */
  aheadMs(): number;
  /** By how much the clock on the wall was set back since it was furthest ahead, in milliseconds. */
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

/** The days of the calendar, which go by the clock on the wall, told in the times of a steady one. */
export function daysOnSteadyClock(
  dayOf: (time: number) => CalendarDay,
  clock: SteadyClock,
): (time: number) => CalendarDay {
  return (time) => {
    const ahead = clock.aheadMs();
    const { name, endsAt } = dayOf(time + ahead);
    return { name, endsAt: endsAt - ahead };
  };
}
