import { parentPort, workerData } from 'node:worker_threads';
import type { RowThreadStart } from '../imports/row-thread/row-thread-messages.ts';
import type { ThreadStart } from './messages.ts';

/*
 * What every thread of ours runs. One has a connection of its own to the database, to read or to write;
 * one reads a file for it. Each loads only what it needs.
 */

if (parentPort === null) throw new Error('This is no program: Ovo starts it as a thread.');
// What stands here was written by whoever started it, a moment ago.
const start: ThreadStart | RowThreadStart = workerData;
switch (start.kind) {
  case 'reader': {
    const { readJobs } = await import('./read-jobs.ts');
    const { serveJobs } = await import('./serve-jobs.ts');
    serveJobs(parentPort, start, readJobs);
    break;
  }
  case 'writer': {
    const { writeJobs } = await import('./write-jobs.ts');
    const { serveJobs } = await import('./serve-jobs.ts');
    serveJobs(parentPort, start, writeJobs);
    break;
  }
  case 'rows': {
    const { serveRows } = await import('../imports/row-thread/serve-rows.ts');
    await serveRows(parentPort, start.wanted);
    break;
  }
}
