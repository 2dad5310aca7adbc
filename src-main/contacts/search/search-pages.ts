import { and, eq, sql } from 'drizzle-orm';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { asContact, contactColumns } from '../contact-columns.ts';
import { countContacts } from '../contact-rows.ts';
import { filterParts } from './contact-filter.ts';
import { pageInOrder, type ContactSort } from './contact-order.ts';
import { highestId } from './search-index.ts';
import { candidatesOf, refuseIfCanceled, allMatchesOf } from './filter-sets.ts';
import { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  forgetSearches,
  cacheOf,
  orderOf,
  resultOf,
  type FilterResult,
  type SearchContext,
} from './search-cache.ts';
import { prepared, preparedColumn, queriesFor, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';

/** Which contacts to show, and in which order. */
export interface ContactsQuery {
  readonly offset: number;
  readonly limit: number;
  readonly filter: ContactFilter;
  readonly sort: ContactSort;
  readonly descending: boolean;
}

/** As `contacts.page` of the contract has it. */
export interface ContactsPage {
  readonly total: number | null;
  readonly rows: readonly Contact[];
}

/** So many are tested one by one before everybody is looked through. */
const mostTested = 15_000;

/** The same where all conditions are such as many satisfy: if so few do here, the order knows of them. */
const mostTestedOfMany = 5000;

/** As far into the list of everybody as it is not worth while to remember it. */
const shallow = 5000;

const queries = queriesFor((orm) => ({
  /** Contacts in the order of their ids, which are a JSON array. */
  rows: prepared((given: Given<{ ids: string }>) =>
    orm
      .select(contactColumns(orm))
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(contacts)
      .where(eq(contacts.id, sql`wanted.value`))
      .orderBy(sql`wanted.key`),
  ),
}));

/**
 * One page of the contacts that a filter leaves. Made for a connection that only reads, and that remembers
 * what it was asked: at a million contacts a page takes some hundredths of a second, whatever the
 * words and wherever the page. Refused (`canceled`) where nobody wants it any more.
 */
export function contactsPage(
  db: OvoDatabase,
  query: ContactsQuery,
  moment: SearchContext,
): ContactsPage {
  const page = idsOf(db, query, moment);
  const rows = queries(db).rows.all({ ids: JSON.stringify(page.ids) });
  if (rows.length === page.ids.length) return { total: page.total, rows: rows.map(asContact) };
  // Another process has removed some of them.
  forgetSearches(db);
  const again = idsOf(db, query, moment);
  const found = queries(db).rows.all({ ids: JSON.stringify(again.ids) });
  return { total: again.total, rows: found.map(asContact) };
}

/** How many contacts a filter leaves. Refused (`canceled`) where nobody wants to know any more; what was found until then is remembered. */
export function countOf(
  db: OvoDatabase,
  { filter }: { readonly filter: ContactFilter },
  moment: SearchContext,
): number {
  const result = resultFor(db, filter, moment);
  if (result.parts.length === 0) return countContacts(db);
  const everybody = () => orderOf(db, cacheOf(db, moment), 'phone');
  return allMatchesOf(db, result, everybody, moment).size;
}

/** Gets to know an order before somebody waits for it; says whether there was anything to do. */
export function prepareOrder(
  db: OvoDatabase,
  { sort }: { readonly sort: ContactSort },
  moment: SearchContext,
): void {
  orderOf(db, cacheOf(db, moment), sort);
}

function resultFor(db: OvoDatabase, filter: ContactFilter, moment: SearchContext): FilterResult {
  const { now } = moment;
  return resultOf(cacheOf(db, moment), filter, now, () => filterParts(db, filter, now));
}

interface Ids {
  readonly ids: readonly number[];
  readonly total: number | null;
}

function idsOf(db: OvoDatabase, query: ContactsQuery, moment: SearchContext): Ids {
  const { filter, sort, offset, limit } = query;
  const memory = cacheOf(db, moment);
  const result = resultFor(db, filter, moment);
  if (result.parts.length === 0) {
    const total = countContacts(db);
    if (offset > shallow || sort === 'email' || memory.orders.has(sort)) {
      return sliceOf(orderOf(db, memory, sort), query);
    }
    return { ids: pageInOrder(db, sort, query), total };
  }
  if (result.whole === undefined) {
    const order = orderOf(db, memory, sort);
    const narrow = candidatesOf(db, result, () => order);
    if (narrow.left.length === 0) result.whole = narrow.ids ?? IdSet.of([], 0);
    else {
      const found = walkTo(db, result, query, order, moment);
      if (found !== null) return { ids: found.slice(offset, offset + limit), total: null };
      allMatchesOf(db, result, () => order, moment);
    }
  }
  return sliceOf(orderedBy(result, sort, orderOf(db, memory, sort)), query);
}

/** A page of ids that are all known. */
function sliceOf(ids: Int32Array, { descending, offset, limit }: ContactsQuery): Ids {
  const total = ids.length;
  if (!descending) return { ids: [...ids.subarray(offset, offset + limit)], total };
  const end = Math.max(0, total - offset);
  const page = ids.subarray(Math.max(0, end - limit), end);
  return { ids: Array.from(page).toReversed(), total };
}

function orderedBy(result: FilterResult, sort: ContactSort, order: Int32Array): Int32Array {
  if (result.ordered?.sort !== sort) {
    result.ordered = { sort, ids: result.whole?.within(order) ?? order.subarray(0, 0) };
  }
  return result.ordered.ids;
}

/**
 * Goes through the order until enough are found for the page; null where that would take longer than to
 * find everybody, and where it found everybody. What was found is remembered, so that the next page goes
 * on from there.
 */
function walkTo(
  db: OvoDatabase,
  result: FilterResult,
  { sort, descending, offset, limit }: ContactsQuery,
  order: Int32Array,
  moment: SearchContext,
): readonly number[] | null {
  const { ids = null, left = [] } = result.narrow ?? {};
  if (result.walk?.sort !== sort || result.walk.descending !== descending) {
    const ascending = ids?.within(order) ?? order;
    const candidates = descending ? ascending.toReversed() : ascending;
    result.walk = { sort, descending, candidates, tested: 0, found: [] };
  }
  const { walk } = result;
  const isOfMany = left.every((part) => part.ids !== null || part.notIds !== undefined);
  const end = walk.tested + (isOfMany ? mostTestedOfMany : mostTested);
  const conditions = left.map((part) => part.ofFew ?? part.condition);
  const test = preparedColumn(db.sqlite, (given: Given<{ ids: string }>) =>
    db.orm
      .select({ id: contacts.id })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(contacts)
      .where(and(eq(contacts.id, sql`wanted.value`), ...conditions))
      .orderBy(sql`wanted.key`),
  );
  let count = Math.max(200, limit);
  const { length } = walk.candidates;
  const wanted = length <= mostTested ? length : offset + limit;
  while (walk.found.length < wanted && walk.tested < length) {
    if (walk.tested >= end) return null;
    refuseIfCanceled(moment);
    const next = walk.candidates.subarray(walk.tested, walk.tested + count);
    walk.found.push(...test.all({ ids: JSON.stringify(Array.from(next)) }));
    walk.tested += next.length;
    count = Math.min(2 * count, 2000);
  }
  if (walk.tested < length) return walk.found;
  result.whole = IdSet.of(walk.found, highestId(db));
  return null;
}
