import { sql, type SQL } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { columnOf } from '../../database/queries.ts';

/** One thing that a filter asks for. */
export interface FilterPart {
  /** A condition on a row of `contacts`. */
  readonly condition: SQL;
  /** A query for the ids of all contacts for whom the condition holds; null where none is quick. */
  readonly ids: SQL | null;
  /** A query for the ids of all contacts for whom it does not hold, where that one is quick. */
  readonly notIds?: SQL;
  /** `ids` knows of contacts up to this id only, where one is given; the others are to be tested. */
  readonly idsUpTo?: number;
  /** The condition for a few given contacts, where another is quicker for those. */
  readonly ofFew?: SQL;
}

/** The ids that a query of a part gives, in any order; no more than `limit`, where one is given. */
export function idsIn(db: OvoDatabase, query: SQL, limit?: number): readonly number[] {
  const ids = db.orm.select({ id: sql<number>`ids.*` }).from(sql`(${query}) AS ids`);
  return columnOf(db, limit === undefined ? ids : ids.limit(limit));
}
