import type { MessagePort } from 'node:worker_threads';
import { checkpoint } from '../database/checkpoint.ts';
import { openConnection, type WritableDatabase } from '../database/open.ts';
import { writeBlocking } from '../database/write-lock.ts';
import { ThreadLock } from '../database/thread-lock.ts';
import type { Clock } from '../engine/ports.ts';
import { answerCalls, type Call } from './answer-calls.ts';
import type { Job, JobRegistry } from './job.ts';
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

/** Does the jobs of a registry with a connection of the thread's own, opened for the first, until the port is closed. */
export function serveDatabaseJobs(
  port: MessagePort,
  { setup, threadFile }: ThreadStart<DatabaseThreadSetup>,
  jobs: JobRegistry,
  clock: Clock,
): void {
  let opened: WritableDatabase | null = null;
  const connection = () => (opened ??= openConnection(setup));
  const lock = new ThreadLock(setup.lock.memory, setup.lock.place);

  /** Moves a big write out of the log at once, without the lock: whoever writes next has less to do. */
  function exclusively<T>(call: Call, write: (writable: WritableDatabase) => T): T {
    const db = connection();
    const isCanceled = () => call.signal.aborted;
    const written = writeBlocking(db, lock, () => write(db), isCanceled);
    checkpoint(db);
    return written;
  }

  const jobOf = (call: Call): Job<unknown> => ({
    clock: clockFrom(call.now, clock),
    threadFile,
    signal: call.signal,
    abortSignal: call.abortSignal,
    onProgress: (progress) => call.onProgress(progress),
    exclusively: (write) => exclusively(call, write),
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
