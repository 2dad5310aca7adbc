import type { OvoDatabase } from '../database/open.ts';
import { places, type WriteLock } from '../database/write-lock.ts';
import { ThreadLock } from '../database/thread-lock.ts';
import type { Clock } from '../engine/ports.ts';
import type { JobWatch } from './caller.ts';
import type { DatabaseThreadSetup } from './database-jobs.ts';
import type { JobShapes } from './job.ts';
import { JobThread } from './job-thread.ts';
import type { ThreadStart } from './messages.ts';

/** The thread that reads, with a connection that cannot write: one question after the other. */
export interface ReadingThread<Read extends JobShapes> {
  read<N extends keyof Read & string>(
    name: N,
    input: Read[N]['input'],
    watch?: JobWatch<Read[N]['progress']>,
  ): Promise<Read[N]['output']>;
}

/** The thread that does long writes, with a connection of its own: one job after the other. */
export interface WritingThread<Write extends JobShapes> {
  write<N extends keyof Write & string>(
    name: N,
    input: Write[N]['input'],
    watch?: JobWatch<Write[N]['progress']>,
  ): Promise<Write[N]['output']>;
}

/**
 * Long work beside the application. A topic names the jobs that it needs; what a job refuses is refused
 * here.
 */
export interface Threads<Read extends JobShapes, Write extends JobShapes>
  extends ReadingThread<Read>, WritingThread<Write> {
  /** Starts the thread that reads before its first question. It opens the database with that. */
  startReading(): void;
  /** Takes nothing on any more, waits for what was asked for, and ends the threads. */
  close(): Promise<void>;
}

export function createThreads<Read extends JobShapes, Write extends JobShapes>(options: {
  readonly db: Pick<OvoDatabase, 'file'>;
  /** The file that every thread runs: src-main/thread.ts as it stands, or as it was built. */
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly writeLock: Pick<WriteLock, 'memory'>;
}): Threads<Read, Write> {
  const { db, nativeBinding, threadFile, clock, writeLock } = options;
  const { memory } = writeLock;
  const threadOf = (kind: 'reader' | 'writer') => {
    const place = places[kind];
    const start: ThreadStart<DatabaseThreadSetup> = {
      kind,
      threadFile,
      setup: {
        file: db.file,
        nativeBinding,
        isReadOnly: kind === 'reader',
        lock: { memory, place },
      },
    };
    return new JobThread({
      start,
      clock,
      atOnce: 1,
      cancelBy: 'asking',
      onExit: () => ThreadLock.abandon(memory, place),
    });
  };
  const reader = threadOf('reader');
  const writer = threadOf('writer');
  return {
    read: (name, input, watch) => reader.run(name, input, watch),
    write: (name, input, watch) => writer.run(name, input, watch),
    startReading: () => reader.start(),
    async close() {
      await Promise.all([reader.close(), writer.close()]);
    },
  };
}
