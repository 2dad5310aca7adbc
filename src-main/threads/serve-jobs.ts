import type { MessagePort } from 'node:worker_threads';
import { checkpoint } from '../database/checkpoint.ts';
import { openConnection } from '../database/open.ts';
import { writeBlocking } from '../database/write-lock.ts';
import type { Clock } from '../engine/ports.ts';
import { systemClock } from '../system-clock.ts';
import { serializeError } from './serialized-error.ts';
import type { Job, JobRegistry } from './job.ts';
import {
  gateStates,
  signals,
  type FromThread,
  type ThreadStart,
  type ToThread,
} from './messages.ts';

/**
 * Does jobs with a connection of its own, one at a time, as the main thread hands them over, until that
 * says `close`.
 */
export function serveJobs(port: MessagePort, start: ThreadStart, jobs: JobRegistry): void {
  const shared = new Int32Array(start.signals);
  const known = new Map(Object.entries(jobs));
  const db = openConnection({
    file: start.file,
    nativeBinding: start.nativeBinding,
    isReadOnly: start.kind === 'reader',
  });

  const say = (message: FromThread<unknown>) => port.postMessage(message);

  const isCanceled = () => Atomics.load(shared, signals.abort) === 1;

  /** Waits for other processes first, so that nobody in the main thread waits for that too. */
  const exclusively = <T>(write: () => T): T =>
    writeBlocking(db, () => whileMainWaits(write), isCanceled);

  function whileMainWaits<T>(write: () => T): T {
    Atomics.store(shared, signals.writeLock, gateStates.asked);
    say({ kind: 'close-gate' });
    while (Atomics.load(shared, signals.writeLock) === gateStates.asked) {
      Atomics.wait(shared, signals.writeLock, gateStates.asked);
    }
    try {
      const written = write();
      checkpoint(db);
      return written;
    } finally {
      Atomics.store(shared, signals.writeLock, gateStates.open);
      say({ kind: 'open-gate' });
    }
  }

  async function run(name: string, input: never, now: number): Promise<void> {
    const job: Job<unknown> = {
      clock: clockFrom(now),
      threadFile: start.threadFile,
      signal: {
        get aborted() {
          return isCanceled();
        },
      },
      onProgress: (progress) => say({ kind: 'progress', progress }),
      exclusively,
    };
    try {
      const act = known.get(name);
      if (act === undefined) throw new Error(`The ${start.kind} knows no job “${name}”.`);
      say({ kind: 'done', output: await act(db, input, job) });
    } catch (error) {
      say({ kind: 'failed', error: serializeError(error) });
    }
  }

  // `DatabaseThread` sees to it that names and inputs belong together.
  port.on('message', (message: ToThread<never>) => {
    if (message.kind === 'run') {
      void run(message.name, message.input, message.now);
      return;
    }
    db.close();
    port.close();
  });
}

/** The caller's time at the start, going on at this computer's pace. */
function clockFrom(now: number): Clock {
  const startedAt = systemClock.elapsed();
  return { ...systemClock, now: () => Math.round(now + systemClock.elapsed() - startedAt) };
}
