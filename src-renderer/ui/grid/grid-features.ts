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
  /** Whether the first click on its heading sorts in descending order, as for times. */
  readonly descendsFirst?: boolean;
}

/** The features that the columns of every grid use. */
export const gridFeatures = tableFeatures({
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<GridColumnMeta>(),
});
export type GridFeatures = typeof gridFeatures;
