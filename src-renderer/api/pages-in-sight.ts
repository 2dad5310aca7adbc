import { QueriesObserver, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { pagesOf, type RowRange } from './page-range.ts';

/** Rows of one page: few enough to be read and handed over within a frame. */
export const pageSize = 100;
/** Pages out of sight are dropped after this time, so that a million rows never pile up in memory. */
const forgetAfterMs = 30_000;
/** Rows above and below the visible ones that are read in advance. */
const ahead = 60;

/** One page of a long table. */
export interface Page<T> {
  /** Null where counting takes long. */
  readonly total: number | null;
  readonly rows: readonly T[];
}

/** The rows of one page. */
export interface RowsOfPage {
  readonly offset: number;
  readonly limit: number;
}

/** How the pages of a table are read. */
export interface PageSource<T> {
  readonly keyOf: (page: number) => QueryKey;
  readonly fetchPage: (rows: RowsOfPage, signal: AbortSignal) => Promise<Page<T>>;
  /** Reads the ids of as many rows as can be selected one by one; page by page where absent. */
  readonly fetchIds?: (rows: RowsOfPage, signal: AbortSignal) => Promise<readonly number[]>;
}

/** What is known of the table while its pages are read. */
interface Reading {
  /** The table has no more rows than this. */
  readonly most: number;
  /** Whether pages are asked for at all. */
  readonly isAsked: boolean;
  /** How often to read the visible pages again, in milliseconds. */
  readonly refetchMs: number | false;
}

/**
 * The pages of a table that are in sight, all but the first one. A few pages are asked for at once, and
 * the next ones once those have come: for the place where the table is scrolled to by then. What a fast
 * scroll passes by is never asked for.
 */
export class PagesInSight<T> {
  readonly #client: QueryClient;
  readonly #source: PageSource<T>;
  readonly #observer: QueriesObserver;
  readonly #listeners = new Set<() => void>();
  #reading: Reading = { most: 0, isAsked: false, refetchMs: false };
  #range: RowRange = { first: 0, last: 0 };
  /** The visible rows when pages were last asked for. */
  #askedRange: RowRange | undefined;
  #observed: readonly number[] = [];
  #waiting = 0;
  #pages: ReadonlyMap<number, readonly T[]> = new Map();

  constructor(client: QueryClient, source: PageSource<T>) {
    this.#client = client;
    this.#source = source;
    this.#observer = new QueriesObserver(client, []);
  }

  /** The rows of each page in sight that has arrived; another map whenever one has arrived. */
  readonly arrived = (): ReadonlyMap<number, readonly T[]> => this.#pages;

  /** A row, also of a page that was in sight a moment ago: a range of rows may begin there. */
  readonly rowAt = (index: number): T | undefined => {
    const page = Math.floor(index / pageSize);
    return (this.#pages.get(page) ?? this.#rowsBefore(page))?.[index % pageSize];
  };

  /** Reads the pages while anybody listens; calls back whenever one has arrived. */
  readonly subscribe = (onArrival: () => void): (() => void) => {
    const stop = this.#listeners.size === 0 ? this.#observer.subscribe(this.#take) : undefined;
    this.#listeners.add(onArrival);
    if (stop !== undefined) this.#stop = stop;
    return () => {
      this.#listeners.delete(onArrival);
      if (this.#listeners.size === 0) this.#stop();
    };
  };
  #stop: () => void = () => undefined;

  /** Call with what is known of the table. */
  follow(reading: Reading): void {
    const { most, isAsked, refetchMs } = this.#reading;
    const isSame =
      most === reading.most && isAsked === reading.isAsked && refetchMs === reading.refetchMs;
    if (isSame) return;
    this.#reading = reading;
    this.#observe(this.#wanted(ahead), true);
  }

  /** Call with the visible rows. */
  readonly showRange = (range: RowRange): void => {
    const isNear = range.first <= this.#range.last && range.last >= this.#range.first;
    this.#range = range;
    this.#observe(this.#wanted(isNear ? ahead : 0), false);
  };

  /** The pages of the visible rows and of so many rows above and below them. */
  #wanted(more: number): readonly number[] {
    const { first, last } = this.#range;
    return pagesOf({ first: first - more, last: last + more }, pageSize).filter(
      (page) => page > 0 && page * pageSize < this.#reading.most,
    );
  }

  /** Asks for the place where the table is by now. */
  #askNext(): void {
    this.#observe(this.#wanted(this.#range === this.#askedRange ? ahead : 0), false);
  }

  #observe(wanted: readonly number[], isChanged: boolean): void {
    const mayAsk = this.#waiting === 0;
    const pages = wanted.filter(
      (page) => mayAsk || this.#observed.includes(page) || this.#isKnown(page),
    );
    if (!isChanged && isSameList(pages, this.#observed)) return;
    this.#observed = pages;
    this.#observer.setQueries(pages.map((page) => this.#query(page)));
    // Of pages that are in the cache already the observer does not tell.
    this.#take();
  }

  /** What the cache still has of a page, unless the rows have changed since. */
  #rowsBefore(page: number): readonly T[] | undefined {
    const known = this.#client.getQueryState<Page<T>>(this.#source.keyOf(page));
    return known?.isInvalidated === false ? known.data?.rows : undefined;
  }

  #isKnown(page: number): boolean {
    return this.#client.getQueryState(this.#source.keyOf(page))?.data !== undefined;
  }

  #query(page: number) {
    const { isAsked, refetchMs } = this.#reading;
    const { queryKey, queryFn, gcTime } = pageQuery(this.#source, page);
    return {
      queryKey,
      gcTime,
      enabled: isAsked,
      refetchInterval: refetchMs,
      queryFn: async (context: { readonly signal: AbortSignal }) => {
        this.#waiting += 1;
        this.#askedRange = this.#range;
        try {
          return await queryFn(context);
        } finally {
          this.#waiting -= 1;
          // Once the cache has taken the answer.
          if (this.#waiting === 0) queueMicrotask(() => this.#askNext());
        }
      },
    };
  }

  /** Takes what the cache has. */
  readonly #take = (): void => {
    const pages = new Map<number, readonly T[]>();
    for (const number of this.#observed) {
      const page = this.#client.getQueryData<Page<T>>(this.#source.keyOf(number));
      if (page !== undefined) pages.set(number, page.rows);
    }
    if (isSameMap(pages, this.#pages)) return;
    this.#pages = pages;
    for (const listener of this.#listeners) listener();
  };
}

/**
 * One page as the cache reads it. It takes the cache's signal, so that a page that is not in sight any
 * more is forgotten while it is being read: were it kept, coming back to it would wait for an answer that
 * the main process has canceled.
 */
export function pageQuery<T>({ keyOf, fetchPage }: PageSource<T>, page: number) {
  return {
    queryKey: keyOf(page),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      fetchPage({ offset: page * pageSize, limit: pageSize }, signal),
    gcTime: forgetAfterMs,
  };
}

function isSameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((page, index) => page === other[index]);
}

function isSameMap<T>(one: ReadonlyMap<number, T>, other: ReadonlyMap<number, T>): boolean {
  return one.size === other.size && [...one].every(([page, rows]) => other.get(page) === rows);
}
