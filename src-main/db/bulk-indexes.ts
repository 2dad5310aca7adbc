import type { OvoDatabase } from './open.ts';

/** Fewer rows than this are put into the indexes one by one. */
const worthIt = 10_000;

/**
 * Does something that adds or removes that many rows of a table of contacts. Where it is much of the
 * table, its indexes are taken away meanwhile and made anew, in the same transaction: making one costs a
 * fraction of keeping it in order row by row. Indexes that hold something unique stay. Call it within a
 * transaction.
 */
export function withoutIndexes<T>(
  db: OvoDatabase,
  tables: readonly ('contacts' | 'list_contacts' | 'contact_tags')[],
  rows: number,
  work: () => T,
): T {
  const { sqlite } = db;
  const known = sqlite.prepare<[], number>('SELECT count(*) FROM contacts').pluck().get() ?? 0;
  if (rows < worthIt || 2 * rows < known) return work();
  const indexes = sqlite
    .prepare<[string], { readonly name: string; readonly sql: string }>(
      `SELECT name, sql FROM sqlite_schema
        WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'
          AND tbl_name IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) sqlite.exec(`DROP INDEX "${name}"`);
  const result = work();
  for (const { sql } of indexes) sqlite.exec(sql);
  return result;
}
