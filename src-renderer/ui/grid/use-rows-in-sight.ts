import { useLayoutEffect, useState, type RefObject } from 'react';
import { rowsInSight, type RowsInSight, type RowWindow } from './rows-in-sight.ts';

interface ScrolledRows extends Pick<RowWindow, 'total' | 'rowHeight' | 'overscan'> {
  readonly headHeight: number;
}

/** Which rows of a scrolled table to draw; renders again at each scroll. */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  { headHeight, ...rows }: ScrolledRows,
): RowsInSight {
  const [view, setView] = useState({ scrollTop: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () =>
      setView({ scrollTop: element.scrollTop, height: element.clientHeight - headHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, headHeight]);
  return rowsInSight({ ...rows, ...view });
}
