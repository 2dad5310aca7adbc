import type { ImportProgress } from '../../../src-shared/contact/import.ts';
import { importContacts, type ImportRequest } from '../../contacts/import-contacts.ts';
import type { OvoDatabase } from '../../db/open.ts';
import type { Job, JobRegistry } from './job.ts';

/** What the writing thread can be asked, by name; one after the other, in the order of asking. */
export const writeJobs = {
  'imports.run': (db: OvoDatabase, request: ImportRequest, job: Job<ImportProgress>) =>
    importContacts(db, job.clock, request, job),
} as const satisfies JobRegistry;

export type WriteJobs = typeof writeJobs;
