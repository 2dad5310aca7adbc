import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { closeSync, existsSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import {
  bindingOf,
  isHollow,
  keepToOwner,
  makeDataFolder,
  makeFile,
  notWritable,
  openToLook,
  refuseReadOnly,
  sizeOf,
} from './database-file.ts';
import { identify, type Identity } from './identity/identity.ts';
import { indexDifferences, remake, schemaOfVersion } from './identity/schema-differences.ts';
import { migrateDatabase, newestVersion } from './migrate.ts';
import type { ReadableSqlite } from './readable-sqlite.ts';
import { applicationId, applyPragmas } from './pragmas.ts';
import * as schema from './schema.ts';
import { updateStatistics } from './statistics.ts';
import { WriteAheadLog } from './pages/write-ahead-log.ts';
import { damageOf, forgetDamage, isCheckedAtOnce, wasFoundDamaged } from './integrity.ts';

/**
 * An open database, to read from: SQLite itself for hot paths, drizzle for everything else. Nothing that
 * writes can be said with it: whoever writes asks the write lock for a `WritableDatabase`.
 */
export interface OvoDatabase {
  readonly sqlite: ReadableSqlite;
  /** The same connection, for tables in `temp` alone: nobody else sees them, and they need no lock. */
  readonly temporary: Database.Database;
  readonly orm: Omit<Orm, 'insert' | 'update' | 'delete' | 'run' | 'transaction'>;
  readonly file: string;
  /**
   * Throws UserError(`unavailable`) where the file is no longer the one that was opened: it was moved,
   * deleted or replaced, and what is written goes where the next start does not look.
   */
  refuseIfGone(): void;
  close(): void;
}

type Orm = BetterSQLite3Database<typeof schema>;

/**
 * A database that can be written to. The write lock hands it out for one transaction, a job in the
 * writing thread gets it for its turn, and whoever opens a database that nobody else has open has it.
 * Do not keep it for later.
 */
export interface WritableDatabase extends OvoDatabase {
  readonly sqlite: Database.Database;
  readonly orm: Orm;
  readonly log: WriteAheadLog;
}

/**
 * Thrown for a file of Ovo's that is damaged. Nothing was written to it; it can be replaced by a backup,
 * or what is readable of it can be salvaged.
 */
export class DamagedDatabase extends UserError {
  readonly file: string;
  /** What SQLite says of it. */
  readonly findings: readonly string[];

  constructor(file: string, findings: readonly string[], options?: ErrorOptions) {
    super(
      'invalid',
      words.database.damaged(file, findings[0] ?? words.database.findings.unreadable),
      options,
    );
    this.name = 'DamagedDatabase';
    this.file = file;
    this.findings = findings;
  }
}

export interface OpenOptions {
  readonly file: string;
  /** The folder with drizzle's migrations, resources/migrations. */
  readonly migrationsFolder: string;
  /** Called before the tables of an older database are changed; where it throws, they are not. */
  readonly beforeMigration?: ((sqlite: Database.Database) => void) | undefined;
  /** The version to bring it to; the newest unless given. Only salvage wants an older one. */
  readonly version?: number | undefined;
  /** Another build of better-sqlite3's addon, where the one of the package does not fit the runtime. */
  readonly nativeBinding?: string | undefined;
  /** False where there was one before: a database that is gone or empty is damage then. */
  readonly mayBeNew?: boolean | undefined;
}

/**
 * Opens Ovo's database, makes it where there is none, and brings an older one up to date. Refuses,
 * without writing a byte, a file that is damaged or no database at all (`DamagedDatabase`; a large one is
 * opened and has to be looked through after that, see `isCheckedAtOnce`), one of another program
 * (`invalid`) and one made by a newer Ovo (`conflict`).
 */
export function openDatabase(options: OpenOptions): WritableDatabase {
  const { file } = options;
  makeDataFolder(path.dirname(file));
  refuseHollow(options);
  const isNew = !existsSync(file);
  if (isNew) makeFile(file);
  else refuseForeign(options);
  keepToOwner(file);
  const sqlite = openFile(options);
  try {
    applyPragmas(sqlite);
    migrate(sqlite, options, isNew);
    if (!isNew) remakeIndexes(sqlite, options);
    return databaseOf(sqlite, drizzle(sqlite, { schema }), file);
  } catch (error) {
    sqlite.close();
    throw readable(error, file);
  }
}

/** Brings a database up to date; what its tables do not allow is damage. */
function migrate(sqlite: Database.Database, options: OpenOptions, isNew: boolean): void {
  const { file, migrationsFolder, version, beforeMigration } = options;
  try {
    const before = isNew ? null : beforeMigration;
    migrateDatabase(sqlite, migrationsFolder, { to: version, before });
  } catch (error) {
    const isDamage =
      error instanceof Database.SqliteError && /^SQLITE_(?:ERROR|CONSTRAINT)/.test(error.code);
    throw isDamage ? new DamagedDatabase(file, [error.message], { cause: error }) : error;
  }
}

/**
 * Makes again the indexes that are missing or not as Ovo made them, because queries name them; and takes
 * away those that are not Ovo's, which may forbid what Ovo writes. They hold nothing that the rows do not.
 * Where rows are twice that one of Ovo's forbids, that is damage.
 */
function remakeIndexes(sqlite: Database.Database, options: OpenOptions): void {
  const { file, migrationsFolder, nativeBinding, version } = options;
  if (version !== undefined) return;
  const expected = schemaOfVersion(
    migrationsFolder,
    nativeBinding,
    newestVersion(migrationsFolder),
  );
  const broken = indexDifferences(sqlite, expected);
  if (broken.length === 0) return;
  try {
    sqlite
      .transaction(() => {
        for (const difference of broken) remake(sqlite, difference);
      })
      .immediate();
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) {
      throw error;
    }
    const names = broken.map(({ name }) => `“${name}”`).join(', ');
    throw new DamagedDatabase(
      file,
      [words.database.findings.indexesMissing(names, error.message)],
      {
        cause: error,
      },
    );
  }
}

