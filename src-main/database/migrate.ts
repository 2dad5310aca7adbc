// Raw SQL: it runs the SQL of the migrations.
import type { Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The table in which drizzle keeps which migrations a database has had. */
const migrationsTable = `
  CREATE TABLE IF NOT EXISTS __drizzle_migrations (
    id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`;

/** The database version that the shipped migrations lead to: their number. */
export function newestVersion(migrationsFolder: string): number {
  return readMigrationFiles({ migrationsFolder }).length;
}

/** The version of a database: the number of migrations that it has had. */
export function versionOf(sqlite: Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/**
 * Runs the migrations that a database lacks, all in one transaction: the tables, drizzle's list and
 * `user_version` never disagree. Rows that break a CHECK or refer to nothing are carried over as they
 * are, for a repair to put right. Throws SqliteError where that is impossible; nothing is changed then.
 *
 * @param options.to the version to stop at; the newest unless given.
 * @param options.before called if there is anything to do; where it throws, nothing is changed.
 */
export function migrateDatabase(
  sqlite: Database,
  migrationsFolder: string,
  options: {
    readonly to?: number | undefined;
    readonly before?: ((sqlite: Database) => void) | null | undefined;
  } = {},
): void {
  const migrations = readMigrationFiles({ migrationsFolder }).slice(0, options.to);
  // A version that was overwritten must not make an older database one that lacks nothing.
  const isComplete = newestRun(sqlite) >= (migrations.at(-1)?.folderMillis ?? 0);
  if (isComplete && versionOf(sqlite) >= migrations.length) return;
  options.before?.(sqlite);
  const hadForeignKeys = sqlite.pragma('foreign_keys', { simple: true });
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('ignore_check_constraints = ON');
  try {
    sqlite.transaction(() => run(sqlite, migrations)).immediate();
  } finally {
    sqlite.pragma('ignore_check_constraints = OFF');
    sqlite.pragma(`foreign_keys = ${hadForeignKeys === 1 ? 'ON' : 'OFF'}`);
  }
}

function run(sqlite: Database, migrations: ReturnType<typeof readMigrationFiles>): void {
  sqlite.exec(migrationsTable);
  const note = sqlite.prepare<[string, number]>(
    'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)',
  );
  // Read here, because another process may have migrated while this one waited. drizzle's list counts,
  // so that a database whose version was overwritten is none that lacks everything.
  const newest = newestRun(sqlite);
  for (const { sql, hash, folderMillis } of migrations) {
    if (folderMillis <= newest) continue;
    for (const statement of sql) sqlite.exec(statement);
    note.run(hash, folderMillis);
  }
  sqlite.pragma(`user_version = ${migrations.length}`);
}

/** When the newest migration was made that drizzle's list says a database has had; 0 without such a list. */
function newestRun(sqlite: Database): number {
  const isThere = sqlite
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get();
  if (isThere === undefined) return 0;
  const newest = sqlite.prepare<[], number | null>(
    'SELECT max(created_at) FROM __drizzle_migrations',
  );
  return newest.pluck().get() ?? 0;
}
