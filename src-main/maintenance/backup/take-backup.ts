// Raw SQL: drizzle has no VACUUM INTO.
import Database from 'better-sqlite3';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { databaseName } from '../../../src-shared/maintenance/start.ts';
import type {
  Backup,
  BackupOccasion,
  MaintenanceProgress,
} from '../../../src-shared/maintenance/backup.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { isDamageFound } from '../../../src-shared/lib/damage-found.ts';
import { bindingOf, sizeOf } from '../../database/database-file.ts';
import { damageOf } from '../../database/integrity.ts';
import {
  databaseBytes,
  databaseSuffixes,
  moveDurably,
  refuseWithoutRoom,
  syncFile,
} from '../durable-files.ts';
import { backupFolder, freeBackupName, makingName, removeAbandoned } from './backup-files.ts';
import { sealFile } from './seal.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Pages that are copied at a time: 8 MB, so that progress is told often and a thread stays alive. */
const pagesAtOnce = 2000;

/** Reports the progress of a backup. */
export type OnProgress = (progress: MaintenanceProgress) => void;

export interface BackupOrder {
  readonly dataFolder: string;
  readonly nativeBinding: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Makes a backup in the folder `backups`: a copy of one moment, whatever is written meanwhile, by
 * SQLite's backup API; it is checked whole, put on the disk and only then given a name that counts. Any
 * number of processes may write and read the database meanwhile. Refused (`unavailable`) without room
 * on the disk and (`invalid`) where the database itself is damaged. Whatever happens, no half file counts.
 */
export async function takeBackup(
  order: BackupOrder & {
    readonly occasion: BackupOccasion;
    /** What the copy is called until it is complete, as `makingName` has it. */
    readonly making: string;
  },
  onProgress: OnProgress,
  onSnapshot: () => void = () => undefined,
): Promise<Backup> {
  const folder = backupFolder(order.dataFolder);
  const making = path.join(folder, order.making);
  try {
    await copyDatabase(order, making, onProgress, onSnapshot);
    onProgress({ work: 'backup', step: 'checking', done: 0, total: 0 });
    const damage = damageOfCopy(making, order.nativeBinding);
    return countBackup(making, folder, { ...order, acceptsDamage: false }, damage);
  } finally {
    removeMaking(making);
  }
}

/**
 * Makes a backup at a place that a person chose, sealed where there is a passphrase. As careful as
 * `takeBackup`; a file that is there already is replaced at the very end, or not at all.
 */
export async function takeBackupTo(
  order: BackupOrder & { readonly file: string; readonly passphrase: string | null },
  onProgress: OnProgress,
): Promise<{ readonly file: string; readonly sizeBytes: number; readonly isSealed: boolean }> {
  const { file, passphrase, dataFolder } = order;
  refuseOwnDatabase(file, dataFolder);
  const folder = path.dirname(file);
  if (!existsSync(folder)) {
    throw new UserError('usage', words.backups.noFolder(folder));
  }
  const making = path.join(folder, `.${path.basename(file)}.${makingName()}`);
  const sealed = `${making}.age`;
  try {
    // A sealed backup is copied at home: it leaves no trace of what is in it anywhere else.
    const plain = passphrase === null ? making : path.join(backupFolder(dataFolder), makingName());
    try {
      await copyDatabase(order, plain, onProgress, () => undefined);
      onProgress({ work: 'backup', step: 'checking', done: 0, total: 0 });
      const damage = damageOfCopy(plain, order.nativeBinding);
      if (damage.length > 0) throw damagedSource(dataFolder, damage);
      if (passphrase !== null) {
        const total = sizeOf(plain);
        refuseWithoutRoom(folder, total);
        await sealFile(plain, sealed, passphrase, (done) =>
          onProgress({ work: 'backup', step: 'sealing', done, total }),
        );
      }
    } finally {
      if (passphrase !== null) removeMaking(plain);
    }
    const made = passphrase === null ? making : sealed;
    syncFile(made);
    moveDurably(made, file);
    return { file, sizeBytes: sizeOf(file), isSealed: passphrase !== null };
  } finally {
    removeMaking(making);
    rmSync(sealed, { force: true });
  }
}

/**
 * A backup while nothing else can run: before the tables of an older database are changed, and before
 * a repair. As careful as `takeBackup`; with `acceptsDamage` the copy of a damaged database is kept too,
 * under a name that is never offered.
 */
export function takeBackupAtOnce(
  sqlite: Database.Database,
  order: BackupOrder & { readonly occasion: BackupOccasion; readonly acceptsDamage: boolean },
): Backup {
  const { dataFolder } = order;
  const folder = backupFolder(dataFolder);
  const making = path.join(folder, makingName());
  try {
    // Whoever quit during the start left a copy half made.
    removeAbandoned(folder);
    refuseWithoutRoom(folder, databaseBytes(databaseOf(dataFolder)));
    sqlite.prepare('VACUUM INTO ?').run(making);
    chmodSync(making, 0o600);
    return countBackup(making, folder, order, damageOfCopy(making, order.nativeBinding));
  } finally {
    removeMaking(making);
  }
}

/** Gives a copy that is complete the name under which it counts, for what it is worth. */
function countBackup(
  making: string,
  folder: string,
  order: BackupOrder & { readonly occasion: BackupOccasion; readonly acceptsDamage: boolean },
  damage: readonly string[],
): Backup {
  const { dataFolder, occasion, now: takenAt } = order;
  const isVerified = damage.length === 0;
  if (!isVerified && !order.acceptsDamage) throw damagedSource(dataFolder, damage);
  syncFile(making);
  const name = freeBackupName(folder, { takenAt, occasion, isVerified });
  moveDurably(making, path.join(folder, name));
  return { name, occasion, takenAt, sizeBytes: sizeOf(path.join(folder, name)), isVerified };
}

function databaseOf(dataFolder: string): string {
  return path.join(dataFolder, databaseName);
}

/** Copies one moment of the database: what is written meanwhile is not in the copy. */
async function copyDatabase(
  { dataFolder, nativeBinding }: BackupOrder,
  to: string,
  onProgress: OnProgress,
  onSnapshot: () => void,
): Promise<void> {
  const source = databaseOf(dataFolder);
  removeAbandoned(path.dirname(to));
  refuseWithoutRoom(path.dirname(to), databaseBytes(source));
  const sqlite = new Database(source, { readonly: true, ...bindingOf(nativeBinding) });
  try {
    // Held open, so that the copy does not begin anew with every write of another connection.
    sqlite.exec('BEGIN');
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    onSnapshot();
    await sqlite.backup(to, {
      progress({ totalPages, remainingPages }) {
        const done = totalPages - remainingPages;
        onProgress({ work: 'backup', step: 'copying', done, total: totalPages });
        return pagesAtOnce;
      },
    });
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
  chmodSync(to, 0o600);
}

/** Looks a copy through, whole; makes it one file that needs no -wal beside it. */
function damageOfCopy(file: string, nativeBinding: string | undefined): readonly string[] {
  const copy = new Database(file, bindingOf(nativeBinding));
  try {
    copy.pragma('trusted_schema = OFF');
    copy.pragma('cell_size_check = ON');
    copy.pragma('journal_mode = DELETE');
    return damageOf(copy, 'full');
  } catch (error) {
    if (!isDamageFound(error)) throw error;
    return [error.message];
  } finally {
    copy.close();
  }
}

function damagedSource(dataFolder: string, damage: readonly string[]): UserError {
  return new UserError(
    'invalid',
    words.backups.damagedSource(databaseOf(dataFolder), damage[0] ?? ''),
  );
}

function refuseOwnDatabase(file: string, dataFolder: string): void {
  const own = databaseSuffixes.map((suffix) => path.resolve(`${databaseOf(dataFolder)}${suffix}`));
  if (!own.includes(path.resolve(file))) return;
  throw new UserError('usage', words.backups.ownDatabase(file));
}

/** Removes a copy that is not complete. */
export function removeMaking(making: string): void {
  for (const suffix of [...databaseSuffixes, '-journal']) {
    rmSync(`${making}${suffix}`, { force: true });
  }
}
