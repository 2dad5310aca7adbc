import {
  hashKey,
  keepPreviousData,
  useQueries,
  useQuery,
  type QueryKey,
} from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { RowRange } from './page-range.ts';
import { usePagesInSight } from './pages-in-sight.ts';

/** Rows of one page. */
const pageSize = 200;
/** Pages out of sight are dropped after this time, so that a million rows never pile up in memory. */
const forgetAfterMs = 30_000;

interface Page<T> {
  /** Null where counting takes long. */
  readonly total: number | null;
  readonly rows: readonly T[];
}

/** The rows of one page. */
export interface RowsOfPage {
  readonly offset: number;
  readonly limit: number;
}

interface PagedRowsOptions<T> {
  readonly keyOf: (page: number) => QueryKey;
  readonly fetchPage: (rows: RowsOfPage, signal: AbortSignal) => Promise<Page<T>>;
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
  /** Every row in memory, in order, possibly with gaps. */
  readonly loadedRows: readonly T[];
  /** Undefined until its page has arrived. */
  readonly rowAt: (index: number) => T | undefined;
  /** The index of the first row in memory that matches, counted from 0; undefined where none does. */
  readonly indexWhere: (matches: (row: T) => boolean) => number | undefined;
  /** Call with the rows in sight, so that their pages are read. */
  readonly showRange: (range: RowRange) => void;
  /** Identifies the table: it changes when the rows of another query have arrived. */
  readonly shownKey: string;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * Reads a long table page by page, only the pages in sight. When another table is asked for, the rows
 * of the one before stay until the new ones are there.
 */
export function usePagedRows<T>(options: PagedRowsOptions<T>): PagedRows<T> {
  const { pages: inSight, showRange } = usePagesInSight(pageSize);

  const first = useQuery({ ...pageQuery(options, 0), placeholderData: keepPreviousData });

  const wantedKey = hashKey(options.keyOf(0));
  const [shown, setShown] = useState({ key: wantedKey, options, mostSeen: 0 });
  if (wantedKey !== shown.key && !first.isPlaceholderData) {
    setShown({ key: wantedKey, options, mostSeen: 0 });
  }

  // The first page says where the rows end, or that there are more.
  const most = first.data === undefined ? 0 : endOf(first.data);
  const numbers = useMemo(
    () => inSight.filter((page) => page > 0 && page * pageSize < most),
    [inSight, most],
  );
  // Rows of the table before are no longer asked for: that would cancel what is wanted now.
  const enabled = wantedKey === shown.key;
  const others = useQueries({
    queries: numbers.map((page) => ({ ...pageQuery(shown.options, page), enabled })),
    combine: dataOf<Page<T>>,
  });
  const { count } = shown.options;
  const counted = useQuery({
    queryKey: count?.key ?? ['uncounted'],
    queryFn: ({ signal }) => count?.fetch(signal) ?? 0,
    enabled: count !== undefined && first.data?.total === null && !first.isPlaceholderData,
  });

  const pages = useMemo(() => {
    const byNumber = new Map<number, readonly T[]>();
    if (first.data) byNumber.set(0, first.data.rows);
    numbers.forEach((number, index) => {
      const page = others[index];
      if (page) byNumber.set(number, page.rows);
    });
    return byNumber;
  }, [first.data, others, numbers]);

  const seen = rowsSeen(pages, pageSize);
  if (seen > shown.mostSeen) setShown({ ...shown, mostSeen: seen });

  const rowAt = useCallback(
    (index: number) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    [pages],
  );

  const indexWhere = useCallback(
    (matches: (row: T) => boolean) => indexInPages(pages, pageSize, matches),
    [pages],
  );

  const loadedRows = useMemo(() => [...pages.values()].flat(), [pages]);
  const exact = first.data?.total ?? counted.data ?? null;
  const total = first.data === undefined ? undefined : (exact ?? Math.max(seen, shown.mostSeen));
  const { error, refetch } = first;
  const retry = useCallback(() => void refetch(), [refetch]);
  return useMemo(
    () => ({
      total,
      isTotalKnown: exact !== null,
      loadedRows,
      rowAt,
      indexWhere,
      showRange,
      shownKey: shown.key,
      error,
      retry,
    }),
    [total, exact, loadedRows, rowAt, indexWhere, showRange, shown.key, error, retry],
  );
}

/**
 * One page as the cache reads it. It takes the cache's signal, so that a page that is not in sight any
 * more is forgotten while it is being read: were it kept, coming back to it would wait for an answer that
 * the main process has canceled.
 */
export function pageQuery<T>(options: PagedRowsOptions<T>, page: number) {
  const { keyOf, fetchPage, refetchMs = false } = options;
  return {
    queryKey: keyOf(page),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      fetchPage({ offset: page * pageSize, limit: pageSize }, signal),
    gcTime: forgetAfterMs,
    refetchInterval: refetchMs,
  };
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

function dataOf<T>(
  results: readonly { readonly data: T | undefined }[],
): readonly (T | undefined)[] {
  return results.map((result) => result.data);
}
