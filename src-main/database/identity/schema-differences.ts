// Raw SQL: drizzle does not read sqlite_schema.
import Database from 'better-sqlite3';
import { migrateDatabase } from '../migrate.ts';
import type { ReadableSqlite } from '../readable-sqlite.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A table, index, trigger or view as it is made. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  /** Null for an index that SQLite makes by itself. */
  readonly sql: string | null;
}

/** How a database differs from what the migrations make. */
export interface SchemaDifference {
  readonly kind: 'missing' | 'changed' | 'extra';
  readonly type: string;
  readonly name: string;
  /** How Ovo makes it; null where it is not one of Ovo’s. */
  readonly made: string | null;
}

/** What SQLite keeps for itself once a database was analysed. */
const statistics = /^sqlite_stat[1-4]$/;

/** Its text has changed over time, and nothing that it says is trusted as a schema. */
const migrationsTable = '__drizzle_migrations';

const known = new Map<string, readonly SchemaObject[]>();

/** Everything that the migrations up to a version make. */
export function schemaOfVersion(
  migrationsFolder: string,
  nativeBinding: string | undefined,
  version: number,
): readonly SchemaObject[] {
  const key = `${version} ${migrationsFolder}`;
  const made = known.get(key);
  if (made !== undefined) return made;
  const sqlite = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding });
  try {
    migrateDatabase(sqlite, migrationsFolder, { to: version });
    const objects = sqlite.prepare<[], SchemaObject>(selectSchema).all();
    known.set(key, objects);
    return objects;
  } finally {
    sqlite.close();
  }
}

/** Selects everything that a database is made of, as `SchemaObject`. */
const selectSchema = 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name';

/** Compares a whole schema, text by text, with what it has to be. */
function schemaDifferences(
  objects: readonly SchemaObject[],
  expected: readonly SchemaObject[],
): readonly SchemaDifference[] {
  const wanted = new Map(expected.map((object) => [keyOf(object), object]));
  const differences: SchemaDifference[] = [];
  const present = new Set<string>();
  for (const object of objects) {
    if (object.type === 'table' && statistics.test(object.name)) continue;
    const own = wanted.get(keyOf(object));
    const { type, name } = object;
    present.add(keyOf(object));
    if (own === undefined) differences.push({ kind: 'extra', type, name, made: null });
    else if (own.sql !== object.sql && name !== migrationsTable)
      differences.push({ kind: 'changed', type, name, made: own.sql });
  }
  for (const object of expected) {
    const { type, name, sql } = object;
    if (!present.has(keyOf(object))) differences.push({ kind: 'missing', type, name, made: sql });
  }
  return differences;
}

/** Compares the schema of an open database with what it has to be. Reads only. */
export function differencesOf(
  sqlite: Pick<ReadableSqlite, 'prepare'>,
  expected: readonly SchemaObject[],
): readonly SchemaDifference[] {
  return schemaDifferences(sqlite.prepare<[], SchemaObject>(selectSchema).all(), expected);
}

/** The indexes that are missing, changed or not Ovo’s. Reads only. */
export function indexDifferences(
  sqlite: Pick<ReadableSqlite, 'prepare'>,
  expected: readonly SchemaObject[],
): readonly SchemaDifference[] {
  return differencesOf(sqlite, expected).filter(({ type }) => type === 'index');
}

/** Makes an index or a trigger as it has to be, or takes away one that is not Ovo’s. */
export function remake(sqlite: Database.Database, difference: SchemaDifference): void {
  const { kind, type, name, made } = difference;
  if (kind !== 'missing') sqlite.exec(`DROP ${type} "${name.replaceAll('"', '""')}"`);
  if (made !== null) sqlite.exec(made);
}

/**
 * Whether a repair can put a difference right in place: an index is made of the rows, and a safeguard
 * that is missing guards again once it is made. With anything else the file is no longer what Ovo
 * trusts to say what its rows mean, or to run code at every write.
 */
export function isRepairable({ kind, type }: SchemaDifference): boolean {
  return type === 'index' || (type === 'trigger' && kind === 'missing');
}

/** A difference in words. */
export function describeDifference({ kind, type, name }: SchemaDifference): string {
  return words.database.findings[kind](type, name);
}

function keyOf({ type, name }: SchemaObject): string {
  return `${type} ${name}`;
}
