import type { RepairStep } from '../../src-shared/maintenance/report.ts';
import { checkDatabase } from '../maintenance/rules/check.ts';
import { findAlerts } from '../maintenance/alerts/find-alerts.ts';
import {
  importLegacy,
  type LegacyFiles,
  type LegacyOptions,
} from '../maintenance/legacy/import-legacy.ts';
import { repairDatabase, type RepairOptions } from '../maintenance/repair/repair.ts';
import type { OvoDatabase } from '../database/open.ts';
import { rejectedRowJobs } from './rejected-row-jobs.ts';
import { contactJobs } from './contact-jobs.ts';
import { importJobs } from './import-jobs.ts';
import type { Job, JobRegistry } from './job.ts';
import { searchWriteJobs } from './search-jobs.ts';
import { suppressionJobs } from './suppression-jobs.ts';

/** What the writing thread can be asked, by name; one after the other, in the order of asking. */
export const writeJobs = {
  // These two only read, but for longer than the reading thread may.
  'maintenance.check': checkDatabase,
  'alerts.list': findAlerts,
  'maintenance.repair': (db: OvoDatabase, options: RepairOptions, job: Job<RepairStep>) =>
    job.exclusively(() =>
      repairDatabase(db, {
        ...options,
        onStep: (step) => job.onProgress(step),
        signal: job.signal,
      }),
    ),
  'maintenance.importLegacy': (
    db: OvoDatabase,
    { files, ...options }: LegacyOptions & { readonly files: LegacyFiles },
    job: Job,
  ) => job.exclusively(() => importLegacy(db, files, options)),
  ...rejectedRowJobs,
  ...contactJobs,
  ...importJobs,
  ...searchWriteJobs,
  ...suppressionJobs,
} as const satisfies JobRegistry;

export type WriteJobs = typeof writeJobs;
