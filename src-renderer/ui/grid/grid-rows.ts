/** Rows of which only a part is in memory. */
export interface GridRows<T> {
  readonly total: number;
  /** Whether `total` is exact; true where absent. */
  readonly isTotalKnown?: boolean;
  /** False while the rows of the query before are shown: these can be opened, not selected. */
  readonly isCurrent?: boolean;
  /** Undefined until its page has arrived. */
  readonly rowAt: (index: number) => T | undefined;
  /** Call with the rows in sight, so that their pages are read. */
  readonly showRange: (range: { readonly first: number; readonly last: number }) => void;
  /** Reads the ids of rows, whether they are in memory or not. Rejects where they cannot be read. */
  readonly readIds: (
    range: { readonly first: number; readonly last: number },
    signal: AbortSignal,
  ) => Promise<readonly number[]>;
  /** Calls back whenever pages have arrived, until the returned function is called. */
  readonly subscribe: (onArrival: () => void) => () => void;
}
