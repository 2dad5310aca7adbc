import type { MaintenanceProgress } from '../../src-shared/maintenance/backup.ts';
import type { Clock } from '../engine/ports.ts';
import type { Call } from '../threads/answer-calls.ts';
import { runInOwnThread } from '../threads/job-thread.ts';
import type { takeBackup, takeBackupTo } from './backup/take-backup.ts';
import type { restoreDatabase, stageRestore } from './restore/restore-database.ts';
import type { salvageDatabase } from './salvage/salvage-database.ts';
import type { examineDatabase } from './start/examine-database.ts';
import type { startEmpty } from './start/start-empty.ts';

type Input<F extends (input: never, ...rest: never) => unknown> = Parameters<F>[0];

const backups = () => import('./backup/take-backup.ts');
const restores = () => import('./restore/restore-database.ts');

/**
 * Work on whole files, also while no database is open. Each job has a thread of its own and can be ended
 * with it at any moment: nothing half done ever counts. A job loads what it needs and nothing else, so
 * that a backup begins at once.
 */
export const fileJobs = {
  backup: async (input: Input<typeof takeBackup>, { onProgress }: Call) =>
    await (await backups()).takeBackup(input, onProgress, () => onProgress('snapshot')),
  backupTo: async (input: Input<typeof takeBackupTo>, { onProgress }: Call) =>
    await (await backups()).takeBackupTo(input, onProgress),
  stageRestore: async (input: Input<typeof stageRestore>, { onProgress }: Call) =>
    await (await restores()).stageRestore(input, onProgress),
  restore: async (input: Input<typeof restoreDatabase>, { onProgress }: Call) =>
    await (await restores()).restoreDatabase(input, onProgress),
  async salvage(input: Input<typeof salvageDatabase>, { onProgress }: Call) {
    const salvage = await import('./salvage/salvage-database.ts');
    return salvage.salvageDatabase(input, onProgress);
  },
  async startEmpty(input: Input<typeof startEmpty>) {
    return (await import('./start/start-empty.ts')).startEmpty(input);
  },
  async examine(input: Input<typeof examineDatabase>) {
    return (await import('./start/examine-database.ts')).examineDatabase(input);
  },
} as const;

type FileJobs = typeof fileJobs;

/** How a job on whole files is followed. */
export interface FileJobWatch {
  readonly onProgress?: ((progress: MaintenanceProgress) => void) | undefined;
  /** Told once the moment that a backup shows is fixed. */
  readonly onSnapshot?: (() => void) | undefined;
  /** Ends the job at once; it is refused (`canceled`), and nothing of it counts. */
  readonly signal?: AbortSignal | undefined;
}

/** Where jobs on whole files run. */
export interface FileThreads {
  /** The file that every thread runs. */
  readonly threadFile: string;
  readonly clock: Pick<Clock, 'now'>;
}

/** Runs a job on whole files in a thread of its own, so that nothing else waits for it. */
export async function runFileJob<N extends keyof FileJobs>(
  { threadFile, clock }: FileThreads,
  name: N,
  input: Parameters<FileJobs[N]>[0],
  { onProgress, onSnapshot, signal }: FileJobWatch = {},
): Promise<Awaited<ReturnType<FileJobs[N]>>> {
  return await runInOwnThread(
    { start: { kind: 'files', threadFile, setup: null }, clock },
    name,
    input,
    {
      signal,
      onProgress: (progress: MaintenanceProgress | 'snapshot') =>
        progress === 'snapshot' ? onSnapshot?.() : onProgress?.(progress),
    },
  );
}
