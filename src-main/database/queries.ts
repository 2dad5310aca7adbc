// Raw SQL: it hands the SQL that drizzle made to better-sqlite3.
import type { Database } from 'better-sqlite3';
import {
  Column,
  fillPlaceholders,
  is,
  SQL,
  sql,
  type GetColumnData,
  type Placeholder,
  type Query,
  type SQLWrapper,
} from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { OvoDatabase, WritableDatabase } from './open.ts';
import { oncePerDatabase, type PerDatabase } from './statements.ts';

/** Names a parameter of a query; what it gives stands in the query where the value goes. */
export type Given<P> = <Name extends keyof P & string>(name: Name) => Placeholder<Name, P[Name]>;

/** A prepared query. Each method takes the values of all parameters, by name. */
interface PreparedQuery<P, All, Get, Run> {
  /** All rows. */
  all(...values: Values<P>): All;
  /** The first row; undefined where there is none. */
  get(...values: Values<P>): Get;
  /** Says how many rows were changed. */
  run(...values: Values<P>): Run;
}

/** No argument at all for a query without parameters. */
type Values<P> = keyof P extends never ? readonly [] : readonly [values: Readonly<P>];

type ValuesByName = Readonly<Record<string, unknown>>;

/** What drizzle's `prepare()` gives, without the types of the parameters. */
interface DrizzleQuery<All, Get, Run> {
  all(values?: Record<string, unknown>): All;
  get(values?: Record<string, unknown>): Get;
  run(values?: Record<string, unknown>): Run;
  values(values?: Record<string, unknown>): unknown;
}

/** How drizzle knows a value that it selects: where in the row it goes, and what it is. */
interface SelectedField {
  readonly path: readonly string[];
  readonly field: unknown;
}

/** A query that drizzle has built and not yet run; `_` describes its rows. */
interface BuiltQuery<Row> {
  toSQL(): Query;
  readonly _: { readonly result: readonly Row[] };
}

/**
 * The drizzle queries of a file, each prepared once for each open database:
 *
 *     const queries = queriesFor((orm) => ({
 *       byId: prepared((given: Given<{ id: number }>) =>
 *         orm.select().from(contacts).where(eq(contacts.id, given('id'))),
 *       ),
 *     }));
 *     const contact = queries(db).byId.get({ id: 7 });
 *
 * In what is selected from a single table, drizzle leaves out the table's name before a column that
 * stands in a `sql` expression itself: put a subquery in as a query or as an expression of its own.
 *
 * Use it for everything that runs more than now and then: prepared, a query costs a few microseconds
 * more than better-sqlite3 alone; built at each call, some hundred.
 */
export function queriesFor<T>(
  prepare: (orm: WritableDatabase['orm'], sqlite: Database) => T,
): PerDatabase<T> {
  return oncePerDatabase(({ orm, sqlite }) => prepare(orm, sqlite));
}

/**
 * One query of `queriesFor`, prepared when it is first asked. What a `sql` expression in its selection gives comes as SQLite
 * has it: `mapWith` does nothing here.
 */
export function prepared<P, All, Get, Run>(
  build: (given: Given<P>) => { prepare(): DrizzleQuery<All, Get, Run> },
): PreparedQuery<P, All, Get, Run>;
export function prepared(
  build: (given: Given<ValuesByName>) => {
    prepare(): DrizzleQuery<unknown, unknown, unknown> & {
      readonly fields?: readonly SelectedField[];
    };
  },
): PreparedQuery<ValuesByName, unknown, unknown, unknown> {
  const ready = once(() => {
    const query = build(sql.placeholder).prepare();
    return { query, asRow: rowMaker(query.fields) };
  });
  return {
    all(values) {
      const { query, asRow } = ready();
      if (asRow === null) return query.all({ ...values });
      const rows = query.values({ ...values });
      return Array.isArray(rows) ? rows.map(asRow) : [];
    },
    get: (values) => ready().query.get({ ...values }),
    run: (values) => ready().query.run({ ...values }),
  };
}

/** A query for one column, prepared when it is first asked, of which `all` reads a million values in some tenths of a second. */
export function preparedColumn<P, Value>(
  sqlite: OvoDatabase['sqlite'],
  build: (given: Given<P>) => BuiltQuery<Readonly<Record<string, Value>>>,
): { all(...values: Values<P>): Value[] } {
  const ready = once(() => {
    const query = build(sql.placeholder).toSQL();
    return { query, statement: sqlite.prepare<unknown[], Value>(query.sql).pluck() };
  });
  return {
    all(...[values]) {
      const { query, statement } = ready();
      return statement.all(...fillPlaceholders(query.params, { ...values }));
    },
  };
}

/** The values of a query for one column, as quickly as `preparedColumn` reads them. */
export function columnOf<Value>(
  { sqlite }: OvoDatabase,
  built: BuiltQuery<Readonly<Record<string, Value>>>,
): Value[] {
  const query = built.toSQL();
  return sqlite
    .prepare<unknown[], Value>(query.sql)
    .pluck()
    .all(...query.params);
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/**
 * Makes rows of what SQLite gives, several times as fast as drizzle; null where drizzle has more to do
 * than to give each value its name.
 */
function rowMaker(
  fields: readonly SelectedField[] | undefined,
): ((values: readonly unknown[]) => ValuesByName) | null {
  if (fields?.every(isPlain) !== true) return null;
  const names = fields.flatMap(({ path }) => path);
  return (values) => {
    const row: Record<string, unknown> = {};
    // Not `entries()`, which takes twice as long.
    for (let place = 0; place < names.length; place += 1) row[names[place] ?? ''] = values[place];
    return row;
  };
}

/** Whether a value is one of the row itself, and comes as SQLite stores it. */
function isPlain({ path, field }: SelectedField): boolean {
  if (path.length !== 1) return false;
  if (is(field, SQL) || is(field, SQL.Aliased)) return true;
  return (
    is(field, Column) && (field.columnType === 'SQLiteText' || field.columnType === 'SQLiteInteger')
  );
}

/** A table of which SQLite must use that index, to select from; its columns are read by `valueOf`. */
export function indexedBy(table: SQLiteTable, index: string): SQL {
  return sql`${table} INDEXED BY ${sql.identifier(index)}`;
}

/** A column as a value, where drizzle does not see that its table is in the query. */
export function valueOf<C extends Column>(column: C): SQL<GetColumnData<C>> {
  return sql`${column}`;
}

/** A column that cannot be null where the query's conditions hold. */
export function nonNull<C extends Column>(column: C): SQL<NonNullable<GetColumnData<C>>> {
  return sql`${column}`;
}

/** Parameters by their names, as the values of the columns that are called the same. */
export function sameNamed<P, Name extends keyof P & string>(
  given: Given<P>,
  ...names: readonly Name[]
): { readonly [N in Name]: SQL<P[N]> };
export function sameNamed(given: Given<ValuesByName>, ...names: readonly string[]): ValuesByName {
  return Object.fromEntries(names.map((name) => [name, sql`${given(name)}`]));
}

/** The values of a JSON array, for `inArray`. */
export function valuesOfJson(json: SQLWrapper): SQL {
  return sql`(SELECT value FROM json_each(${json}))`;
}

/** A text compared as its index has it: A to Z and a to z are alike. */
export function withoutCase(text: SQLWrapper): SQL {
  return sql`${text} COLLATE NOCASE`;
}
