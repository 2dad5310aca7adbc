/** Which rows of a table are selected, among all there are, in memory or not. */
export interface GridSelection {
  readonly has: (id: number) => boolean;
  readonly extent: 'none' | 'some' | 'all';
  /** Selects rows, or no longer. */
  readonly set: (ids: readonly number[], isSelected: boolean) => void;
  /** Selects all rows; none where any is selected. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}
