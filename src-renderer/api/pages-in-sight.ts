import { useCallback, useEffect, useRef, useState } from 'react';
import { pagesOf, type RowRange } from './page-range.ts';

/** While somebody drags the scroll bar, pages that merely fly past are not asked for. */
const settleMs = 40;
/** Rows that go by from one picture to the next when somebody scrolls to read, not to get somewhere. */
const readingRows = 60;
/** Rows beyond those in sight that are read before they are needed. */
const ahead = 120;

/** The pages that hold the rows in sight, and those just beyond; counted from 0. */
export function usePagesInSight(pageSize: number): {
  readonly pages: readonly number[];
  /** Tells which rows are in sight. */
  readonly showRange: (range: RowRange) => void;
} {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const lastFirst = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const showRange = useCallback(
    (range: RowRange) => {
      const wanted = pagesOf({ first: range.first - ahead, last: range.last + ahead }, pageSize);
      const take = () => setPages((known) => (isSame(known, wanted) ? known : wanted));
      const isReading = Math.abs(range.first - lastFirst.current) <= readingRows;
      lastFirst.current = range.first;
      clearTimeout(timer.current);
      if (isReading) take();
      else timer.current = setTimeout(take, settleMs);
    },
    [pageSize],
  );
  return { pages, showRange };
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((page, index) => page === other[index]);
}
