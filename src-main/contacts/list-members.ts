import { and, eq, or, sql } from 'drizzle-orm';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { OvoDatabase } from '../database/open.ts';
import { allListIds, filterOfList } from './list-rows.ts';
import { contacts } from '../database/schema.ts';
import { sortedIds, union } from '../database/sorted-ids.ts';

import {
  conditionOfFew,
  filterCondition,
  filterParts,
  isMatching,
} from './search/contact-filter.ts';
import { idsIn } from './search/filter-part.ts';

/**
 * The ids of everybody who is on any of the lists now, static or by filter, each once and in ascending
 * order. A list that is gone has nobody on it. A million contacts take a good tenth of a second.
 *
 * @param now milliseconds since 1970: what the filters go by.
 */
export function contactIdsOnLists(
  db: OvoDatabase,
  { listIds, now }: { readonly listIds: readonly number[]; readonly now: number },
): Int32Array {
  const known = new Set(allListIds(db));
  const found = [...new Set(listIds)]
    .filter((id) => known.has(id))
    .map((id) => matchingIds(db, filterOfList(db, id), now));
  return found.reduce(union, new Int32Array());
}

/**
 * The ids of everybody whom a filter finds now, ascending.
 *
 * @param now milliseconds since 1970: what the filter goes by.
 */
export function matchingIds(db: OvoDatabase, filter: ContactFilter, now: number): Int32Array {
  const [only, ...others] = filterParts(db, filter, now);
  const quick = others.length === 0 && only?.idsUpTo === undefined ? only?.ids : undefined;
  const query =
    quick ?? sql`SELECT ${contacts.id} FROM ${contacts} WHERE ${filterCondition(db, filter, now)}`;
  return sortedIds(idsIn(db, query));
}

/**
 * Makes the function that tells of one contact after the other whether any of these filters finds it. They
 * are read once, at the first contact; each contact is looked up as it is then.
 */
export function foundByAny(
  db: OvoDatabase,
  { filters, now }: { readonly filters: () => readonly ContactFilter[]; readonly now: number },
): (contactId: number) => boolean {
  let query: ReturnType<typeof memberQuery> | null = null;
  return (id) => {
    query ??= memberQuery(db, filters(), now);
    return query.get({ id }) !== undefined;
  };
}

/** Whether any of these filters finds a contact. */
export function matchesAny(
  db: OvoDatabase,
  filters: readonly ContactFilter[],
  { contactId, now }: { readonly contactId: number; readonly now: number },
): boolean {
  return filters.some((filter) => isMatching(db, { id: contactId, filter, now }));
}

function memberQuery(db: OvoDatabase, filters: readonly ContactFilter[], now: number) {
  const isOnAny = or(...filters.map((filter) => conditionOfFew(db, filter, now)));
  return db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, sql.placeholder('id')), isOnAny))
    .prepare();
}

/** How many contacts are on any of the lists now, each counted once. */
export function countOnLists(
  db: OvoDatabase,
  wanted: { readonly listIds: readonly number[]; readonly now: number },
): number {
  return contactIdsOnLists(db, wanted).length;
}
