import { eq, sql } from 'drizzle-orm';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { asContact, contactColumns } from '../contact-columns.ts';
import { countContacts } from '../contact-rows.ts';
import { filterParts } from './contact-filter.ts';
import { pageInOrder, someInOrder, testerOf, type ContactSort } from './contact-order.ts';
import type { FilterPart } from './filter-part.ts';
import { fewToTest, isCostly, matchesOf, refuseIfCanceled } from './filter-sets.ts';
import { highestId } from './search-index.ts';
import type { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  cacheOf,
  forgetSearches,
  knownSetOf,
  orderOf,
  resultOf,
  type FilterResult,
  type Matches,
  type SearchCache,
  type SearchContext,
} from './search-cache.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
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

/** Where a smaller part of all contacts has a word, too few of the first ones do, and all that do are soon read. */
const leastShare = 0.15;

/** Contacts at the beginning of an order that a page tests before all matches are looked for. */
const mostTested = 1024;
const testedAtOnce = 128;

/** After these, it is clear whether enough of them match. */
const fewestTested = 256;

/** So many matches are quicker sorted by SQLite than picked from an order that is not known yet. */
const fewToSort = 10_000;

/** Up to this offset, a page of all contacts is quicker read from the index than from an order that is not known yet. */
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

/** The ids of a page, which may be longer where only they are wanted. Refused as `contactsPage`. */
export function contactIds(
  db: OvoDatabase,
  query: ContactsQuery,
  context: SearchContext,
): readonly number[] {
  return idsOf(db, query, context).ids;
}

/** How many contacts match a filter. Refused (`canceled`) once the count is no longer wanted. */
export function countOf(
  db: OvoDatabase,
  { filter }: { readonly filter: ContactFilter },
  context: SearchContext,
): number {
  // First: what the parts find out about the database must not be older than the cache.
  const cache = cacheOf(db, context);
  const parts = filterParts(db, filter, context.now);
  if (parts.length === 0) return countContacts(db);
  const result = resultOf(cache, filter, context);
  if (result.matches === undefined) {
    const counted = countedOf(result, parts);
    if (counted !== null) return counted;
  }
  result.matches ??= matchesOf(db, cache, parts, context);
  return sizeOf(db, result.matches);
}

/** Puts an order into the cache before a page needs it. */
export function prepareOrder(
  db: OvoDatabase,
  { sort }: { readonly sort: ContactSort },
  context: SearchContext,
): void {
  orderOf(db, cacheOf(db, context), sort);
}

interface Ids {
  readonly ids: readonly number[];
  readonly total: number | null;
}

function idsOf(db: OvoDatabase, query: ContactsQuery, context: SearchContext): Ids {
  const { filter, sort, offset } = query;
  const cache = cacheOf(db, context);
  const parts = filterParts(db, filter, context.now);
  if (parts.length === 0) {
    const order = offset > shallow ? orderOf(db, cache, sort) : cache.orders.get(sort);
    if (order !== undefined) return sliceOf(order, query);
    return { ids: pageInOrder(db, sort, query), total: countContacts(db) };
  }
  const result = resultOf(cache, filter, context);
  if (result.matches === undefined) {
    const first = firstMatches(db, { cache, parts, result }, query, context);
    if (first !== null) return first;
    result.matches = matchesOf(db, cache, parts, context);
  }
  return sliceOf(inOrderOf(db, cache, result, sort), query);
}

/** A page of ids that are all known. */
function sliceOf(ids: Int32Array, { descending, offset, limit }: ContactsQuery): Ids {
  const total = ids.length;
  if (!descending) return { ids: [...ids.subarray(offset, offset + limit)], total };
  const end = Math.max(0, total - offset);
  const page = ids.subarray(Math.max(0, end - limit), end);
  return { ids: Array.from(page).toReversed(), total };
}

/** All matches in ascending order. */
function inOrderOf(
  db: OvoDatabase,
  cache: SearchCache,
  result: FilterResult,
  sort: ContactSort,
): Int32Array {
  if (result.ordered?.sort === sort) return result.ordered.ids;
  const { only = null, except = null } = result.matches ?? {};
  const areFew = only !== null && only.size <= fewToSort && !cache.orders.has(sort);
  const ids = areFew
    ? someInOrder(db, sort, only.toArray())
    : pickedFrom(orderOf(db, cache, sort), only, except);
  result.ordered = { sort, ids };
  return ids;
}

function pickedFrom(order: Int32Array, only: IdSet | null, except: IdSet | null): Int32Array {
  if (only !== null) return only.within(order);
  return except?.outside(order) ?? order;
}

function sizeOf(db: OvoDatabase, { only, except }: Matches): number {
  return only?.size ?? countContacts(db) - (except?.size ?? 0);
}

/** How many have the words of a filter that asks for nothing else; null for others, and where counting is not quick. */
function countedOf(result: FilterResult, parts: readonly FilterPart[]): number | null {
  const [part, ...others] = parts;
  if (others.length === 0) result.counted ??= part?.count?.() ?? null;
  return result.counted ?? null;
}

/**
 * A page out of the first contacts of the order, where many match and finding all of them takes long. Null
 * where all matches are quicker found, and where too few of the first contacts match.
 */
function firstMatches(
  db: OvoDatabase,
  {
    cache,
    parts,
    result,
  }: {
    readonly cache: SearchCache;
    readonly parts: readonly FilterPart[];
    readonly result: FilterResult;
  },
  query: ContactsQuery,
  context: SearchContext,
): Ids | null {
  const { sort, offset, limit } = query;
  const wanted = offset + limit;
  const costly = parts.filter(
    (part) => isCostly(part) && knownSetOf(cache, part, context) === null,
  );
  if (costly.length === 0 || wanted > mostTested || highestId(db) <= mostTested) return null;
  const counted = countedOf(result, parts);
  if (counted !== null && counted <= leastShare * highestId(db)) return null;
  const quick = parts.filter((part) => !costly.includes(part));
  if (quick.length > 0) {
    const { only } = matchesOf(db, cache, quick, context);
    if (only !== null && only.size <= fewToTest) return null;
  }
  const first = { ...query, offset: 0, limit: mostTested };
  const order = cache.orders.get(sort);
  const ids = Int32Array.from(
    order === undefined ? pageInOrder(db, sort, first) : sliceOf(order, first).ids,
  );
  const test = testerOf(db, parts);
  const found: number[] = [];
  for (let tested = 0; found.length < wanted;) {
    const isHopeless = tested >= fewestTested && found.length / tested < wanted / mostTested;
    if (isHopeless || tested >= ids.length) return null;
    refuseIfCanceled(context);
    found.push(...test(ids.subarray(tested, tested + testedAtOnce)));
    tested += testedAtOnce;
  }
  return { ids: found.slice(offset, wanted), total: counted };
}
