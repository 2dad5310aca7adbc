// Raw SQL: it prepares the statements of the other files that have raw SQL.
import type { Database } from 'better-sqlite3';
import type { OvoDatabase, WritableDatabase } from './open.ts';

/**
 * Statements in raw SQL, prepared once for each open database. Only for what drizzle cannot say, or is
 * measured to be too slow at; a file that uses it says in its first line which of the two, and why.
 * Everything else is a query of `queriesFor`.
 */
export function statementsFor<T>(prepare: (sqlite: Database) => T): PerDatabase<T> {
  return oncePerDatabase(({ sqlite }) => prepare(sqlite));
}

/** What is made once for each open database; what of it writes needs a database to write to. */
export interface PerDatabase<T> {
  (db: WritableDatabase): T;
  (db: OvoDatabase): ReadingOf<T>;
}

type ReadingOf<T> = {
  readonly [Name in keyof T]: T[Name] extends { run: unknown } ? Omit<T[Name], 'run'> : T[Name];
};

/** Makes something at its first use with a database, and gives the same at every later one. */
export function oncePerDatabase<T>(make: (db: WritableDatabase) => T): PerDatabase<T>;
export function oncePerDatabase(make: (db: never) => unknown): unknown {
  const made = new WeakMap<object, unknown>();
  return (db: never) => {
    const { sqlite }: OvoDatabase = db;
    const known = made.get(sqlite);
    if (known !== undefined) return known;
    const fresh = make(db);
    made.set(sqlite, fresh);
    return fresh;
  };
}
