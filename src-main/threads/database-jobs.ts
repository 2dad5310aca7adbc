import type { MessagePort } from 'node:worker_threads';
import { checkpoint } from '../database/pages/checkpoint.ts';
import { openConnection, type WritableDatabase } from '../database/open.ts';
import { writeBlocking } from '../database/write-lock.ts';
import { ThreadLock } from '../database/thread-lock.ts';
import type { Clock } from '../engine/ports.ts';
import { answerCalls, type Call } from './answer-calls.ts';
import type { Durability, Job, JobRegistry } from './job.ts';
import { portOf, type ThreadStart } from './messages.ts';

/** What a thread with a connection of its own needs. */
export interface DatabaseThreadSetup {
  /** The database. */
  readonly file: string;
  readonly nativeBinding: string | undefined;
  /** Whether everything that would write is refused. */
  readonly isReadOnly: boolean;
  /** The write lock's memory, and this thread's place in it. */
  readonly lock: { readonly memory: SharedArrayBuffer; readonly place: number };
}

/** The size up to which the write-ahead log grows while pieces of a work are written. */
const mostLogBytes = 128 * 1024 * 1024;

/**
 * Does the jobs of a registry until the port is closed, with a connection of the thread's own, which is
 * opened for the first of them.
 */
export function serveDatabaseJobs(
  port: MessagePort,
  { setup, threadFile }: ThreadStart<DatabaseThreadSetup>,
  jobs: JobRegistry,
  clock: Clock,
): void {
  let opened: WritableDatabase | null = null;
  function connection(): WritableDatabase {
    if (opened === null) {
      opened = openConnection(setup);
      // Within a commit, SQLite would move the log with the lock.
      opened.sqlite.pragma('wal_autocheckpoint = 0');
    }
    return opened;
  }
  const lock = new ThreadLock(setup.lock.memory, setup.lock.place);

  /** Moves a big write out of the log at once, without the lock: whoever writes next has less to do. */
  function exclusively<T>(
    call: Call,
    write: (writable: WritableDatabase) => T,
    durability: Durability = 'on-disk',
  ): T {
    const db = connection();
    const isCanceled = () => call.signal.aborted;
    const isOnDisk = durability === 'on-disk';
    const written = writeBlocking(db, lock, () => write(db), { isCanceled, isOnDisk });
    // Pieces of a work change the same pages again and again: these are moved once for many pieces. A
    // backup that is made meanwhile reads for longer than each piece could wait for it.
    if (isOnDisk || db.log.size() > mostLogBytes) checkpoint(db, isOnDisk);
    return written;
  }

  const jobOf = (call: Call): Job<unknown> => ({
    clock: clockFrom(call.now, clock),
    threadFile,
    signal: call.signal,
    abortSignal: call.abortSignal,
    onProgress: (progress) => call.onProgress(progress),
    exclusively: (write, durability) => exclusively(call, write, durability),
  });

  const functions = Object.fromEntries(
    Object.entries(jobs).map(([name, act]) => [
      name,
      (input: never, call: Call) => act(connection(), input, jobOf(call)),
    ]),
  );
  answerCalls(portOf(port), functions, () => {
    opened?.close();
    port.close();
  });
}

/** The caller's time at the start, going on at this computer's pace. */
function clockFrom(now: number, clock: Clock): Clock {
  const startedAt = clock.elapsed();
  return { ...clock, now: () => Math.round(now + clock.elapsed() - startedAt) };
}
