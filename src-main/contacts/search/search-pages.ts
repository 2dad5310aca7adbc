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

/** Contacts that a page tests one by one before all contacts are scanned. */
const mostTested = 15_000;

/** The same for conditions that many contacts fulfil: where few of the first ones do, scanning all is quicker. */
const mostTestedOfMany = 5000;

/** Up to this offset, a page of all contacts is quicker read from the index than from a cached order. */
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
 * One page of the contacts that match a filter. Made for a connection that only reads: it keeps a search
 * cache, so that with a million contacts a page takes some hundredths of a second, whatever the words
 * and wherever the page. Refused (`canceled`) once the page is no longer wanted.
 */
export function contactsPage(
  db: OvoDatabase,
  query: ContactsQuery,
  context: SearchContext,
): ContactsPage {
  const page = idsOf(db, query, context);
  const rows = queries(db).rows.all({ ids: JSON.stringify(page.ids) });
  if (rows.length === page.ids.length) return { total: page.total, rows: rows.map(asContact) };
  // Another process has removed some of them.
  forgetSearches(db);
  const again = idsOf(db, query, context);
  const found = queries(db).rows.all({ ids: JSON.stringify(again.ids) });
  return { total: again.total, rows: found.map(asContact) };
}

/** How many contacts match a filter. Refused (`canceled`) once the count is no longer wanted; what was found until then stays in the cache. */
export function countOf(
  db: OvoDatabase,
  { filter }: { readonly filter: ContactFilter },
  context: SearchContext,
): number {
  const result = resultFor(db, filter, context);
  if (result.parts.length === 0) return countContacts(db);
  const everybody = () => orderOf(db, cacheOf(db, context), 'phone');
  return allMatchesOf(db, result, everybody, context).size;
}

/** Puts an order into the cache before a page needs it. */
export function prepareOrder(
  db: OvoDatabase,
  { sort }: { readonly sort: ContactSort },
  context: SearchContext,
): void {
  orderOf(db, cacheOf(db, context), sort);
}

function resultFor(db: OvoDatabase, filter: ContactFilter, context: SearchContext): FilterResult {
  const { now } = context;
  return resultOf(cacheOf(db, context), filter, now, () => filterParts(db, filter, now));
}

interface Ids {
  readonly ids: readonly number[];
  readonly total: number | null;
}

function idsOf(db: OvoDatabase, query: ContactsQuery, context: SearchContext): Ids {
  const { filter, sort, offset, limit } = query;
  const cache = cacheOf(db, context);
  const result = resultFor(db, filter, context);
  if (result.parts.length === 0) {
    const total = countContacts(db);
    if (offset > shallow || sort === 'email' || cache.orders.has(sort)) {
      return sliceOf(orderOf(db, cache, sort), query);
    }
    return { ids: pageInOrder(db, sort, query), total };
  }
  if (result.allMatches === undefined) {
    const order = orderOf(db, cache, sort);
    const candidates = candidatesOf(db, result, () => order);
    if (candidates.left.length === 0) result.allMatches = candidates.ids ?? IdSet.of([], 0);
    else {
      const found = scanTo(db, result, query, order, context);
      if (found !== null) return { ids: found.slice(offset, offset + limit), total: null };
      allMatchesOf(db, result, () => order, context);
    }
  }
  return sliceOf(orderedBy(result, sort, orderOf(db, cache, sort)), query);
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
    result.ordered = { sort, ids: result.allMatches?.within(order) ?? order.subarray(0, 0) };
  }
  return result.ordered.ids;
}

/**
 * Scans the order until enough contacts for the page are found, and keeps them for the next page. Null
 * where a scan by id would be quicker, and where all matches are known now.
 */
function scanTo(
  db: OvoDatabase,
  result: FilterResult,
  { sort, descending, offset, limit }: ContactsQuery,
  order: Int32Array,
  context: SearchContext,
): readonly number[] | null {
  const { ids = null, left = [] } = result.candidates ?? {};
  if (result.scan?.sort !== sort || result.scan.descending !== descending) {
    const ascending = ids?.within(order) ?? order;
    const inOrder = descending ? ascending.toReversed() : ascending;
    result.scan = { sort, descending, ids: inOrder, tested: 0, found: [] };
  }
  const { scan } = result;
  const isOfMany = left.every((part) => part.ids !== null || part.notIds !== undefined);
  const end = scan.tested + (isOfMany ? mostTestedOfMany : mostTested);
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
  const { length } = scan.ids;
  const wanted = length <= mostTested ? length : offset + limit;
  while (scan.found.length < wanted && scan.tested < length) {
    if (scan.tested >= end) return null;
    refuseIfCanceled(context);
    const next = scan.ids.subarray(scan.tested, scan.tested + count);
    scan.found.push(...test.all({ ids: JSON.stringify(Array.from(next)) }));
    scan.tested += next.length;
    count = Math.min(2 * count, 2000);
  }
  if (scan.tested < length) return scan.found;
  result.allMatches = IdSet.of(scan.found, highestId(db));
  return null;
}
