import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { databaseName } from '../src-shared/maintenance/start.ts';
import type { ApplicationSetup } from './application/application-thread.ts';
import type { DeliverySetup } from './campaigns/delivery/delivery-thread.ts';
import { ThreadLock } from './database/thread-lock.ts';
import { systemClock } from './system-clock.ts';
import type { ReadShapes, WriteShapes } from './thread-jobs.ts';
import { answerCalls, type Functions } from './threads/answer-calls.ts';
import type { DatabaseThreadSetup } from './threads/database-jobs.ts';
import { portOf, type ThreadStart } from './threads/messages.ts';

/*
 * What every thread of Ovo runs: it offers the functions of its kind. Each kind loads only what it needs.
 */

type Start =
  | (ThreadStart<DatabaseThreadSetup> & { readonly kind: 'reader' | 'writer' })
  | (ThreadStart<ApplicationSetup> & { readonly kind: 'application' })
  | (ThreadStart<DeliverySetup> & { readonly kind: 'delivery' })
  | (ThreadStart<null> & { readonly kind: 'rows' | 'files' | 'rehearsal' });

if (parentPort === null) throw new Error('This is no program: Ovo starts it as a thread.');
const port = parentPort;
// Written by `JobThread` a moment ago.
const start: Start = workerData;

const answer = (functions: Functions) => answerCalls(portOf(port), functions, () => port.close());

switch (start.kind) {
  case 'application': {
    const { createThreads } = await import('./threads/threads.ts');
    const memory = ThreadLock.newMemory();
    const threads = createThreads<ReadShapes, WriteShapes>({
      db: { file: path.join(start.setup.dataFolder, databaseName) },
      threadFile: start.threadFile,
      nativeBinding: start.setup.nativeBinding,
      clock: systemClock,
      writeLock: { memory },
    });
    // While this thread gets ready, so does the one that reads: a window soon asks for contacts.
    threads.startReading();
    const { serveApplication } = await import('./application/application-thread.ts');
    serveApplication(port, start, { threads, memory });
    break;
  }
  case 'reader': {
    const [{ readJobs }, { serveDatabaseJobs }] = await Promise.all([
      import('./thread-jobs.ts'),
      import('./threads/database-jobs.ts'),
    ]);
    serveDatabaseJobs(port, start, readJobs, systemClock);
    break;
  }
  case 'writer': {
    const [{ writeJobs }, { serveDatabaseJobs }] = await Promise.all([
      import('./thread-jobs.ts'),
      import('./threads/database-jobs.ts'),
    ]);
    serveDatabaseJobs(port, start, writeJobs, systemClock);
    break;
  }
  case 'delivery': {
    const [{ serveDelivery }, { noteSingleSettled }] = await Promise.all([
      import('./campaigns/delivery/delivery-thread.ts'),
      import('./inbox/conversations/conversation-rows.ts'),
    ]);
    serveDelivery(port, start, systemClock, noteSingleSettled);
    break;
  }
  case 'rehearsal': {
    const { serveRehearsal } = await import('./campaigns/review/rehearsal/rehearsal-thread.ts');
    serveRehearsal(port, systemClock);
    break;
  }
  case 'rows':
    answer((await import('./imports/rows-from-thread.ts')).rowFunctions);
    break;
  case 'files':
    answer((await import('./maintenance/file-jobs.ts')).fileJobs);
    break;
}
