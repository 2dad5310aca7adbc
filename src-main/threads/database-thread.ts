import { Worker } from 'node:worker_threads';
import { threadLimits } from './thread-limits.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Clock } from '../engine/ports.ts';
import { deserializeError } from './serialized-error.ts';
import {
  gateStates,
  signals,
  type FromThread,
  type ThreadStart,
  type ToThread,
} from './messages.ts';
import type { JobInput, JobOutput, JobProgress, JobRegistry } from './job.ts';
import type { WriteLock } from '../database/write-lock.ts';

/** A job that waits for its turn, or has it; only `run` knows of what types it is. */
interface Order {
  readonly name: string;
  readonly input: unknown;
  readonly onProgress: ((progress: never) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

export interface JobWatch<Progress> {
  readonly onProgress?: (progress: Progress) => void;
  /** Calls the job off. One that has not begun is refused (`canceled`); one that has ends as it sees fit. */
  readonly signal?: AbortSignal;
}

/**
 * One thread of ours with a connection to the database. It is started with its first job, and again
 * where it died; a job that a dying thread had is over, those after it are done.
 */
export class DatabaseThread<Jobs extends JobRegistry> {
  readonly #start: Omit<ThreadStart, 'signals'>;
  readonly #clock: Clock;
  readonly #writeLock: WriteLock;
  readonly #waiting: Order[] = [];
  #running: Order | null = null;
  #worker: Worker | null = null;
  #shared = new Int32Array(new SharedArrayBuffer(8));
  #isClosing = false;
  /** Resolves when the thread that was started last has ended. */
  #ended: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly start: Omit<ThreadStart, 'signals'>;
    readonly clock: Clock;
    readonly writeLock: WriteLock;
  }) {
    this.#start = options.start;
    this.#clock = options.clock;
    this.#writeLock = options.writeLock;
  }

  async run<N extends keyof Jobs & string>(
    name: N,
    input: JobInput<Jobs[N]>,
    watch: JobWatch<JobProgress<Jobs[N]>> = {},
  ): Promise<JobOutput<Jobs[N]>> {
    if (this.#isClosing) {
      throw new UserError('unavailable', 'Ovo is being closed. Nothing was changed.');
    }
    const { onProgress, signal } = watch;
    return await new Promise((resolve, reject) => {
      const order: Order = { name, input, onProgress, signal, resolve, reject };
      if (signal?.aborted === true) return this.#refuse(order);
      signal?.addEventListener('abort', () => this.#abort(order), { once: true });
      this.#waiting.push(order);
      this.#next();
    });
  }

  /** Does what was asked for, then ends the thread. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#endIfIdle();
    while (this.#worker !== null) await this.#ended;
  }

  #next(): void {
    if (this.#running !== null) return;
    const order = this.#waiting.shift();
    if (order === undefined) return this.#endIfIdle();
    this.#running = order;
    this.#worker ??= this.#startWorker();
    Atomics.store(this.#shared, signals.abort, order.signal?.aborted === true ? 1 : 0);
    const { name, input } = order;
    try {
      this.#say({ kind: 'run', name, input, now: this.#clock.now() });
    } catch (error) {
      // Something that cannot cross to another thread.
      const fault = error instanceof Error ? error : new Error(String(error));
      this.#settle(() => order.reject(fault));
    }
  }

  #endIfIdle(): void {
    if (!this.#isClosing || this.#running !== null || this.#waiting.length > 0) return;
    this.#say({ kind: 'close' });
  }

  #startWorker(): Worker {
    this.#shared = new Int32Array(new SharedArrayBuffer(8));
    const shared = this.#shared;
    const worker = new Worker(this.#start.threadFile, {
      workerData: { ...this.#start, signals: shared.buffer } satisfies ThreadStart,
      name: `ovo-${this.#start.kind}`,
      execArgv: [],
      resourceLimits: threadLimits,
    });
    let fault: Error | null = null;
    worker.on('message', (message: FromThread<never>) => this.#hear(message, shared));
    worker.on('error', (error: unknown) => {
      fault = error instanceof Error ? error : new Error(String(error));
    });
    this.#ended = new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.#onExit(fault ?? new Error(`The ${this.#start.kind} thread ended with ${code}.`));
        resolve();
      });
    });
    return worker;
  }

  #hear(message: FromThread<never>, shared: Int32Array): void {
    switch (message.kind) {
      case 'progress':
        this.#running?.onProgress?.(message.progress);
        break;
      case 'close-gate':
        this.#writeLock.hold();
        Atomics.store(shared, signals.writeLock, gateStates.closed);
        Atomics.notify(shared, signals.writeLock);
        break;
      case 'open-gate':
        this.#writeLock.release();
        break;
      case 'done':
        this.#settle((order) => order.resolve(message.output));
        break;
      case 'failed':
        this.#settle((order) => order.reject(deserializeError(message.error)));
        break;
    }
  }

  #settle(tell: (order: Order) => void): void {
    const order = this.#running;
    this.#running = null;
    if (order !== null) tell(order);
    this.#next();
  }

  #onExit(fault: Error): void {
    this.#worker = null;
    this.#writeLock.release();
    const order = this.#running;
    this.#running = null;
    order?.reject(fault);
    if (this.#waiting.length > 0) this.#next();
  }

  #abort(order: Order): void {
    if (order === this.#running) Atomics.store(this.#shared, signals.abort, 1);
    const place = this.#waiting.indexOf(order);
    if (place === -1) return;
    this.#waiting.splice(place, 1);
    this.#refuse(order);
  }

  #refuse(order: Order): void {
    order.reject(new UserError('canceled', 'This was called off before it began.'));
  }

  #say(message: ToThread<unknown>): void {
    this.#worker?.postMessage(message);
  }
}
