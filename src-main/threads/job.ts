import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import type { Clock } from '../engine/ports.ts';

export type Durability = 'on-disk' | 'committed';

/** What a job of a database thread has of its context, besides the database. */
export interface Job<Progress = never> {
  /** Goes by the caller's time. */
  readonly clock: Clock;
  /** The file that every thread runs, for a job that has another thread help it. */
  readonly threadFile: string;
  /** `aborted` is true as soon as the caller cancels, even while the job never yields. */
  readonly signal: { readonly aborted: boolean };
  /** The same for a job that waits: fires when the thread next turns to its messages. */
  readonly abortSignal: AbortSignal;
  /** Reports the progress of the job to the caller. Every call crosses threads: not more than ten a second. */
  onProgress(progress: Progress): void;
  /**
   * Writes under the write lock: the other threads wait their turn without blocking. Each transaction
   * is for `write` to make. Refused (`busy`) where another process writes for longer than 30 s.
   *
   * @param durability returns when everything is `on-disk`, unless given; or `committed`, which a power cut
   * may undo until something else is put on the disk: for pieces of a work whose end is.
   */
  exclusively<T>(write: (db: WritableDatabase) => T, durability?: Durability): T;
}

/** Something that a database thread can be asked to do. Input, output and progress are plain data. */
export type JobFunction = (db: OvoDatabase, input: never, job: Job<unknown>) => unknown;

/** Jobs by their names; each topic exports its own. */
export type JobRegistry = Readonly<Record<string, JobFunction>>;

/** What goes into a job, comes out, and is told meanwhile. */
export interface JobShape {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress: unknown;
}

/** The shapes of jobs, by their names. */
export type JobShapes = Readonly<Record<string, JobShape>>;

/** The shapes of a registry of a database thread. */
export type ShapesOf<Registry> = {
  readonly [N in keyof Registry & string]: {
    readonly input: Registry[N] extends (db: OvoDatabase, input: infer I, job: never) => unknown
      ? I
      : never;
    readonly output: Registry[N] extends (...all: never) => infer O ? Awaited<O> : never;
    /** A function without a third parameter reports no progress. */
    readonly progress: Registry[N] extends (db: OvoDatabase, input: never, job: infer J) => unknown
      ? J extends Job<infer P>
        ? P
        : never
      : never;
  };
};
