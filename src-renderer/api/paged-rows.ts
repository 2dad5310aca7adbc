import { keepPreviousData, useQueries, useQuery, type QueryKey } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { pagesOf, type RowRange } from './page-range.ts';

/** Rows that are asked for at once. */
const pageSize = 200;
/** Pages that nobody looks at are forgotten after this, or a million rows would stay in memory. */
const forgetAfterMs = 30_000;
/** While somebody drags the scroll bar, pages that merely fly past are not asked for. */
const settleMs = 40;

interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

interface PagedRowsOptions<T> {
  readonly keyOf: (page: number) => QueryKey;
  readonly fetchPage: (page: {
    readonly offset: number;
    readonly limit: number;
  }) => Promise<Page<T>>;
  /** How often to read the visible pages again; false where an event tells of every change. */
  readonly refetchMs?: number | false;
}

/** A long table of which only the pages in sight are in memory. */
export interface PagedRows<T> {
  /** Undefined until the first page is there. */
  readonly total: number | undefined;
  /** Every row in memory, in order; there can be gaps between them. */
  readonly loadedRows: readonly T[];
  /** Undefined while its page is not there yet. */
  readonly rowAt: (index: number) => T | undefined;
  /** Tells which rows are in sight, so that their pages are read. */
  readonly showRange: (range: RowRange) => void;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Reads a long table page by page, only the pages in sight. */
export function usePagedRows<T>(options: PagedRowsOptions<T>): PagedRows<T> {
  const { keyOf, fetchPage, refetchMs = false } = options;
  const [range, setRange] = useState<RowRange>({ first: 0, last: 0 });
  const [settled] = useDebouncedValue(range, settleMs, { leading: true });

  const queryOf = (page: number) => ({
    queryKey: keyOf(page),
    queryFn: () => fetchPage({ offset: page * pageSize, limit: pageSize }),
    gcTime: forgetAfterMs,
    refetchInterval: refetchMs,
  });
  const first = useQuery({ ...queryOf(0), placeholderData: keepPreviousData });
  const numbers = useMemo(() => pagesOf(settled, pageSize).filter((page) => page > 0), [settled]);
  const others = useQueries({ queries: numbers.map(queryOf), combine: dataOf<Page<T>> });

  const pages = useMemo(() => {
    const byNumber = new Map<number, readonly T[]>();
    if (first.data) byNumber.set(0, first.data.rows);
    numbers.forEach((number, index) => {
      const page = others[index];
      if (page) byNumber.set(number, page.rows);
    });
    return byNumber;
  }, [first.data, others, numbers]);

  const rowAt = useCallback(
    (index: number) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    [pages],
  );
  const loadedRows = useMemo(() => [...pages.values()].flat(), [pages]);
  const showRange = useCallback((next: RowRange) => {
    setRange((known) => (known.first === next.first && known.last === next.last ? known : next));
  }, []);

  return {
    total: first.data?.total,
    loadedRows,
    rowAt,
    showRange,
    error: first.error,
    retry: () => void first.refetch(),
  };
}

function dataOf<T>(
  results: readonly { readonly data: T | undefined }[],
): readonly (T | undefined)[] {
  return results.map((result) => result.data);
}
