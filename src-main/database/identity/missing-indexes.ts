// Raw SQL: the tables and columns are those of an index, known only when it runs.
import type { Database } from 'better-sqlite3';
import { indexDifferences, schemaOfVersion } from './schema-differences.ts';

/** A unique index as the migrations make it: its table, its columns, and the rows that it is about. */
const uniqueIndex = /^CREATE UNIQUE INDEX \S+ ON (\S+) \((.+?)\)(?: WHERE (.+))?$/s;

/**
 * The unique indexes that are missing, or not as Ovo made them, and cannot be made again because rows
 * stand twice that they forbid. A database that has one is damaged, though each of its pages is sound.
 * `version` is the database's own. Reads only.
 */
export function missingIndexes(
  sqlite: Database,
  context: {
    readonly migrationsFolder: string;
    readonly nativeBinding?: string | undefined;
    readonly version: number;
  },
): readonly string[] {
  const { migrationsFolder, nativeBinding, version } = context;
  const expected = schemaOfVersion(migrationsFolder, nativeBinding, version);
  return indexDifferences(sqlite, expected)
    .filter(({ made }) => made !== null && hasRowsTwice(sqlite, made))
    .map(({ name }) => name);
}

function hasRowsTwice(sqlite: Database, sql: string): boolean {
  const [, table, columns, where = '1'] = uniqueIndex.exec(sql) ?? [];
  if (table === undefined || columns === undefined) return false;
  // To a unique index no NULL is like another.
  const isSet = columns.split(',').map((column) => `(${column}) IS NOT NULL`);
  const twice = `SELECT 1 FROM ${table} WHERE (${where}) AND ${isSet.join(' AND ')}
                  GROUP BY ${columns} HAVING count(*) > 1 LIMIT 1`;
  return sqlite.prepare(twice).get() !== undefined;
}
