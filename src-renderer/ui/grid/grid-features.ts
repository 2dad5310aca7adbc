import {
  metaHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';

export interface GridColumnMeta {
  /** A track of CSS grid, such as `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  /** Whether the first press of its heading sorts downwards, as for times. */
  readonly descendsFirst?: boolean;
}

/** What every grid's columns are made for. */
export const gridFeatures = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<GridColumnMeta>(),
});
export type GridFeatures = typeof gridFeatures;
