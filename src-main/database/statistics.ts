// Raw SQL: drizzle does not know sqlite_stat1, SQLite's own table.
import type { Database } from 'better-sqlite3';

/**
 * Brings up to date what SQLite knows of the sizes of tables. What it knows of those with one row is
 * forgotten: after an import of a million, it would still read all of them rather than use an index.
 */
export function updateStatistics(sqlite: Database): void {
  sqlite.pragma('optimize');
  const hasStatistics = sqlite.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'`);
  if (hasStatistics.get() === undefined) return;
  const ofSmallest = `stat GLOB '[01] *'`;
  const isKept = sqlite.prepare(`SELECT 1 FROM sqlite_stat1 WHERE ${ofSmallest}`);
  if (isKept.get() !== undefined) sqlite.exec(`DELETE FROM sqlite_stat1 WHERE ${ofSmallest}`);
}
