import { parentPort, workerData } from 'node:worker_threads';
import type { ApplicationSetup } from './application-thread.ts';
import type { DeliverySetup } from './campaigns/delivery-thread.ts';
import { systemClock } from './system-clock.ts';
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
  | (ThreadStart<null> & { readonly kind: 'rows' | 'files' });

if (parentPort === null) throw new Error('This is no program: Ovo starts it as a thread.');
const port = parentPort;
// Written by `JobThread` a moment ago.
const start: Start = workerData;

const answer = (functions: Functions) => answerCalls(portOf(port), functions, () => port.close());

switch (start.kind) {
  case 'application': {
    const { serveApplication } = await import('./application-thread.ts');
    serveApplication(port, start);
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
    const { serveDelivery } = await import('./campaigns/delivery-thread.ts');
    serveDelivery(port, start, systemClock);
    break;
  }
  case 'rows':
    answer((await import('./imports/rows-from-thread.ts')).rowFunctions);
    break;
  case 'files':
    answer((await import('./maintenance/file-jobs.ts')).fileJobs);
    break;
}
