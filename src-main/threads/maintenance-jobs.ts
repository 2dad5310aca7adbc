import type { takeBackup, takeBackupTo, OnProgress } from '../maintenance/backup/take-backup.ts';
import type { restoreDatabase, stageRestore } from '../maintenance/restore/restore-database.ts';
import type { salvageDatabase } from '../maintenance/salvage/salvage-database.ts';
import type { examineDatabase } from '../maintenance/start/examine-database.ts';
import type { startEmpty } from '../maintenance/start/start-empty.ts';

/** What such a job has of its context. */
export interface MaintenanceJob {
  readonly onProgress: OnProgress;
  /** Tells that what is written to the database from now on is not in the copy. */
  readonly onSnapshot: () => void;
}

type Input<F extends (input: never, ...rest: never) => unknown> = Parameters<F>[0];

const backups = () => import('../maintenance/backup/take-backup.ts');
const restores = () => import('../maintenance/restore/restore-database.ts');

/**
 * What a thread can be asked that works on whole files, also while no database is open. Each job can be
 * ended at any moment with the thread it runs in: nothing half done ever counts. A job loads what it
 * needs and nothing else, so that a backup begins at once.
 */
export const maintenanceJobs = {
  backup: async (input: Input<typeof takeBackup>, job: MaintenanceJob) =>
    await (await backups()).takeBackup(input, job.onProgress, job.onSnapshot),
  backupTo: async (input: Input<typeof takeBackupTo>, job: MaintenanceJob) =>
    await (await backups()).takeBackupTo(input, job.onProgress),
  stageRestore: async (input: Input<typeof stageRestore>, job: MaintenanceJob) =>
    await (await restores()).stageRestore(input, job.onProgress),
  restore: async (input: Input<typeof restoreDatabase>, job: MaintenanceJob) =>
    await (await restores()).restoreDatabase(input, job.onProgress),
  async salvage(input: Input<typeof salvageDatabase>, job: MaintenanceJob) {
    const salvage = await import('../maintenance/salvage/salvage-database.ts');
    return salvage.salvageDatabase(input, job.onProgress);
  },
  async startEmpty(input: Input<typeof startEmpty>) {
    return (await import('../maintenance/start/start-empty.ts')).startEmpty(input);
  },
  async examine(input: Input<typeof examineDatabase>) {
    return (await import('../maintenance/start/examine-database.ts')).examineDatabase(input);
  },
} as const;

export type MaintenanceJobs = typeof maintenanceJobs;
