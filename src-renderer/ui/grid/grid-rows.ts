/** Rows of which only a part is in memory. */
export interface GridRows<T> {
  readonly total: number;
  /** Whether `total` is exact; true where absent. */
  readonly isTotalKnown?: boolean;
  /** Undefined until its page has arrived. */
  readonly rowAt: (index: number) => T | undefined;
  /** Call with the rows in sight, so that their pages are read. */
  readonly showRange: (range: { readonly first: number; readonly last: number }) => void;
  /** Calls back whenever pages have arrived, until the returned function is called. */
  readonly subscribe: (onArrival: () => void) => () => void;
}
