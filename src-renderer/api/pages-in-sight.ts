import { useCallback, useEffect, useRef, useState } from 'react';
import { pagesOf, type RowRange } from './page-range.ts';

/** Pages that fly past while the scroll bar is dragged are not read: a page must stay in sight this long. */
const settleMs = 40;
/** The most rows that pass between two frames while somebody scrolls slowly enough to read. */
const readingRows = 60;
/** Rows above and below the visible ones that are read in advance. */
const ahead = 120;

/** The pages of the visible rows and of the rows next to them; counted from 0. */
export function usePagesInSight(pageSize: number): {
  readonly pages: readonly number[];
  /** Call with the visible rows. */
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
