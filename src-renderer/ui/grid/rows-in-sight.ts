/** Rows of equal height in a window that scrolls over them; all lengths are in pixels. */
export interface RowWindow {
  readonly total: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  /** The height that rows have, without the headings. */
  readonly height: number;
  /** Rows that are drawn above and below the visible ones. */
  readonly overscan: number;
}

/** The visible rows, both ends included, and the rows to draw: always as many, wherever the window is. */
export interface RowsInSight {
  readonly first: number;
  readonly last: number;
  readonly drawnFrom: number;
  readonly drawn: number;
}

/** Which rows to draw. None is in sight where `drawn` is 0. */
export function rowsInSight(window: RowWindow): RowsInSight {
  const { total, rowHeight, scrollTop, height, overscan } = window;
  const mostInSight = Math.ceil(height / rowHeight) + 1;
  const drawn = Math.min(total, mostInSight + 2 * overscan);
  const lastRow = Math.max(0, total - 1);
  const first = Math.min(lastRow, Math.max(0, Math.floor(scrollTop / rowHeight)));
  const last = Math.min(lastRow, Math.max(first, Math.ceil((scrollTop + height) / rowHeight) - 1));
  const drawnFrom = Math.max(0, Math.min(first - overscan, total - drawn));
  return { first, last, drawnFrom, drawn };
}

/** Where to scroll so that a row is whole in sight; the same place where the row already is. */
export function scrollTopFor(index: number, window: Omit<RowWindow, 'total' | 'overscan'>): number {
  const { rowHeight, scrollTop, height } = window;
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + rowHeight - height);
}
