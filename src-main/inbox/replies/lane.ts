import type { Clock } from '../../engine/ports.ts';

/** Does one thing again and again, beside other lanes. */
export interface Lane {
  /** Begins, once. */
  start(): void;
  /** Does the next step at once, or as soon as the one under way is done. */
  hurry(): void;
  /** Does no further step. */
  stop(): void;
}

/**
 * @param context.step does what is due, and says how long to wait for more, in milliseconds.
 * @param context.pauseAfter how long to wait after a step that threw, in milliseconds.
 */
export function createLane(context: {
  readonly clock: Clock;
  readonly step: () => Promise<number>;
  readonly pauseAfter: (error: unknown) => number;
}): Lane {
  const { clock, step, pauseAfter } = context;
  let isStarted = false;
  let isStopped = false;
  let isHurried = false;
  let interrupt: () => void = () => undefined;

  async function loop(): Promise<void> {
    for (;;) {
      isHurried = false;
      const waitMs = await step().catch(pauseAfter);
      if (!isStopped && !isHurried) await wait(waitMs);
      if (isStopped) return;
    }
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      interrupt = () => {
        cancel();
        resolve();
      };
    });
  }

  return {
    start() {
      if (isStarted || isStopped) return;
      isStarted = true;
      void loop();
    },
    hurry() {
      isHurried = true;
      interrupt();
    },
    stop() {
      isStopped = true;
      interrupt();
    },
  };
}
