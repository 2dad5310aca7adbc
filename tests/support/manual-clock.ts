import type { Clock } from '../../src-main/engine/ports.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Lets that many milliseconds pass, calling back whatever becomes due, in order. */
  advance(milliseconds: number): Promise<void>;
  /** Jumps from one due callback to the next until the promise settles. */
  runUntil<T>(promise: Promise<T>): Promise<T>;
  /** Sets the time without anything becoming due, as a person does who changes the computer's clock. */
  jump(milliseconds: number): void;
}

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly callback: () => void;
}

/** A clock that begins at that time, in milliseconds since 1970. */
export function createManualClock(startAt = 1_800_000_000_000): ManualClock {
  let wall = startAt;
  let elapsed = 0;
  let order = 0;
  let timers: Timer[] = [];

  /** Promises that are already settled get their turn, as they do between two real timers. */
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));

  function nextTimer(): Timer | undefined {
    return timers.toSorted((one, other) => one.dueAt - other.dueAt || one.order - other.order)[0];
  }

  function fire(timer: Timer): void {
    timers = timers.filter((other) => other !== timer);
    const passed = Math.max(0, timer.dueAt - elapsed);
    elapsed += passed;
    wall += passed;
    timer.callback();
  }

  return {
    now: () => wall,
    elapsed: () => elapsed,
    after(delayMs, callback) {
      // Real clocks count whole milliseconds, and no timer is early.
      const dueAt = elapsed + Math.ceil(Math.max(0, delayMs));
      const timer = { dueAt, order: order++, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(milliseconds) {
      const until = elapsed + milliseconds;
      for (;;) {
        await settle();
        const next = nextTimer();
        if (next === undefined || next.dueAt > until) break;
        fire(next);
      }
      wall += until - elapsed;
      elapsed = until;
    },
    async runUntil(promise) {
      let isSettled = false;
      const finished = promise.finally(() => {
        isSettled = true;
      });
      finished.catch(() => undefined);
      for (;;) {
        await settle();
        if (isSettled) return finished;
        const next = nextTimer();
        if (next === undefined) {
          await settle();
          if (isSettled) return finished;
          if (nextTimer() === undefined) throw new Error('Nothing is due, and it has not settled.');
          continue;
        }
        fire(next);
      }
    },
    jump(milliseconds) {
      wall += milliseconds;
    },
  };
}
