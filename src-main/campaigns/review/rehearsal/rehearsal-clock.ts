import type { Clock } from '../../../engine/ports.ts';

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly callback: () => void;
  isCanceled: boolean;
}

/** A clock that jumps from one due callback to the next: a day takes as long as what happens in it. */
export interface RehearsalClock extends Clock {
  /**
   * Lets time pass until the promise settles. Rejects where nothing is due any more and it has not.
   *
   * @param onStep called between any two callbacks.
   */
  runUntil<T>(promise: Promise<T>, onStep: () => void): Promise<T>;
}

/**
 * A clock that begins at a time, in milliseconds since 1970. What it drives must wait for nothing but this
 * clock and what happens at once: a disk would look infinitely slow.
 *
 * @param real lets other work of the thread run.
 */
export function createRehearsalClock(startAt: number, real: Pick<Clock, 'after'>): RehearsalClock {
  let elapsed = 0;
  let order = 0;
  const timers: Timer[] = [];

  /** Promises that are settled get their turn. */
  const settle = () => new Promise<void>((resolve) => void real.after(0, resolve));

  function next(): Timer | undefined {
    for (;;) {
      const first = take(timers);
      if (first === undefined || !first.isCanceled) return first;
    }
  }

  return {
    now: () => startAt + elapsed,
    elapsed: () => elapsed,
    after(delayMs, callback) {
      // Real timers count whole milliseconds, and none is early.
      const dueAt = elapsed + Math.ceil(Math.max(0, delayMs));
      const timer: Timer = { dueAt, order: order++, callback, isCanceled: false };
      add(timers, timer);
      return () => {
        timer.isCanceled = true;
      };
    },
    async runUntil(promise, onStep) {
      let isSettled = false;
      const finished = promise.finally(() => {
        isSettled = true;
      });
      finished.catch(() => undefined);
      for (;;) {
        await settle();
        if (isSettled) return await finished;
        onStep();
        const timer = next();
        if (timer === undefined) {
          await settle();
          if (isSettled) return await finished;
          throw new Error('Nothing is due in the rehearsal, and it is not over.');
        }
        elapsed = Math.max(elapsed, timer.dueAt);
        timer.callback();
      }
    },
  };
}

const isBefore = (one: Timer, other: Timer) =>
  one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.order < other.order);

/** Adds to a binary heap. */
function add(heap: Timer[], timer: Timer): void {
  let place = heap.push(timer) - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !isBefore(timer, above)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = timer;
}

/** Takes the first one out of a binary heap. */
function take(heap: Timer[]): Timer | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    if (left === undefined) break;
    const isRight = right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (!isBefore(child, last)) break;
    heap[place] = child;
    place = 2 * place + (isRight ? 2 : 1);
  }
  heap[place] = last;
  return first;
}
