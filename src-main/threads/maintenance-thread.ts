import { parentPort, workerData } from 'node:worker_threads';
import { serializeError } from './serialized-error.ts';
import { maintenanceJobs, type MaintenanceJob } from './maintenance-jobs.ts';
import type { FromMaintenance, MaintenanceStart } from './maintenance-messages.ts';

/*
 * A thread for one job on whole files: a backup, a restore, a salvage. It ends with it.
 */

if (parentPort === null) throw new Error('This is no program: Ovo starts it as a thread.');
const port = parentPort;
// What stands here was written by `run-apart.ts` a moment ago.
const start: MaintenanceStart = workerData;
const jobs = new Map<string, (input: never, job: MaintenanceJob) => unknown>(
  Object.entries(maintenanceJobs),
);

const say = (message: FromMaintenance<unknown>) => port.postMessage(message);

try {
  const act = jobs.get(start.name);
  if (act === undefined) throw new Error(`There is no such job as “${start.name}”.`);
  const output = await act(start.input, {
    onProgress: (progress) => say({ kind: 'progress', progress }),
    onSnapshot: () => say({ kind: 'snapshot' }),
  });
  say({ kind: 'done', output });
} catch (error) {
  say({ kind: 'failed', error: serializeError(error) });
}
