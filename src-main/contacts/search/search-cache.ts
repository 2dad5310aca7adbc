// Raw SQL: drizzle does not know sqlite_sequence, SQLite's own table.
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { FilterPart } from './filter-part.ts';
import { allInOrder, type ContactSort } from './contact-order.ts';
import type { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/** The changes that this process knows of: what was found before one may be out of date after it. */
export interface SearchVersions {
  /** Rises with every change of contacts. */
  readonly version: number;
  /** Rises with every change of messages, by which some filters go. */
  readonly texts: number;
}

/** What the answer to a question about contacts depends on, besides the contacts. */
export interface SearchContext extends SearchVersions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the answer is no longer wanted. */
  isCanceled(): boolean;
}

/** The contacts that match a filter: those of one set, or everybody without those of another. */
export type Matches =
  { readonly only: IdSet; readonly except: null } | { readonly only: null; readonly except: IdSet };

/** The moment at which something was found. */
type Moment = Pick<SearchContext, 'now' | 'texts'>;

/** What is known of a filter. */
export interface FilterResult {
  readonly at: Moment;
  matches?: Matches;
  /** All matches in ascending order. */
  ordered?: { readonly sort: ContactSort; readonly ids: Int32Array };
  /** How many have the words that are searched for; null where counting them is not quick. */
  counted?: number | null;
}

export interface SearchCache {
  readonly version: number;
  readonly since: number;
  /** `data_version` at the beginning, and when last looked at. */
  readonly firstDataVersion: number;
  dataVersion: number;
  readonly lastIds: string;
  readonly orders: Map<ContactSort, Int32Array>;
  /** By parts of filters: who fulfils them, or for parts that leave people out, who does not. */
  readonly sets: Map<string, { readonly ids: IdSet; readonly at: Moment }>;
  readonly results: Map<string, FilterResult>;
}

/** Filters in the cache: what was typed, letter by letter, and back again. */
const mostResults = 12;

/** Sets in the cache, of 125 kB each for a million contacts. */
const mostSets = 64;

/** How long something may stay in the cache while others (another process, sending) write, in milliseconds. */
const mostAgeMs = 30_000;

const statements = statementsFor((sqlite) => ({
  lastIds: sqlite
    .prepare<[], string>(
      `SELECT json_group_array(seq) FROM sqlite_sequence
        WHERE name IN ('contacts', 'contact_actions', 'imports', 'suppressions', 'lists', 'tags', 'events')`,
    )
    .pluck(),
}));

const caches = new WeakMap<OvoDatabase, SearchCache>();

/**
 * The search cache of a connection; an empty one where contacts have changed since. Another process that
 * imports, adds, removes, tags or suppresses contacts is noticed by the ids that it gave, whatever else is
 * a change of contacts by age.
 */
export function cacheOf(db: OvoDatabase, { now, version }: SearchContext): SearchCache {
  const dataVersion = Number(db.sqlite.pragma('data_version', { simple: true }));
  const known = caches.get(db);
  if (known?.version === version) {
    if (known.dataVersion === dataVersion && known.firstDataVersion === dataVersion) return known;
    const isOld = Math.abs(now - known.since) > mostAgeMs;
    const isSame = known.dataVersion === dataVersion || known.lastIds === lastIdsOf(db);
    known.dataVersion = dataVersion;
    if (isSame && !isOld) return known;
  }
  const cache: SearchCache = {
    version,
    since: now,
    firstDataVersion: dataVersion,
    dataVersion,
    lastIds: lastIdsOf(db),
    orders: new Map(),
    sets: new Map(),
    results: new Map(),
  };
  caches.set(db, cache);
  return cache;
}

/** The last ids that were given to contacts and to what is done to them. */
function lastIdsOf(db: OvoDatabase): string {
  return statements(db).lastIds.get() ?? '';
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

/** What is known of a filter. It does not stay for long: some conditions depend on the time and on messages. */
export function resultOf(cache: SearchCache, filter: ContactFilter, at: Moment): FilterResult {
  const key = JSON.stringify(filter);
  const known = cache.results.get(key);
  const result = known !== undefined && isFresh(known, at) ? known : { at: momentOf(at) };
  putLast(cache.results, key, result, mostResults);
  return result;
}

/** The set of a part of a filter, where it is known. */
export function knownSetOf(cache: SearchCache, part: FilterPart, at: Moment): IdSet | null {
  const known = cache.sets.get(part.key);
  if (known === undefined || (part.isOfMoment === true && !isFresh(known, at))) return null;
  putLast(cache.sets, part.key, known, mostSets);
  return known.ids;
}

/** Keeps the set of a part of a filter. */
export function keepSet(cache: SearchCache, part: FilterPart, ids: IdSet, at: Moment): void {
  putLast(cache.sets, part.key, { ids, at: momentOf(at) }, mostSets);
}

/** Without all else that a context has: it stays. */
function momentOf({ now, texts }: Moment): Moment {
  return { now, texts };
}

function isFresh({ at }: { readonly at: Moment }, { now, texts }: Moment): boolean {
  return at.texts === texts && Math.abs(now - at.now) <= mostAgeMs;
}

/** Puts a value behind all others, and lets go of the first where there are too many. */
function putLast<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
