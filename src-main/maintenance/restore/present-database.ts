// Raw SQL: it reads databases of earlier versions, whose columns differ from the schema.
import Database from 'better-sqlite3';
import path from 'node:path';
import { databaseName } from '../../../src-shared/maintenance/start.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { identify } from '../../database/identity/identity.ts';
import {
  bindingOf,
  isGone,
  isHollow,
  makeDataFolder,
  openToLook,
  sizeOf,
} from '../../database/database-file.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { tryLockSending, type SendingLock } from '../../campaigns/sending/sending-lock.ts';
import { damageOf } from '../../database/integrity.ts';
import { missingIndexes } from '../../database/identity/missing-indexes.ts';
import { backupFolder, freeBackupName, stampOf } from '../backup/backup-files.ts';
import { refuseUnreadable } from '../durable-files.ts';
import { versionOf } from '../../database/migrate.ts';
import { openDamaged } from '../salvage/read-rows.ts';
import { isWalOlder } from '../salvage/sequences.ts';
import { readHolds, type StoredHold } from './merge-holds.ts';
import type { StoredSuppression } from './merge-suppressions.ts';
import { broughtUpToDate, type RawSuppression } from './other-suppressions.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The context of everything that replaces the database of a data folder. */
export interface Context {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly nativeBinding: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Takes the right to send, so that nothing is sent and nobody else replaces anything meanwhile. */
export function lockFolder({ dataFolder, nativeBinding }: Context): SendingLock {
  // On a new computer there is no data folder yet.
  makeDataFolder(dataFolder);
  const lock = tryLockSending(dataFolder, nativeBinding);
  if (lock !== null) return lock;
  throw new UserError('busy', words.backups.sendingElsewhere);
}

/** Where a database that is damaged goes, within the data folder. */
export function quarantinePath(now: number): string {
  return `quarantine/${stampOf(now)}/${databaseName}`;
}

/** Closes a database so that everything is in its one file. */
export function closeAsOneFile(db: WritableDatabase): void {
  try {
    db.sqlite.pragma('journal_mode = DELETE');
  } finally {
    db.sqlite.close();
  }
}

/** What the database of a data folder is worth that is about to be replaced: `newer` is sound too. */
export type Present = 'none' | 'sound' | 'newer' | 'damaged';

function presentFile({ dataFolder }: Context): string {
  return path.join(dataFolder, databaseName);
}

/**
 * Looks the whole present database through, without writing: whether it can be a backup. Sound pages are
 * not enough for that: it has to be one of Ovo’s, with the tables that Ovo made. Refused where it may not
 * be read (`unavailable`) or is used (`busy`).
 */
export function examinePresent(order: Context): Present {
  const file = presentFile(order);
  refuseUnreadable(file);
  if (isHollow(file)) return isGone(file) ? 'none' : 'damaged';
  if (isWalOlder(file)) return 'damaged';
  try {
    const sqlite = openToLook(file, order.nativeBinding);
    try {
      const identity = identify(sqlite, order);
      if (identity.kind !== 'ovo' && identity.kind !== 'newer') return 'damaged';
      if (damageOf(sqlite, 'full').length > 0) return 'damaged';
      if (identity.kind === 'newer') return 'newer';
      const lost = missingIndexes(sqlite, { ...order, version: identity.version });
      return lost.length === 0 ? 'sound' : 'damaged';
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw inUse();
    return 'damaged';
  }
}

/** Every suppression of the database that is replaced, read around its damage where it has any. */
export function suppressionsOf(order: Context, present: Present): readonly StoredSuppression[] {
  const file = presentFile(order);
  if (present === 'none') return [];
  if (present === 'damaged') return salvagedSuppressions(file, order);
  const sqlite = openToLook(file, order.nativeBinding);
  try {
    const rows = sqlite.prepare<[], RawSuppression>('SELECT * FROM suppressions ORDER BY id');
    const identity = identify(sqlite, order);
    const version = 'version' in identity ? identity.version : versionOf(sqlite);
    return broughtUpToDate(rows.all(), version, order);
  } finally {
    sqlite.close();
  }
}

/** Every hold of the database that is replaced, where that one is sound. */
export function presentHolds(order: Context, present: Present): readonly StoredHold[] {
  if (present !== 'sound' && present !== 'newer') return [];
  const sqlite = openToLook(presentFile(order), order.nativeBinding);
  try {
    return readHolds(sqlite);
  } finally {
    sqlite.close();
  }
}

/** Suppressions as they can be read of a damaged file: with its -wal, and what only shows without. */
function salvagedSuppressions(file: string, order: Context): readonly StoredSuppression[] {
  const readings = sizeOf(`${file}-wal`) > 0 ? [true, false] : [false];
  return readings.flatMap((withWal) => {
    const damaged = openDamaged(file, { ...order, withWal });
    try {
      const rows = [...damaged.rows(['suppressions'])].map(({ values }) => values);
      return broughtUpToDate(rows, damaged.version, order);
    } finally {
      damaged.close();
    }
  });
}

/**
 * Says where the present database is kept, and sees to it that nobody has it open: a sound one is made
 * one file, which nobody else may be using for that.
 */
export function keepPresent(order: Context, present: Present): string | null {
  if (present === 'none') return null;
  if (present === 'damaged') return quarantinePath(order.now);
  const sqlite = new Database(presentFile(order), {
    timeout: 1000,
    ...bindingOf(order.nativeBinding),
  });
  try {
    sqlite.pragma('journal_mode = DELETE');
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw inUse();
    throw error;
  } finally {
    sqlite.close();
  }
  const backup = { takenAt: order.now, occasion: 'before-restore', isVerified: true } as const;
  return `backups/${freeBackupName(backupFolder(order.dataFolder), backup)}`;
}

function inUse(): UserError {
  return new UserError('busy', words.backups.openElsewhere);
}
