import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { FilterPart } from './filter-part.ts';
import { allInOrder, type ContactSort } from './contact-order.ts';
import type { IdSet } from '../../database/id-set.ts';
import type { OvoDatabase } from '../../database/open.ts';

/** What a question about contacts goes by. */
export interface SearchContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Rises with every change of contacts that this process knows of. */
  readonly version: number;
  /** Whether the answer is no longer wanted. */
  isCanceled(): boolean;
}

/** Whom a filter means, as far as it is known. */
export interface FilterResult {
  readonly parts: readonly FilterPart[];
  readonly since: number;
  /** What of it few enough contacts satisfy to know them all, taken together; null where nothing is. */
  narrow?: { readonly ids: IdSet | null; readonly left: readonly FilterPart[] };
  /** Everybody whom it means. */
  whole?: IdSet;
  /** How far everybody has been looked through for `whole`. */
  scan?: { upTo: number; readonly found: IdSet };
  /** `whole` in ascending order. */
  ordered?: { readonly sort: ContactSort; readonly ids: Int32Array };
  /** Those found so far by going through the order from its beginning, or its end. */
  walk?: {
    readonly sort: ContactSort;
    readonly descending: boolean;
    readonly candidates: Int32Array;
    tested: number;
    readonly found: number[];
  };
}

interface Memory {
  version: number;
  dataVersion: number;
  since: number;
  readonly orders: Map<ContactSort, Int32Array>;
  readonly results: Map<string, FilterResult>;
}

/** Filters that are remembered: what was typed, letter by letter, and back again. */
const mostResults = 12;

/** How long something may be remembered while others (another process, sending) write, in milliseconds. */
const mostAgeMs = 30_000;

const memories = new WeakMap<OvoDatabase, Memory>();

/** What this connection remembers; nothing of it where contacts have changed since. */
export function cacheOf(db: OvoDatabase, { now, version }: SearchContext): Memory {
  const dataVersion = Number(db.sqlite.pragma('data_version', { simple: true }));
  const known = memories.get(db);
  const isOld = known !== undefined && Math.abs(now - known.since) > mostAgeMs;
  if (
    known !== undefined &&
    known.version === version &&
    (known.dataVersion === dataVersion || !isOld)
  ) {
    return known;
  }
  const memory: Memory = {
    version,
    dataVersion,
    since: now,
    orders: new Map(),
    results: new Map(),
  };
  memories.set(db, memory);
  return memory;
}

/** Forgets what a connection remembers: it turned out to be no longer true. */
export function forgetSearches(db: OvoDatabase): void {
  memories.delete(db);
}

/** All contacts in ascending order. */
export function orderOf(db: OvoDatabase, memory: Memory, sort: ContactSort): Int32Array {
  const known = memory.orders.get(sort);
  if (known !== undefined) return known;
  const order = allInOrder(db, sort);
  memory.orders.set(sort, order);
  return order;
}

/** What is known of a filter, made where nothing is; `within` and its like go by the time, so that nothing is known for long. */
export function resultOf(
  memory: Memory,
  filter: ContactFilter,
  now: number,
  partsOf: () => readonly FilterPart[],
): FilterResult {
  const key = JSON.stringify(filter);
  const known = memory.results.get(key);
  memory.results.delete(key);
  const isFresh = known !== undefined && Math.abs(now - known.since) <= mostAgeMs;
  const result = isFresh ? known : { parts: partsOf(), since: now };
  memory.results.set(key, result);
  const [oldest] = memory.results.keys();
  if (memory.results.size > mostResults && oldest !== undefined) memory.results.delete(oldest);
  return result;
}
