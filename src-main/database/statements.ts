import type { Database } from 'better-sqlite3';
import type { OvoDatabase } from './open.ts';

/**
 * Statements in raw SQL, prepared once for each open database. Only for what drizzle cannot say, or is
 * measured to be too slow at; a file that uses it says in its first line which of the two, and why.
 * Everything else is a query of `queriesFor`.
 */
export function statementsFor<T>(prepare: (sqlite: Database) => T): (db: OvoDatabase) => T {
  return oncePerDatabase(({ sqlite }) => prepare(sqlite));
}

/** Makes something at its first use with a database, and gives the same at every later one. */
export function oncePerDatabase<T>(make: (db: OvoDatabase) => T): (db: OvoDatabase) => T {
  const made = new WeakMap<Database, T>();
  return (db) => {
    const known = made.get(db.sqlite);
    if (known !== undefined) return known;
    const fresh = make(db);
    made.set(db.sqlite, fresh);
    return fresh;
  };
}
