// Raw SQL: drizzle neither reads sqlite_schema nor drops and makes indexes and triggers.
import { countContacts } from './contact-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { indexedUpTo } from './search/search-index.ts';

/** Fewer rows than this are put into the indexes one by one. */
const worthIt = 10_000;

/**
 * Does something that adds or removes that many rows of a table of contacts. Where it is much of the
 * table, its indexes are taken away meanwhile and made anew, in the same transaction: making one costs a
 * fraction of keeping it in order row by row. Indexes that hold something unique stay. Call it within a
 * transaction.
 */
export function withoutIndexes<T>(
  db: WritableDatabase,
  tables: readonly ('contacts' | 'list_contacts' | 'contact_tags')[],
  rows: number,
  work: () => T,
): T {
  const { sqlite } = db;
  if (rows < worthIt || 2 * rows < countContacts(db)) return work();
  const indexes = partsOf(db, `sql LIKE 'CREATE INDEX %'`, tables);
  for (const { name } of indexes) sqlite.exec(`DROP INDEX "${name}"`);
  const result = work();
  for (const { sql } of indexes) sqlite.exec(sql);
  return result;
}

/**
 * Adds contacts with ids above `highest`, all there ever were, without asking of each whether the search
 * index had it once: none of these had. Call it within a transaction.
 */
export function addingUnknown<T>(db: WritableDatabase, highest: number, work: () => T): T {
  const { sqlite } = db;
  if (indexedUpTo(db) > highest) return work();
  const triggers = partsOf(db, `name = 'search_notes_return'`, ['contacts']);
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`);
  const result = work();
  for (const { sql } of triggers) sqlite.exec(sql);
  return result;
}

interface SchemaPart {
  readonly name: string;
  readonly sql: string;
}

function partsOf(
  { sqlite }: OvoDatabase,
  condition: string,
  tables: readonly string[],
): readonly SchemaPart[] {
  return sqlite
    .prepare<[string], SchemaPart>(
      `SELECT name, sql FROM sqlite_schema
        WHERE ${condition} AND tbl_name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables));
}
