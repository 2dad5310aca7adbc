import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry } from '../threads/job.ts';
import { discardPractice } from './sending/discard-practice.ts';

/** What may concern a million messages, for the writing thread. */
export const campaignWriteJobs = {
  'practice.discard': (_db: OvoDatabase, _input: null, job: Job) =>
    job.exclusively((writable) => discardPractice(writable, job.clock.now())),
} as const satisfies JobRegistry;
