import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { FilterPart } from './filter-part.ts';
import { allInOrder, type ContactSort } from './contact-order.ts';
import type { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';

/** What the answer to a question about contacts depends on, besides the contacts. */
export interface SearchContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Rises with every change of contacts that this process knows of. */
  readonly version: number;
  /** Whether the answer is no longer wanted. */
  isCanceled(): boolean;
}

/** Which contacts match a filter, as far as that is known. */
export interface FilterResult {
  readonly parts: readonly FilterPart[];
  readonly since: number;
  /** The only contacts that can match (null: all), and the parts of the filter that they are to be tested for. */
  candidates?: { readonly ids: IdSet | null; readonly left: readonly FilterPart[] };
  /** All contacts that match. */
  allMatches?: IdSet;
  /** How far the scan by id, for all matches, has come, and what it found. */
  idScan?: { upTo: number; readonly found: IdSet };
  /** All matches in ascending order. */
  ordered?: { readonly sort: ContactSort; readonly ids: Int32Array };
  /** How far the scan in the order of the list has come, from its beginning or its end, and what it found. */
  scan?: {
    readonly sort: ContactSort;
    readonly descending: boolean;
    /** The ids to test, in that order. */
    readonly ids: Int32Array;
    tested: number;
    readonly found: number[];
  };
}

interface SearchCache {
  version: number;
  dataVersion: number;
  since: number;
  readonly orders: Map<ContactSort, Int32Array>;
  readonly results: Map<string, FilterResult>;
}

/** Filters in the cache: what was typed, letter by letter, and back again. */
const mostResults = 12;

/** How long something may stay in the cache while others (another process, sending) write, in milliseconds. */
const mostAgeMs = 30_000;

const caches = new WeakMap<OvoDatabase, SearchCache>();

/** The search cache of a connection; an empty one where contacts have changed since. */
export function cacheOf(db: OvoDatabase, { now, version }: SearchContext): SearchCache {
  const dataVersion = Number(db.sqlite.pragma('data_version', { simple: true }));
  const known = caches.get(db);
  const isOld = known !== undefined && Math.abs(now - known.since) > mostAgeMs;
  if (
    known !== undefined &&
    known.version === version &&
    (known.dataVersion === dataVersion || !isOld)
  ) {
    return known;
  }
  const cache: SearchCache = {
    version,
    dataVersion,
    since: now,
    orders: new Map(),
    results: new Map(),
  };
  caches.set(db, cache);
  return cache;
}

/** Empties the search cache of a connection: it turned out to be out of date. */
export function forgetSearches(db: OvoDatabase): void {
  caches.delete(db);
}

/** All contacts in ascending order. */
export function orderOf(db: OvoDatabase, cache: SearchCache, sort: ContactSort): Int32Array {
  const known = cache.orders.get(sort);
  if (known !== undefined) return known;
  const order = allInOrder(db, sort);
  cache.orders.set(sort, order);
  return order;
}

/** What is known of a filter. It does not stay for long: `within` and other conditions depend on the time. */
export function resultOf(
  cache: SearchCache,
  filter: ContactFilter,
  now: number,
  partsOf: () => readonly FilterPart[],
): FilterResult {
  const key = JSON.stringify(filter);
  const known = cache.results.get(key);
  cache.results.delete(key);
  const isFresh = known !== undefined && Math.abs(now - known.since) <= mostAgeMs;
  const result = isFresh ? known : { parts: partsOf(), since: now };
  cache.results.set(key, result);
  const [oldest] = cache.results.keys();
  if (cache.results.size > mostResults && oldest !== undefined) cache.results.delete(oldest);
  return result;
}
