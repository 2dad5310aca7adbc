import { and, eq, or, sql } from 'drizzle-orm';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { OvoDatabase } from '../database/open.ts';
import { allListIds, filterOfList } from './list-rows.ts';
import { contacts } from '../database/schema.ts';
import { conditionOfFew, filterCondition, filterParts } from './search/contact-filter.ts';
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
  return found.reduce(joined, new Int32Array());
}

function matchingIds(db: OvoDatabase, filter: ContactFilter, now: number): Int32Array {
  const [only, ...others] = filterParts(db, filter, now);
  const quick = others.length === 0 && only?.idsUpTo === undefined ? only?.ids : undefined;
  const query =
    quick ?? sql`SELECT ${contacts.id} FROM ${contacts} WHERE ${filterCondition(db, filter, now)}`;
  return Int32Array.from(idsIn(db, query))
    .toSorted()
    .filter((id, place, all) => id !== all[place - 1]);
}

/**
 * Makes the function that tells of one contact after the other whether it is on any of these lists, which
 * are all there. The filters are read once, at the first contact; each contact is looked up as it is then.
 */
export function memberOfLists(
  db: OvoDatabase,
  { listIds, now }: { readonly listIds: readonly number[]; readonly now: number },
): (contactId: number) => boolean {
  let query: ReturnType<typeof memberQuery> | null = null;
  return (id) => {
    query ??= memberQuery(
      db,
      listIds.map((listId) => filterOfList(db, listId)),
      now,
    );
    return query.get({ id }) !== undefined;
  };
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

/** All ids of two ascending lists, each once, ascending. */
function joined(one: Int32Array, other: Int32Array): Int32Array {
  if (one.length === 0) return other;
  const all = new Int32Array(one.length + other.length);
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const first = one[left] ?? Infinity;
    const second = other[right] ?? Infinity;
    all[count] = Math.min(first, second);
    count += 1;
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
  return all.slice(0, count);
}
