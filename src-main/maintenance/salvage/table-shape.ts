// Raw SQL: drizzle does not read sqlite_schema.
import Database from 'better-sqlite3';
import { migrateDatabase } from '../../database/migrate.ts';
import type { SqlValue } from './record.ts';

/** A column as rows of its table store it. */
interface StoredColumn {
  readonly name: string;
  /** As STRICT tables have it: INTEGER, TEXT, REAL, BLOB or ANY; upper case. */
  readonly type: string;
  readonly isRequired: boolean;
  /** It is the rowid itself: its place in a record is empty. */
  readonly isRowid: boolean;
  readonly isGenerated: boolean;
}

/** What the rows of a table look like. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  /** Its CREATE TABLE. */
  readonly sql: string;
  /** The pages at which it begins in a new database, and in one that was vacuumed. */
  readonly usualRoots: readonly number[];
}

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
  readonly hidden: number;
}

/** Where SQLite keeps the highest id that each table ever gave. */
export const sequenceTable = 'sqlite_sequence';

const virtuallyGenerated = 2;
const storedGenerated = 3;

/** A database in memory with the tables of a version and nothing in them. */
export function emptyDatabase(
  context: {
    readonly migrationsFolder: string;
    readonly nativeBinding: string | undefined;
  },
  version: number,
): Database.Database {
  const sqlite = memoryDatabase(context.nativeBinding);
  migrateDatabase(sqlite, context.migrationsFolder, { to: version });
  return sqlite;
}

/** The shape of every table that has something worth reading: none of a search index, which is made anew. */
export function shapesOf(sqlite: Database.Database): ReadonlyMap<string, TableShape> {
  const names = sqlite
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT IN ('sqlite_schema', 'sqlite_stat1')`,
    )
    .pluck()
    .all();
  return new Map(names.map((name) => [name, shapeOf(sqlite, name, rootOf(sqlite, name))]));
}

const known = new Map<string, ReadonlyMap<string, TableShape>>();

/** The shapes of a version's tables, with the pages at which they usually begin; made once for each version. */
export function shapesOfVersion(
  context: Parameters<typeof makeShapes>[0],
  version: number,
): ReadonlyMap<string, TableShape> {
  const key = `${version} ${context.migrationsFolder}`;
  const shapes = known.get(key) ?? makeShapes(context, version);
  known.set(key, shapes);
  return shapes;
}

function makeShapes(
  context: {
    readonly migrationsFolder: string;
    readonly nativeBinding: string | undefined;
  },
  version: number,
): ReadonlyMap<string, TableShape> {
  const sqlite = emptyDatabase(context, version);
  try {
    const shapes = shapesOf(sqlite);
    sqlite.exec('VACUUM');
    const vacuumed = shapesOf(sqlite);
    return new Map(
      [...shapes].map(([name, shape]) => {
        const others = vacuumed.get(name)?.usualRoots ?? [];
        return [name, { ...shape, usualRoots: [...shape.usualRoots, ...others] }];
      }),
    );
  } finally {
    sqlite.close();
  }
}

/** The shape of a table as its own CREATE TABLE has it; null where that cannot be read any more. */
export function shapeFromSql(
  sql: string,
  name: string,
  nativeBinding: string | undefined,
): TableShape | null {
  const sqlite = memoryDatabase(nativeBinding);
  try {
    sqlite.exec(sql);
    const shape = shapeOf(sqlite, name, { rootpage: 0, sql });
    return shape.columns.length === 0 ? null : shape;
  } catch {
    return null;
  } finally {
    sqlite.close();
  }
}

function memoryDatabase(nativeBinding: string | undefined): Database.Database {
  return new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding });
}

interface Root {
  readonly rootpage: number;
  readonly sql: string;
}

function rootOf(sqlite: Database.Database, name: string): Root {
  const root = sqlite
    .prepare<[string], Root>(`SELECT rootpage, sql FROM sqlite_schema WHERE name = ?`)
    .get(name);
  if (root === undefined) throw new Error(`There is no table ${name}.`);
  return root;
}

function shapeOf(sqlite: Database.Database, name: string, root: Root): TableShape {
  const columns = sqlite
    .prepare<[string], ColumnInfo>('SELECT * FROM pragma_table_xinfo(?)')
    .all(name);
  const keys = columns.filter(({ pk }) => pk > 0);
  return {
    name,
    sql: root.sql,
    usualRoots: [root.rootpage],
    columns: columns
      .filter(({ hidden }) => hidden !== virtuallyGenerated)
      .map((column) => ({
        name: column.name,
        type: column.type.toUpperCase(),
        isRequired: column.notnull === 1 && column.dflt_value === null,
        isRowid: column.pk === 1 && keys.length === 1 && column.type.toUpperCase() === 'INTEGER',
        isGenerated: column.hidden === storedGenerated,
      })),
  };
}

/** Whether the values of a record can be a row of that table. */
export function fits(shape: TableShape, values: readonly SqlValue[]): boolean {
  if (values.length > shape.columns.length) return false;
  return shape.columns.every((column, index) => {
    const value = values[index];
    // Written before the column was there.
    if (value === undefined) return !column.isRequired;
    if (column.isRowid) return value === null;
    if (value === null) return !column.isRequired;
    return isOfType(value, column.type);
  });
}

function isOfType(value: Exclude<SqlValue, null>, type: string): boolean {
  switch (type) {
    case 'INTEGER':
    case 'INT':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'TEXT':
      return typeof value === 'string';
    case 'REAL':
      return typeof value === 'number';
    case 'BLOB':
      return Buffer.isBuffer(value);
    default:
      return true;
  }
}
