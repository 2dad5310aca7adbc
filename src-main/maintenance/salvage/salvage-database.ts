// Raw SQL: a salvage copies rows of any table into a new database, whatever the tables are.
import type Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { databaseName } from '../../../src-shared/maintenance/start.ts';
import type { SalvagedTable, SalvageReport } from '../../../src-shared/maintenance/salvage.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { migrateDatabase } from '../../database/migrate.ts';
import { identify } from '../../database/identity/identity.ts';
import { isGone, isHollow, openToLook, sizeOf } from '../../database/database-file.ts';
import { DamagedDatabase, openDatabase, type WritableDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import { damageOf, findingsOf } from '../../database/integrity.ts';
import type { OnProgress } from '../backup/take-backup.ts';
import {
  copyPrivately,
  databaseBytes,
  refuseUnreadable,
  refuseWithoutRoom,
} from '../durable-files.ts';
import { repairDatabase } from '../repair/repair.ts';
import { discardNext, nextDatabase, replaceDatabase } from '../replace-database.ts';
import { makeSafe } from '../restore/make-safe.ts';
import {
  closeAsOneFile,
  examinePresent,
  keepPresent,
  lockFolder,
  quarantinePath,
  suppressionsOf,
  type Context,
} from '../restore/present-database.ts';
import { expectedSchema } from '../rules/schema-rules.ts';
import { instead, warningOf } from './assess.ts';
import { insertSalvaged } from './insert-salvaged.ts';
import { openDamaged, type DamagedFile } from './read-rows.ts';
import { isWalOlder } from './sequences.ts';
import { shapesOf } from './table-shape.ts';
import { openRejects } from './rejected-rows.ts';
import { addPlaceholders } from './placeholders.ts';
import { words } from '../../../src-shared/words/words.ts';

export interface SalvageOrder extends Context {
  /** A damaged file from elsewhere; null for the database of the data folder. */
  readonly file: string | null;
}

/** What is made anew in a new database, and would only be wrong if it came from a damaged one. */
const madeAnew = new Set(['__drizzle_migrations', 'search_index', 'search_pending']);

/** Who must not be texted, and what happened, before everything else; what refers to others after them. */
const firstTables = [
  'suppressions',
  'events',
  'settings',
  'state',
  'campaigns',
  'contacts',
  'messages',
];

/**
 * Reads out of a damaged file what can be read, row by row, into a new database that takes its place.
 * Each row has to fit the tables of the Ovo that wrote it, and is brought up to date with them; those
 * that do not fit are kept apart, whole, beside the damaged file.
 * The damaged file is never written: it moves to `quarantine` as it is, and one from elsewhere stays
 * where it is. Nothing is sent by itself afterwards (`makeSafe`). Refused (`conflict`) for a database
 * that is sound, and as `restoreDatabase` is. Killed at any moment it leaves the old database or the new one.
 */
export function salvageDatabase(order: SalvageOrder, onProgress: OnProgress): SalvageReport {
  const { dataFolder, now } = order;
  const source = order.file ?? path.join(dataFolder, databaseName);
  refuseUnreadable(source);
  if (isGone(source)) {
    throw new UserError('usage', words.salvage.nothingThere(source, instead(dataFolder)));
  }
  const lock = lockFolder(order);
  try {
    discardNext(dataFolder);
    const present = examinePresent(order);
    if (order.file === null && present === 'newer') {
      throw new UserError('conflict', words.salvage.soundButNewer(source));
    }
    if (order.file === null && present === 'sound' && canBeOpened(order)) {
      throw new UserError('conflict', words.salvage.sound(source));
    }
    refuseWithoutRoom(dataFolder, 2 * databaseBytes(source));
    const kept = quarantinePath(now);
    const withWal = bestReading(source, order);
    const rejects = openRejects(dataFolder, path.posix.dirname(kept));
    const damaged = openDamaged(source, {
      ...order,
      withWal,
      onLook: () => onProgress({ work: 'salvage', step: 'reading', done: 0, total: 0 }),
    });
    const { version } = damaged;
    const next = openDatabase({ ...order, file: nextDatabase(dataFolder), version });
    let filled: ReturnType<typeof fill>;
    try {
      filled = fill(next, damaged, order, rejects, onProgress);
      onProgress({ work: 'salvage', step: 'replacing', done: 0, total: 0 });
      const detail = { file: path.basename(source), rows: filled.rows, rejected: rejects.count };
      // The file itself brought its own; one from elsewhere must not undo what is known here.
      const suppressions = order.file === null ? [] : suppressionsOf(order, present);
      if (filled.rows === 0) {
        throw new UserError('invalid', words.salvage.nothingRead(source, instead(dataFolder)));
      }
      const { survey } = damaged;
      const warning = warningOf({ ...filled, survey, rejectedOf: rejects.countOf }, order);
      const made = makeSafe(next, { dataFolder, now, origin: 'salvaged', suppressions, detail });
      refuseUnsound(next, source, order);
      closeAsOneFile(next);
      const keptAs = order.file === null ? kept : keepPresent(order, present);
      const rejectsFile = rejects.close();
      replaceDatabase(dataFolder, keptAs ?? kept);
      return { ...filled, warning, rejected: rejects.count, rejectsFile, keptAs, ...made };
    } finally {
      rejects.close();
      next.close();
      damaged.close();
    }
  } catch (error) {
    discardNext(dataFolder);
    throw error;
  } finally {
    lock.release();
  }
}

function fill(
  db: WritableDatabase,
  damaged: DamagedFile,
  order: SalvageOrder,
  rejects: ReturnType<typeof openRejects>,
  onProgress: OnProgress,
) {
  const { sqlite } = db;
  // Until it takes the place of the old one it may be lost at any time.
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = OFF');
  const rows = damaged.rows(tablesOf(sqlite));
  const inserted = insertSalvaged(sqlite, rows, rejects, (done) =>
    onProgress({ work: 'salvage', step: 'reading', done, total: 0 }),
  );
  migrateDatabase(sqlite, order.migrationsFolder);
  const placeholders = addPlaceholders(sqlite, order.now);
  sqlite.pragma('foreign_keys = ON');
  repairDatabase(db, {
    dryRun: false,
    backupFolder: null,
    now: order.now,
    country: readSettings(db).defaultCountry,
    expected: expectedSchema(order.migrationsFolder, order.nativeBinding),
  });
  const tables: readonly SalvagedTable[] = [...inserted].map(([table, count]) => ({
    table,
    // A repair takes away what refers to rows that are lost.
    rows: Math.min(count, countRows(sqlite, table) ?? count),
    rejected: rejects.countOf(table),
  }));
  return {
    tables,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    placeholders,
    pages: damaged.pages,
    pagesLost: Math.max(damaged.survey.pagesLost, damaged.unreadPages()),
  };
}

/**
 * Whether a file is to be read with its -wal: not where that is the only thing wrong with it, such as the
 * -wal of another database. Undefined where there is fault either way: what reads best is taken.
 */
function bestReading(source: string, order: SalvageOrder): boolean | undefined {
  if (sizeOf(`${source}-wal`) === 0) return undefined;
  // Never opened by SQLite, which deletes the -wal of a database without a byte.
  if (isHollow(source)) return true;
  if (!isWalOlder(source) && isFaultless(source, order)) return true;
  const alone = nextDatabase(order.dataFolder);
  try {
    copyPrivately(source, alone);
    return isFaultless(alone, order) ? false : undefined;
  } finally {
    discardNext(order.dataFolder);
  }
}

/**
 * Whether the database of the data folder, whose pages and tables are sound, is opened at a start too: an
 * older one may have a row that no migration can carry over. Tried on a copy.
 */
function canBeOpened(order: SalvageOrder): boolean {
  const { dataFolder } = order;
  const source = path.join(dataFolder, databaseName);
  refuseWithoutRoom(dataFolder, databaseBytes(source));
  try {
    for (const suffix of ['', '-wal']) {
      if (existsSync(`${source}${suffix}`)) {
        copyPrivately(`${source}${suffix}`, `${nextDatabase(dataFolder)}${suffix}`);
      }
    }
    openDatabase({ ...order, file: nextDatabase(dataFolder), mayBeNew: false }).close();
    return true;
  } catch (error) {
    if (error instanceof DamagedDatabase) return false;
    throw error;
  } finally {
    discardNext(dataFolder);
  }
}

/** Whether a file is one of Ovo's, and sound; that of another program is not, however sound. */
function isFaultless(file: string, order: SalvageOrder): boolean {
  const { nativeBinding } = order;
  try {
    const sqlite = openToLook(file, nativeBinding);
    try {
      return identify(sqlite, order).kind === 'ovo' && findingsOf(sqlite, 'full').length === 0;
    } finally {
      sqlite.close();
    }
  } catch {
    return false;
  }
}

/** How many rows a table has; null where a migration gave it another name. */
function countRows(sqlite: Database.Database, table: string): number | null {
  const isThere = sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table);
  if (isThere === undefined) return null;
  return sqlite.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
}

function tablesOf(sqlite: Database.Database): readonly string[] {
  const names = [...shapesOf(sqlite).keys()].filter((name) => !madeAnew.has(name));
  return [...firstTables, ...names.filter((name) => !firstTables.includes(name))];
}

function refuseUnsound(
  { sqlite }: WritableDatabase,
  source: string,
  { dataFolder }: SalvageOrder,
): void {
  const [damage] = damageOf(sqlite, 'full');
  if (damage === undefined) return;
  throw new UserError('invalid', words.salvage.notSound(source, damage, instead(dataFolder)));
}
