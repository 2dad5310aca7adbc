import {
  importSuppressions,
  type SuppressionsRequest,
} from '../imports/suppressions/suppressions-file.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job } from './job.ts';

/** What takes a whole file of numbers that must not be texted. */
export const suppressionJobs = {
  'suppressions.importFile': (db: OvoDatabase, request: SuppressionsRequest, job: Job) =>
    importSuppressions(db, job.clock, request, job),
} as const;
