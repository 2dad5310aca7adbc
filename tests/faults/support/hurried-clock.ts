import type { Clock } from '../../../src-main/engine/ports.ts';

/** A clock that runs so many times as fast as the real one, and that can be set. */
export interface HurriedClock extends Clock {
  /** Sets the clock on the wall forward, or back, while time goes on as it did. */
  jump(milliseconds: number): void;
  /** Lets that much time pass for everybody else: the computer sleeps, and no time passes on it. */
  sleep(milliseconds: number): void;
  /** What a clock that nobody set would show. */
  steady(): number;
}

/** As the computer's own clock: what it waits for is looked at again this often, in its milliseconds. */
const longestTimerMs = 60_000;

/**
 * Real HTTP takes real time, which a clock that stands still cannot know of; what only waits need not
 * take so long.
 */
export function createHurriedClock(speed: number, startedAt = Date.now()): HurriedClock {
  const origin = performance.now();
  let jumped = 0;
  let slept = 0;
  const elapsed = () => (performance.now() - origin) * speed;
  const steady = () => Math.round(startedAt + elapsed() + slept);
  const now = () => steady() + jumped;
  return {
    now,
    steady,
    elapsed,
    jump(milliseconds) {
      jumped += milliseconds;
    },
    sleep(milliseconds) {
      slept += milliseconds;
    },
    after(delayMs, callback) {
      if (delayMs <= 0) {
        const immediate = setImmediate(callback);
        return () => clearImmediate(immediate);
      }
      const dueAt = now() + delayMs;
      const dueAfter = elapsed() + delayMs;
      let timer: NodeJS.Timeout;
      const check = () => {
        const left = Math.min(dueAt - now(), dueAfter - elapsed());
        if (left <= 0) callback();
        else timer = setTimeout(check, Math.min(left, longestTimerMs) / speed);
      };
      check();
      return () => clearTimeout(timer);
    },
  };
}
