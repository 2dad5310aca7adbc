import type { OvoDatabase } from '../database/open.ts';
import type { Clock } from '../engine/ports.ts';
import { DatabaseThread } from './database-thread.ts';
import type { ReadJobs } from './read-jobs.ts';
import type { WriteLock } from '../database/write-lock.ts';
import type { WriteJobs } from './write-jobs.ts';

/**
 * Long work beside the main thread: a thread that reads and one that writes, each with a connection of
 * its own and started with its first job. What a job refuses is refused here.
 */
export interface Threads {
  readonly read: DatabaseThread<ReadJobs>['run'];
  readonly write: DatabaseThread<WriteJobs>['run'];
  /** Takes nothing on any more, waits for what was asked for, and ends the threads. */
  close(): Promise<void>;
}

export function createThreads(options: {
  readonly db: OvoDatabase;
  /** What a thread runs: threads/thread.ts as it stands, or as it was built. */
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
}): Threads {
  const { db, nativeBinding, threadFile, ...shared } = options;
  const start = { file: db.file, nativeBinding, threadFile };
  const reader = new DatabaseThread<ReadJobs>({ ...shared, start: { kind: 'reader', ...start } });
  const writer = new DatabaseThread<WriteJobs>({ ...shared, start: { kind: 'writer', ...start } });
  return {
    read: (name, input, watch) => reader.run(name, input, watch),
    write: (name, input, watch) => writer.run(name, input, watch),
    async close() {
      await Promise.all([reader.close(), writer.close()]);
    },
  };
}
