import { campaignReadJobs, campaignWriteJobs } from './campaigns/jobs.ts';
import { checkpoint } from './database/pages/checkpoint.ts';
import type { OvoDatabase } from './database/open.ts';
import { contactReadJobs, contactWriteJobs } from './contacts/jobs.ts';
import { inboxReadJobs } from './inbox/jobs.ts';
import { importReadJobs, importWriteJobs } from './imports/jobs.ts';
import { maintenanceWriteJobs } from './maintenance/jobs.ts';
import type { JobRegistry, ShapesOf } from './threads/job.ts';

/**
 * What the reading thread can be asked. Its connection cannot write. One question is answered after the
 * other, so that none may take longer than a person waits.
 */
export const readJobs = {
  ...contactReadJobs,
  ...importReadJobs,
  ...campaignReadJobs,
  ...inboxReadJobs,
} as const satisfies JobRegistry;

/** What the writing thread can be asked: one job after the other, in the order of asking. */
export const writeJobs = {
  'database.checkpoint': (db: OvoDatabase) => checkpoint(db),
  ...contactWriteJobs,
  ...importWriteJobs,
  ...campaignWriteJobs,
  ...maintenanceWriteJobs,
} as const satisfies JobRegistry;

export type ReadShapes = ShapesOf<typeof readJobs>;
export type WriteShapes = ShapesOf<typeof writeJobs>;
