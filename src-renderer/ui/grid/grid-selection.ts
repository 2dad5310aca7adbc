/** The selected rows of a table, whether they are in memory or not. */
export interface GridSelection {
  readonly has: (id: number) => boolean;
  readonly extent: 'none' | 'some' | 'all';
  /** Selects or deselects rows. */
  readonly set: (ids: readonly number[], isSelected: boolean) => void;
  /** Selects all rows, or none where some are selected. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}
