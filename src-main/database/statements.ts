import type { Database } from 'better-sqlite3';
import type { OvoDatabase } from './open.ts';

/**
 * Prepared statements of one topic, made once for each open database. Hot paths use them instead of
 * drizzle, and so does whatever relies on a partial index: SQLite matches its condition only against
 * literals, and only where the query repeats it word for word.
 */
export function statementsFor<T>(prepare: (sqlite: Database) => T): (db: OvoDatabase) => T {
  const prepared = new WeakMap<Database, T>();
  return (db) => {
    const known = prepared.get(db.sqlite);
    if (known !== undefined) return known;
    const made = prepare(db.sqlite);
    prepared.set(db.sqlite, made);
    return made;
  };
}
