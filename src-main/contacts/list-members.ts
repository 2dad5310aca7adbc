import { sql } from 'drizzle-orm';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { OvoDatabase } from '../database/open.ts';
import { allListIds, filterOfList } from './list-rows.ts';
import { contacts } from '../database/schema.ts';
import { filterCondition, filterParts, isMatching } from './search/contact-filter.ts';
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

/** Whether a contact is on any of these lists, which are all there; quick, whatever their filters. */
export function isOnAnyList(
  db: OvoDatabase,
  wanted: {
    readonly contactId: number;
    readonly listIds: readonly number[];
    readonly now: number;
  },
): boolean {
  const { contactId: id, listIds, now } = wanted;
  return listIds.some((listId) => isMatching(db, { id, filter: filterOfList(db, listId), now }));
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
