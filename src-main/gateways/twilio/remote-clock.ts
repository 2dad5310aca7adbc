import type { Clock } from '../../engine/ports.ts';

/** How long a measurement counts, at most twice, in milliseconds: clocks drift. */
const goodMs = 600_000;

/** An answer takes no longer than this, in milliseconds: where one seems to, the clock was set. */
const longestAnswerMs = 60_000;

/** How far another computer's clock is from this one's, by the times in its answers. */
export interface RemoteClock {
  /** @param at the time in an answer that came just now, in whole seconds, as milliseconds since 1970. */
  record(at: number): void;
  /** How far it is behind, in milliseconds; below 0 where it is ahead, and 0 before the first answer. */
  behindMs(): number;
}

/**
 * Each answer makes the other clock look behind by the time that it took and by the part of the second that it
 * leaves out: the smallest measurement is the nearest. Counted by `Clock.elapsed`, so that setting this
 * computer's clock changes nothing about the other one.
 */
export function createRemoteClock(clock: Pick<Clock, 'now' | 'elapsed'>): RemoteClock {
  let since = -Infinity;
  let smallest: number | null = null;
  let smallestBefore: number | null = null;

  const best = () =>
    smallest === null
      ? null
      : smallestBefore === null
        ? smallest
        : Math.min(smallest, smallestBefore);

  return {
    record(at) {
      const elapsed = clock.elapsed();
      const measured = elapsed - at;
      const known = best();
      if (known === null || measured - known > longestAnswerMs) {
        [smallest, smallestBefore, since] = [measured, null, elapsed];
        return;
      }
      if (elapsed - since >= goodMs) {
        [smallest, smallestBefore, since] = [measured, smallest, elapsed];
        return;
      }
      smallest = Math.min(smallest ?? measured, measured);
    },
    behindMs() {
      const known = best();
      return known === null ? 0 : known + clock.now() - clock.elapsed();
    },
  };
}
