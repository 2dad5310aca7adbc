import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../../db/open.ts';
import type { Clock } from '../../engine/ports.ts';
import { systemClock } from '../../system-clock.ts';
import { packError } from './crossing-error.ts';
import type { Job, JobFunction } from './job.ts';
import {
  gateStates,
  signals,
  type FromThread,
  type ThreadStart,
  type ToThread,
} from './messages.ts';

/*
 * A thread with a connection of its own: the one that reads, or the one that writes. It does one job at
 * a time, as the main thread hands them over, until that says `close`.
 */

if (parentPort === null) throw new Error('This is no program: Ovo starts it as a thread.');
const port = parentPort;
// What stands here was written by `database-thread.ts` a moment ago.
const start: ThreadStart = workerData;
const isReader = start.kind === 'reader';
const shared = new Int32Array(start.signals);
// Reading needs little of what writing needs, and is to answer soon.
const jobs = new Map<string, JobFunction>(
  Object.entries(
    isReader
      ? (await import('./read-jobs.ts')).readJobs
      : (await import('./write-jobs.ts')).writeJobs,
  ),
);
const db = openConnection({
  file: start.file,
  nativeBinding: start.nativeBinding,
  isReadOnly: isReader,
});

const say = (message: FromThread<unknown>) => port.postMessage(message);

function exclusively<T>(write: () => T): T {
  Atomics.store(shared, signals.gate, gateStates.asked);
  say({ kind: 'close-gate' });
  while (Atomics.load(shared, signals.gate) === gateStates.asked) {
    Atomics.wait(shared, signals.gate, gateStates.asked);
  }
  try {
    return write();
  } finally {
    Atomics.store(shared, signals.gate, gateStates.open);
    say({ kind: 'open-gate' });
  }
}

/** The caller's time at the start, going on at this computer's pace. */
function clockFrom(now: number): Clock {
  const startedAt = systemClock.elapsed();
  return { ...systemClock, now: () => Math.round(now + systemClock.elapsed() - startedAt) };
}

async function run(name: string, input: never, now: number): Promise<void> {
  const job: Job<unknown> = {
    clock: clockFrom(now),
    signal: {
      get aborted() {
        return Atomics.load(shared, signals.abort) === 1;
      },
    },
    onProgress: (progress) => say({ kind: 'progress', progress }),
    exclusively,
  };
  try {
    const act = jobs.get(name);
    if (act === undefined) throw new Error(`The ${start.kind} knows no job “${name}”.`);
    say({ kind: 'done', output: await act(db, input, job) });
  } catch (error) {
    say({ kind: 'failed', error: packError(error) });
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
