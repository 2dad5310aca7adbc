import type { Clock } from './engine/ports.ts';

/**
 * The longest that a timer runs at once, in milliseconds: timers stand still while a computer sleeps,
 * so the clock on the wall is looked at again this often.
 */
const longestTimerMs = 60_000;

/** The computer’s own clock; the only place that knows Date and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(delayMs, callback) {
    if (delayMs <= 0) {
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    }
    const dueAt = Date.now() + delayMs;
    const startedAt = performance.now();
    let timer: NodeJS.Timeout;
    /** Due by the wall or by the time that passed, whichever is first: the wall can be set back. */
    const check = () => {
      const left = Math.min(dueAt - Date.now(), delayMs - (performance.now() - startedAt));
      if (left <= 0) callback();
      else timer = setTimeout(check, Math.min(left, longestTimerMs));
    };
    timer = setTimeout(check, Math.min(delayMs, longestTimerMs));
    return () => clearTimeout(timer);
  },
};
