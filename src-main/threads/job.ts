import type { OvoDatabase } from '../database/open.ts';
import type { Clock } from '../engine/ports.ts';

/** What a job in a thread has of its context, besides the database. */
export interface Job<Progress = never> {
  /** Goes by the caller's time. */
  readonly clock: Clock;
  /** What a thread of ours runs, for a job that has another one help it. */
  readonly threadFile: string;
  /** True at once when the caller calls the job off, even while the job never lets go of its thread. */
  readonly signal: { readonly aborted: boolean };
  /** Tells the caller how far it is. Each call crosses to the main thread: not more than ten a second. */
  onProgress(progress: Progress): void;
  /**
   * Does one big write (many thousands of rows in one transaction) while nobody in the main thread
   * writes: there they wait without holding anything up. Small writes need none of this. Refused
   * (`busy`) where another process writes for longer than 30 s.
   */
  exclusively<T>(write: () => T): T;
}

/**
 * Something that a thread can be asked to do: a function that takes the database first. Input, output
 * and progress cross between threads, so that they are plain data.
 */
export type JobFunction = (db: OvoDatabase, input: never, job: Job<unknown>) => unknown;

/** Jobs by their names. */
export type JobRegistry = Readonly<Record<string, JobFunction>>;

export type JobInput<F> = F extends (db: OvoDatabase, input: infer I, job: never) => unknown
  ? I
  : never;

export type JobOutput<F> = F extends (...all: never) => infer O ? Awaited<O> : never;

/** A function without a third parameter tells of no progress. */
export type JobProgress<F> = F extends (db: OvoDatabase, input: never, job: infer J) => unknown
  ? J extends Job<infer P>
    ? P
    : never
  : never;
