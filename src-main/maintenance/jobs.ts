import type { RepairStep } from '../../src-shared/maintenance/report.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { WritingThread } from '../threads/threads.ts';
import { findAlerts } from './alerts/find-alerts.ts';
import { importLegacy, type LegacyFiles, type LegacyOptions } from './legacy/import-legacy.ts';
import { repairDatabase, type RepairOptions } from './repair/repair.ts';
import { checkDatabase } from './rules/check.ts';

/** Checking, repairing and the import of the old system, for the writing thread. */
export const maintenanceWriteJobs = {
  // These two only read, but for longer than the reading thread may.
  'maintenance.check': checkDatabase,
  'alerts.list': findAlerts,
  'maintenance.repair': (_db: OvoDatabase, options: RepairOptions, job: Job<RepairStep>) =>
    job.exclusively((writable) =>
      repairDatabase(writable, {
        ...options,
        onStep: (step) => job.onProgress(step),
        signal: job.signal,
      }),
    ),
  'maintenance.importLegacy': (
    _db: OvoDatabase,
    { files, ...options }: LegacyOptions & { readonly files: LegacyFiles },
    job: Job,
  ) => job.exclusively((writable) => importLegacy(writable, files, options)),
} as const satisfies JobRegistry;

/** The writing thread, as maintenance needs it. */
export type MaintenanceThreads = WritingThread<ShapesOf<typeof maintenanceWriteJobs>>;
