import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import { databaseName } from '../../src-shared/maintenance/start.ts';
import { makeDataFolder } from '../database/database-file.ts';
import { openDatabase, type WritableDatabase } from '../database/open.ts';
import { ThreadLock } from '../database/thread-lock.ts';
import { createWriteLock, places, type WriteLock } from '../database/write-lock.ts';
import { takeBackupAtOnce } from '../maintenance/backup/take-backup.ts';
import { finishInterruptedReplacing } from '../maintenance/replace-database.ts';
import { hasBeenUsed, refuseOlderWal } from '../maintenance/start/start-situation.ts';
import type { ReadShapes, WriteShapes } from '../thread-jobs.ts';
import { createThreads } from '../threads/threads.ts';
import type { ApplicationOptions, ApplicationThreads } from './options.ts';

/** What everything in an application reads and writes with. */
export interface Storage {
  /** For delivery alone: the topics write with what the lock gives them. */
  readonly writable: WritableDatabase;
  readonly writeLock: WriteLock;
  readonly threads: ApplicationThreads['threads'];
}

/** Opens the database of a data folder, as `openApplication` says, and the threads beside it. */
export function openStorage(options: ApplicationOptions): Storage {
  const { dataFolder, clock, nativeBinding, threadFile } = options;
  makeDataFolder(dataFolder);
  finishInterruptedReplacing(dataFolder, nativeBinding);
  refuseOlderWal(dataFolder);
  const writable = openDatabase({
    file: path.join(dataFolder, databaseName),
    migrationsFolder: options.migrationsFolder,
    nativeBinding,
    mayBeNew: !hasBeenUsed(dataFolder),
    beforeMigration(sqlite) {
      const order = { dataFolder, nativeBinding, now: clock.now(), acceptsDamage: false };
      takeBackupAtOnce(sqlite, { ...order, occasion: 'before-migration' });
    },
  });
  const memory = options.startedThreads?.memory ?? ThreadLock.newMemory();
  const share = { memory, place: places.application };
  const writeLock = createWriteLock(
    writable,
    clock,
    // Where nobody may wait for the disk, the writing thread moves the log.
    options.sendsInThread === true ? { ...share, checkpoint: () => moveLog() } : share,
  );
  const threads =
    options.startedThreads?.threads ??
    createThreads<ReadShapes, WriteShapes>({
      db: writable,
      threadFile,
      nativeBinding,
      clock,
      writeLock,
    });
  const moveLog = () => {
    threads.write('database.checkpoint', undefined).catch((error: unknown) => {
      // A `UserError` says that Ovo is being closed: closing moves the log.
      if (!(error instanceof UserError)) options.onError(error);
    });
  };
  return { writable, writeLock, threads };
}
