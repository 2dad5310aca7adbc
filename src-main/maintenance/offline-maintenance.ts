import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Backup, RestoreReport } from '../../src-shared/maintenance/backup.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { SalvageReport } from '../../src-shared/maintenance/salvage.ts';
import type { Clock } from '../engine/ports.ts';
import { listBackups, newestReplaced, newestVerified } from './backup/backup-files.ts';
import { finishInterruptedReplacing } from './replace-database.ts';
import { runFileJob, type FileJobWatch } from './file-jobs.ts';
import { words } from '../../src-shared/words/words.ts';

/** Which backup is to be restored. */
export type RestoreSource =
  | { readonly kind: 'file'; readonly file: string; readonly passphrase: string | null }
  /** One of the data folder's own. */
  | { readonly kind: 'backup'; readonly name: string }
  | { readonly kind: 'latest' }
  /** What the last restore replaced. */
  | { readonly kind: 'undo' };

/**
 * What can be done with a data folder while no application has it open: when its database is damaged, and
 * after an application was closed for it. Everything is refused (`busy`) while another process has it open.
 */
export interface OfflineMaintenance {
  /** The newest first. */
  backups(): readonly Backup[];
  restore(source: RestoreSource, watch?: FileJobWatch): Promise<RestoreReport>;
  /**
   * What of a restore can be done while the application is open: all that takes long, and all that can be
   * refused for the backup's sake. `finishRestore` does the rest, once the application is closed.
   */
  stageRestore(source: RestoreSource, watch?: FileJobWatch): Promise<null>;
  finishRestore(source: RestoreSource): Promise<RestoreReport>;
  /** Salvages the database, or a damaged file from elsewhere, into a new database in its place. */
  salvage(file: string | null, watch?: FileJobWatch): Promise<SalvageReport>;
  /** Begins anew; the damaged database is kept, within the data folder at the path that comes back. */
  startEmpty(): Promise<{ readonly keptAs: string | null }>;
}

export function createOfflineMaintenance(options: {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly threadFile: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
}): OfflineMaintenance {
  const { dataFolder, migrationsFolder, nativeBinding, clock } = options;
  const context = () => ({
    dataFolder,
    migrationsFolder,
    nativeBinding,
    now: clock.now(),
  });
  const orderOf = (source: RestoreSource, isStaged: boolean) => ({
    ...context(),
    file: fileOf(dataFolder, source),
    passphrase: source.kind === 'file' ? source.passphrase : null,
    isStaged,
  });
  /** A canceled operation leaves nothing behind; an operation past the point of decision is finished. */
  const settled = async <T>(work: () => Promise<T>): Promise<T> => {
    finishInterruptedReplacing(dataFolder, nativeBinding);
    try {
      return await work();
    } finally {
      finishInterruptedReplacing(dataFolder, nativeBinding);
    }
  };
  return {
    backups: () => listBackups(dataFolder),
    restore: (source, watch) =>
      settled(() => runFileJob(options, 'restore', orderOf(source, false), watch)),
    stageRestore: (source, watch) =>
      runFileJob(options, 'stageRestore', orderOf(source, true), watch),
    finishRestore: async (source) => {
      try {
        return await runFileJob(options, 'restore', orderOf(source, true));
      } finally {
        finishInterruptedReplacing(dataFolder, nativeBinding);
      }
    },
    salvage: (file, watch) =>
      settled(() => runFileJob(options, 'salvage', { ...context(), file }, watch)),
    startEmpty: () => settled(() => runFileJob(options, 'startEmpty', context())),
  };
}

/** The file of a backup. Refused (`not-found`) where there is none. */
function fileOf(dataFolder: string, source: RestoreSource): string {
  const inFolder = (name: string) => path.join(dataFolder, 'backups', name);
  switch (source.kind) {
    case 'file':
      return source.file;
    case 'backup': {
      const file = inFolder(path.basename(source.name));
      if (existsSync(file)) return file;
      throw new UserError('not-found', words.backups.notFound(source.name));
    }
    case 'latest': {
      const newest = newestVerified(dataFolder);
      if (newest !== undefined) return inFolder(newest.name);
      throw new UserError('not-found', words.backups.none(dataFolder));
    }
    case 'undo': {
      const replaced = newestReplaced(dataFolder);
      if (replaced !== undefined) return inFolder(replaced.name);
      throw new UserError('not-found', words.backups.nothingToUndo);
    }
  }
}
