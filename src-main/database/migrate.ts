import type { Database } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type * as schema from './schema.ts';

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** The database version that the shipped migrations lead to: their number. */
export function newestVersion(migrationsFolder: string): number {
  const file = path.join(migrationsFolder, 'meta', '_journal.json');
  return journalSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).entries.length;
}

/**
 * Runs the migrations that are missing, all in one transaction; `before` is called if there are any. Each ends by setting
 * `user_version` to its number, so that the version and the tables never disagree.
 */
export function migrateDatabase(
  database: {
    readonly sqlite: Database;
    readonly orm: BetterSQLite3Database<typeof schema>;
  },
  migrationsFolder: string,
  before: ((sqlite: Database) => void) | null | undefined,
): void {
  const { sqlite, orm } = database;
  if (sqlite.pragma('user_version', { simple: true }) === newestVersion(migrationsFolder)) return;
  before?.(sqlite);
  migrate(orm, { migrationsFolder });
}
