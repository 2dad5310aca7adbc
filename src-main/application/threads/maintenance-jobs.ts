import { takeBackup, takeBackupTo, type OnProgress } from '../../maintenance/backup/take-backup.ts';
import { restoreDatabase, stageRestore } from '../../maintenance/restore/restore-database.ts';
import { salvageDatabase } from '../../maintenance/salvage/salvage-database.ts';
import { startEmpty } from '../../maintenance/start/start-empty.ts';
import { examineDatabase } from '../../maintenance/start/examine-database.ts';

/** What such a job has of its surroundings. */
export interface MaintenanceJob {
  readonly onProgress: OnProgress;
  /** Tells that what is written to the database from now on is not in the copy. */
  readonly onSnapshot: () => void;
}

/**
 * What a thread can be asked that works on whole files, also while no database is open. Each job can be
 * ended at any moment with the thread it runs in: nothing half done ever counts.
 */
export const maintenanceJobs = {
  backup: (input: Parameters<typeof takeBackup>[0], { onProgress, onSnapshot }: MaintenanceJob) =>
    takeBackup(input, onProgress, onSnapshot),
  backupTo: (input: Parameters<typeof takeBackupTo>[0], { onProgress }: MaintenanceJob) =>
    takeBackupTo(input, onProgress),
  restore: (input: Parameters<typeof restoreDatabase>[0], { onProgress }: MaintenanceJob) =>
    restoreDatabase(input, onProgress),
  stageRestore: (input: Parameters<typeof stageRestore>[0], { onProgress }: MaintenanceJob) =>
    stageRestore(input, onProgress),
  salvage: (input: Parameters<typeof salvageDatabase>[0], { onProgress }: MaintenanceJob) =>
    salvageDatabase(input, onProgress),
  startEmpty: (input: Parameters<typeof startEmpty>[0]) => startEmpty(input),
  examine: (input: Parameters<typeof examineDatabase>[0]) => examineDatabase(input),
} as const;

export type MaintenanceJobs = typeof maintenanceJobs;