/**
 * Opens one more connection to a database that `openDatabase` has opened and brought up to date, for
 * another thread. Refused as there.
 */
export function openConnection(options: {
  readonly file: string;
  readonly nativeBinding: string | undefined;
  /** Whether everything that would write is refused. */
  readonly isReadOnly: boolean;
}): WritableDatabase {
  const { file } = options;
  if (!existsSync(file)) throw gone(file);
  const sqlite = openFile(options);
  try {
    applyPragmas(sqlite);
    if (options.isReadOnly) sqlite.pragma('query_only = ON');
    return databaseOf(sqlite, drizzle(sqlite, { schema }), file);
  } catch (error) {
    sqlite.close();
    throw readable(error, file);
  }
}

function databaseOf(
  sqlite: Database.Database,
  orm: BetterSQLite3Database<typeof schema>,
  file: string,
): WritableDatabase {
  const opened = identityOf(file);
  const log = new WriteAheadLog(file);
  return {
    sqlite,
    log,
    temporary: sqlite,
    orm,
    file,
    refuseIfGone() {
      if (identityOf(file) !== opened) throw gone(file);
    },
    close() {
      if (!sqlite.open) return;
      try {
        // Where another process writes, it can be done another time too.
        sqlite.pragma('busy_timeout = 0');
        updateStatistics(sqlite);
      } catch {
        // A full disk: it can be done another time.
      }
      sqlite.close();
      log.close();
    },
  };
}

function gone(file: string): UserError {
  return new UserError('unavailable', words.database.gone(file));
}

/** What tells a file from another one at the same place; Windows lets nobody move an open one. */
function identityOf(file: string): string {
  const status = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (status === undefined) return '';
  return process.platform === 'win32' ? file : `${status.dev} ${status.ino}`;
}

/** SQLite takes a file without a byte for a new one, and deletes the -wal beside it, whatever is in there. */
function refuseHollow({ file, mayBeNew }: OpenOptions): void {
  if (!isHollow(file)) return;
  if (sizeOf(`${file}-wal`) > 0) {
    throw new DamagedDatabase(file, [words.database.findings.emptyBesideLog]);
  }
  if (mayBeNew === false) throw new DamagedDatabase(file, [words.database.findings.nothingInIt]);
  // Whatever it leads to is not reachable now; SQLite would make a new one there.
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(file)) {
    throw new DamagedDatabase(file, [words.database.findings.deadLink]);
  }
}

/** Looks at the file through a connection that cannot write. */
function refuseForeign(options: OpenOptions): void {
  const { file } = options;
  refuseReadOnly(file);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = openToLook(file, options.nativeBinding);
    refuseUnlessOurs(identify(sqlite, options), options);
    if (!isCheckedAtOnce(file)) return;
    const damage = damageOf(sqlite, wasFoundDamaged(file) ? 'full' : 'quick');
    if (damage.length > 0) throw new DamagedDatabase(file, damage);
    forgetDamage(file);
  } catch (error) {
    throw readable(error, file);
  } finally {
    sqlite?.close();
  }
}

function refuseUnlessOurs(identity: Identity, { file, mayBeNew, ...options }: OpenOptions): void {
  switch (identity.kind) {
    case 'ovo':
      return;
    case 'empty':
      if (mayBeNew !== false) return;
      throw new DamagedDatabase(file, [words.database.findings.nothingInIt]);
    case 'altered':
      throw new DamagedDatabase(file, [identity.finding]);
    case 'foreign':
      if (sizeOf(`${file}-wal`) > 0 && isMarkedAsOurs(file)) {
        throw new DamagedDatabase(file, [words.database.findings.foreignLog]);
      }
      throw new UserError('invalid', words.database.foreign(file));
    case 'newer':
      throw new UserError(
        'conflict',
        words.database.newer(file, identity.version, newestVersion(options.migrationsFolder)),
      );
  }
}

/** Whether the file itself, without its -wal, is marked as Ovo's: https://www.sqlite.org/fileformat2.html#application_id */
function isMarkedAsOurs(file: string): boolean {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  try {
    return (
      readSync(descriptor, header, 0, 100, 0) === 100 && header.readUInt32BE(68) === applicationId
    );
  } finally {
    closeSync(descriptor);
  }
}

function openFile({ file, nativeBinding }: Pick<OpenOptions, 'file' | 'nativeBinding'>) {
  try {
    return new Database(file, bindingOf(nativeBinding));
  } catch (error) {
    throw readable(error, file);
  }
}

function readable(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  switch (error.code.split('_').slice(0, 2).join('_')) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new DamagedDatabase(file, [error.message], { cause: error });
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return notWritable(error, file);
    case 'SQLITE_BUSY':
      return new UserError('busy', words.database.changedElsewhere(file), { cause: error });
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return new UserError('unavailable', words.database.diskFailed(file, error.message), {
        cause: error,
      });
    default:
      return error;
  }
}
