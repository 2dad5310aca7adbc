/** The selected rows of a table, whether they are in memory or not. */
export interface GridSelection {
  readonly has: (id: number) => boolean;
  readonly extent: 'none' | 'some' | 'all';
  /** Selects or deselects rows; false, and nothing is changed, where more would have to be named than can be. */
  readonly set: (ids: readonly number[], isSelected: boolean) => boolean;
  /** Selects all rows; of those named here, those that were not selected before stay so. */
  readonly setAllBut: (ids: readonly number[]) => void;
  /** The most rows that can be named one by one, to select them or to leave them out. */
  readonly most: number;
  /** What is said where more would have to be named. */
  readonly tooMany: string;
  /** Selects all rows, or none where some are selected. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}
