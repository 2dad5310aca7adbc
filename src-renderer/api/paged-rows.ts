import {
  hashKey,
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RowRange } from './page-range.ts';
import { pageQuery, PagesInSight, pageSize, type Page, type PageSource } from './pages-in-sight.ts';

/** The most rows of one request. */
const mostRowsAtOnce = 500;

interface PagedRowsOptions<T extends { readonly id: number }> extends PageSource<T> {
  /** How to count the rows where `total` is null. */
  readonly count?: {
    readonly key: QueryKey;
    readonly fetch: (signal: AbortSignal) => Promise<number>;
  };
  /** How often to read the visible pages again, in milliseconds; false where events announce every change. */
  readonly refetchMs?: number | false;
}

/** A long table. Only the pages in sight are in memory. */
export interface PagedRows<T> {
  /** Undefined until the first page has arrived; while the rows are counted, at least this many. */
  readonly total: number | undefined;
  readonly isTotalKnown: boolean;
  /** Whether these are the rows of the query that is asked for; false while they are those of the one before. */
  readonly isCurrent: boolean;
  /** Every row in memory, in order, possibly with gaps. */
  readonly loadedRows: () => readonly T[];
  /** Undefined until its page has arrived. */
  readonly rowAt: (index: number) => T | undefined;
  /** The index of the first row in memory that matches, counted from 0; undefined where none does. */
  readonly indexWhere: (matches: (row: T) => boolean) => number | undefined;
  /** Call with the rows in sight, so that their pages are read. */
  readonly showRange: (range: RowRange) => void;
  /** Reads the ids of rows, whether they are in memory or not. Rejects where they cannot be read. */
  readonly readIds: (range: RowRange, signal: AbortSignal) => Promise<readonly number[]>;
  /** Calls back whenever pages have arrived: `rowAt` tells of them, and nothing is rendered for them. */
  readonly subscribe: (onArrival: () => void) => () => void;
  /** Identifies the table: it changes when the rows of another query have arrived. */
  readonly shownKey: string;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Reads a long table page by page, only the pages in sight. When another table is asked for, the rows
 * of the one before stay until the new ones are there.
 */
export function usePagedRows<T extends { readonly id: number }>(
  options: PagedRowsOptions<T>,
): PagedRows<T> {
  const client = useQueryClient();
  const { refetchMs = false } = options;
  const first = useQuery({
    ...pageQuery(options, 0),
    refetchInterval: refetchMs,
    placeholderData: keepPreviousData,
  });

  const wantedKey = hashKey(options.keyOf(0));
  const [shown, setShown] = useState(() => readerOf(client, wantedKey, options));
  if (wantedKey !== shown.key && !first.isPlaceholderData) {
    setShown(readerOf(client, wantedKey, options));
  }
  const { reader } = shown;

  // Rows of the table before are no longer asked for: that would cancel what is wanted now.
  const isCurrent = wantedKey === shown.key;
  // The first page says where the rows end, or that there are more.
  const most = first.data === undefined ? 0 : endOf(first.data);
  useLayoutEffect(() => reader.follow({ most, isAsked: isCurrent, refetchMs }));

  const { count } = shown.options;
  const counted = useQuery({
    queryKey: count?.key ?? ['uncounted'],
    queryFn: ({ signal }) => count?.fetch(signal) ?? 0,
    enabled: count !== undefined && first.data?.total === null && !first.isPlaceholderData,
  });
  const exact = first.data?.total ?? counted.data ?? null;

  const firstRows = first.data?.rows;
  const pages = useCallback(() => withFirst(firstRows, reader.arrived()), [firstRows, reader]);
  // While the rows are not counted, each page that arrives may show that there are more.
  const [mostSeen, setMostSeen] = useState({ reader, rows: 0 });
  const seenBefore = mostSeen.reader === reader ? mostSeen.rows : 0;
  const seen = useSyncExternalStore(
    reader.subscribe,
    useCallback(() => (exact === null ? rowsSeen(pages(), pageSize) : 0), [exact, pages]),
  );
  if (seen > seenBefore) setMostSeen({ reader, rows: seen });

  const rowAt = useCallback(
    (index: number) => (index < pageSize ? firstRows?.[index] : reader.rowAt(index)),
    [firstRows, reader],
  );
  const indexWhere = useCallback(
    (matches: (row: T) => boolean) => indexInPages(pages(), pageSize, matches),
    [pages],
  );
  const loadedRows = useCallback(() => [...pages().values()].flat(), [pages]);

  const readIds = useCallback(
    (range: RowRange, signal: AbortSignal) => idsInRange(shown.options, range, signal),
    [shown],
  );

  const total = first.data === undefined ? undefined : (exact ?? Math.max(seen, seenBefore));
  const { error, refetch } = first;
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(
    () => ({
      total,
      isTotalKnown: exact !== null,
      isCurrent,
      loadedRows,
      rowAt,
      indexWhere,
      showRange: reader.showRange,
      readIds,
      subscribe: reader.subscribe,
      shownKey: shown.key,
      error,
      retry,
    }),
    [
      total,
      exact,
      isCurrent,
      loadedRows,
      rowAt,
      indexWhere,
      reader,
      readIds,
      shown.key,
      error,
      retry,
    ],
  );
}

/** Renders again whenever pages have arrived, for a table that React draws. */
export function useArrivals<T>(rows: PagedRows<T>): PagedRows<T> {
  const { subscribe, rowAt } = rows;
  const [arrivals, setArrivals] = useState(0);
  useLayoutEffect(() => subscribe(() => setArrivals((known) => known + 1)), [subscribe]);
  // Another identity, so that what was made of the rows is made again.
  return useMemo(() => ({ ...rows, rowAt, arrivals }), [rows, rowAt, arrivals]);
}

/** Reads the ids of rows in order, as many at once as may be asked for; fewer where the table ends before. */
export async function idsInRange(
  { fetchPage, fetchIds }: Pick<PageSource<{ readonly id: number }>, 'fetchPage' | 'fetchIds'>,
  { first, last }: RowRange,
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (fetchIds !== undefined) {
    return await fetchIds({ offset: first, limit: last - first + 1 }, signal);
  }
  const found: number[] = [];
  for (let offset = first; offset <= last; offset += mostRowsAtOnce) {
    const limit = Math.min(mostRowsAtOnce, last - offset + 1);
    const { rows } = await fetchPage({ offset, limit }, signal);
    signal.throwIfAborted();
    found.push(...rows.map(({ id }) => id));
    if (rows.length < limit) break;
  }
  return found;
}

function readerOf<T extends { readonly id: number }>(
  client: ReturnType<typeof useQueryClient>,
  key: string,
  options: PagedRowsOptions<T>,
) {
  return { key, options, reader: new PagesInSight(client, options) };
}

function withFirst<T>(
  firstRows: readonly T[] | undefined,
  others: ReadonlyMap<number, readonly T[]>,
): ReadonlyMap<number, readonly T[]> {
  return firstRows === undefined ? new Map() : new Map([[0, firstRows], ...others]);
}

/** How many rows there are at least: after a full page, one more page is supposed. */
export function rowsSeen(
  pages: ReadonlyMap<number, readonly unknown[]>,
  rowsPerPage: number,
): number {
  let most = 0;
  for (const [number, rows] of pages) {
    const end = number * rowsPerPage + rows.length;
    most = Math.max(most, rows.length === rowsPerPage ? end + rowsPerPage : end);
  }
  return most;
}

/** The place in the table, counted from 0, of the first row of these pages that matches. */
export function indexInPages<T>(
  pages: ReadonlyMap<number, readonly T[]>,
  rowsPerPage: number,
  matches: (row: T) => boolean,
): number | undefined {
  for (const [number, rows] of pages) {
    const index = rows.findIndex(matches);
    if (index >= 0) return number * rowsPerPage + index;
  }
  return undefined;
}

function endOf({ total, rows }: Page<unknown>): number {
  return total ?? (rows.length < pageSize ? rows.length : Infinity);
}
