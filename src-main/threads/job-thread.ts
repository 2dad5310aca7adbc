import { Worker } from 'node:worker_threads';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Clock } from '../engine/ports.ts';
import { answerCalls, type Functions } from './answer-calls.ts';
import { Caller, type JobWatch } from './caller.ts';
import { portTo, type Port, type ThreadStart } from './messages.ts';

/**
 * What the JavaScript of a thread may take, in MB: far more than any job needs. Without limits of its
 * own a thread is given those of the whole computer, and collects garbage accordingly late.
 */
const limits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 } as const;

export interface JobThreadOptions {
  readonly start: ThreadStart<unknown>;
  readonly clock: Pick<Clock, 'now'>;
  /** Jobs that may run at once; the others wait in the order in which they were asked for. */
  readonly atOnce: number;
  /**
   * How a running job is canceled: by asking it, or by ending its thread at once, for work of which
   * nothing half done counts.
   */
  readonly cancelBy: 'asking' | 'ending';
  /** What the thread may call on this side. */
  readonly functions?: Functions | undefined;
  /** Where it died it is not started again: what it held is gone, and every call is refused. */
  readonly isStartedOnce?: boolean;
  /** Called whenever the thread has ended, however it ended, with what calls that it left are told. */
  readonly onExit?: (error: Error) => void;
}

/** A job that waits for its turn or has it; only `run` knows its types. */
interface Order {
  readonly name: string;
  readonly input: unknown;
  readonly watch: JobWatch<never>;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

interface RunningThread {
  readonly worker: Worker;
  readonly port: Port;
  readonly caller: Caller;
}

/**
 * A thread and the queue before it. The thread starts with its first job, or when `start` is called. Where it
 * died, the next job starts it again: the jobs that it had are over, and those after them are done.
 */
export class JobThread {
  readonly #options: JobThreadOptions;
  readonly #waiting: Order[] = [];
  readonly #running = new Set<Order>();
  #thread: RunningThread | null = null;
  #isClosing = false;
  /** Resolves when the thread that was started last has ended. */
  #ended: Promise<void> = Promise.resolve();

  constructor(options: JobThreadOptions) {
    this.#options = options;
  }

  /**
   * Does a job when its turn comes. Rejects as the job does; where it is canceled before it began, or
   * `cancelBy` is `ending`, with UserError(`canceled`); after `close` with UserError(`unavailable`).
   */
  async run(name: string, input: unknown, watch: JobWatch<never> = {}): Promise<never> {
    if (this.#isClosing) {
      throw new UserError('unavailable', words.work.closing);
    }
    const { signal } = watch;
    return await new Promise<never>((resolve, reject) => {
      const order: Order = { name, input, watch, resolve, reject };
      if (signal?.aborted === true) {
        reject(canceled());
        return;
      }
      signal?.addEventListener('abort', () => this.#cancel(order), { once: true });
      this.#waiting.push(order);
      this.#next();
    });
  }

  /** Starts the thread before its first job. */
  start(): void {
    if (!this.#isClosing) this.#thread ??= this.#startThread();
  }

  /** Does what was asked for, then ends the thread. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#endIfIdle();
    while (this.#thread !== null) await this.#ended;
  }

  /** Ends the thread in the middle of whatever it does; resolves when it has let go of its files. */
  async end(): Promise<void> {
    this.#isClosing = true;
    await this.#thread?.worker.terminate();
    await this.#ended;
  }

  #next(): void {
    while (this.#running.size < this.#options.atOnce) {
      const order = this.#waiting.shift();
      if (order === undefined) break;
      this.#running.add(order);
      void this.#do(order);
    }
    this.#endIfIdle();
  }

  async #do(order: Order): Promise<void> {
    try {
      this.#thread ??= this.#startThread();
      const output = await this.#thread.caller.call(order.name, order.input, order.watch);
      order.resolve(output);
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      order.reject(this.#wasEnded(order) ? canceled() : fault);
    }
    this.#running.delete(order);
    this.#next();
  }

  #wasEnded({ watch }: Order): boolean {
    return this.#options.cancelBy === 'ending' && watch.signal?.aborted === true;
  }

  #endIfIdle(): void {
    if (!this.#isClosing || this.#running.size > 0 || this.#waiting.length > 0) return;
    this.#thread?.port.say({ kind: 'close' });
  }

  #startThread(): RunningThread {
    const { start, clock, functions, isStartedOnce, onExit } = this.#options;
    const worker = new Worker(start.threadFile, {
      workerData: start,
      name: `ovo-${start.kind}`,
      execArgv: [],
      resourceLimits: limits,
    });
    const port = portTo(worker);
    const caller = new Caller(port, clock);
    if (functions !== undefined) answerCalls(port, functions);
    let fault: Error | null = null;
    worker.on('error', (error: unknown) => {
      fault = error instanceof Error ? error : new Error(String(error));
    });
    this.#ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        const error = fault ?? new Error(`The ${start.kind} thread ended with ${code}.`);
        this.#thread = null;
        this.#isClosing ||= isStartedOnce === true;
        onExit?.(error);
        caller.fail(error);
        resolve();
      });
    });
    return { worker, port, caller };
  }

  #cancel(order: Order): void {
    const place = this.#waiting.indexOf(order);
    if (place !== -1) {
      this.#waiting.splice(place, 1);
      order.reject(canceled());
    } else if (this.#options.cancelBy === 'ending' && this.#running.has(order)) {
      void this.#thread?.worker.terminate();
    }
  }
}

/**
 * Does one job in a thread of its own, so that nothing else waits for it. Canceling ends the thread at
 * once. Resolves when the thread has ended: only then has it let go of its files.
 */
export async function runInOwnThread(
  options: Omit<JobThreadOptions, 'atOnce' | 'cancelBy'>,
  name: string,
  input: unknown,
  watch: JobWatch<never> = {},
): Promise<never> {
  const thread = new JobThread({ ...options, atOnce: 1, cancelBy: 'ending' });
  try {
    return await thread.run(name, input, watch);
  } finally {
    await thread.close();
  }
}

function canceled(): UserError {
  return new UserError('canceled', words.work.canceled);
}
