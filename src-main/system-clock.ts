import type { Clock } from './engine/ports.ts';

/** The computer’s own clock; the only place that knows Date and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};
