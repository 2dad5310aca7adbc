import { sql, type SQL } from 'drizzle-orm';
import { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { columnOf } from '../../database/queries.ts';

/** One thing that a filter asks for. */
export interface FilterPart {
  /** What is asked for, the same for the same question. */
  readonly key: string;
  /** A condition on a row of `contacts`. */
  readonly condition: SQL;
  /** A query for the ids of all contacts for whom the condition holds; null where none is quick. */
  readonly ids: SQL | null;
  /** The same, quicker, for an answer that does not outlive the next change of contacts. */
  readonly quickIds?: SQL;
  /** A query for the ids of all contacts for whom it does not hold, where that one is quick. */
  readonly notIds?: SQL;
  /** `ids` knows of contacts up to this id only, where one is given; the others are to be tested. */
  readonly idsUpTo?: number;
  /** The condition for a few given contacts, where another is quicker for those. */
  readonly ofFew?: SQL;
  /** Counts them, where that is quicker than reading their ids; null where it is not at the moment. */
  readonly count?: () => number | null;
  /** Whether the answer changes with time or with messages, and not with contacts alone. */
  readonly isOfMoment?: boolean;
}

/** A part before the filter has given it its key. */
export type NamelessPart = Omit<FilterPart, 'key'>;

/** The ids that a query of a part gives, in any order. */
export function idsIn(db: OvoDatabase, query: SQL): readonly number[] {
  return columnOf(db, db.orm.select({ id: sql<number>`ids.*` }).from(sql`(${query}) AS ids`));
}

/** The same as a set. A million ids come in one text: as rows, they would take half as long again. */
export function idSetOf(db: OvoDatabase, query: SQL, highest: number): IdSet {
  const text = sql<Uint8Array | null>`CAST(group_concat(found.id) AS BLOB)`;
  const found = sql`(WITH ids(id) AS (${query}) SELECT id FROM ids) AS found`;
  const [digits] = columnOf(db, db.orm.select({ text }).from(found));
  return IdSet.ofDigits(digits ?? new Uint8Array(), highest);
}
