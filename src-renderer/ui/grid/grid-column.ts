/** A short word in a cell, tinted as a `StatusBadge`; grey where it has no tone. */
export interface GridLabel {
  readonly text: string;
  readonly tone?: 'error' | 'primary' | 'delivered' | 'moving' | 'attention' | 'failed';
}

/** One column of a grid. Cells are plain text or labels, so that drawing a row costs little. */
export interface GridColumn<T> {
  readonly id: string;
  readonly header: string;
  /** A track of CSS grid, such as `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  /** `strong` for the name of the row, `dim` for what is seldom read. */
  readonly weight?: 'strong' | 'dim';
  readonly sorts?: boolean;
  /** Whether the first click on its heading sorts in descending order, as for times. */
  readonly descendsFirst?: boolean;
  readonly cell: (row: T) => string | readonly GridLabel[];
  /** What the cell says under the mouse; an empty text says nothing. */
  readonly hint?: (row: T) => string;
  /** What is copied for the text of the cell: a number in E.164. */
  readonly copies?: (row: T) => string;
}

/** The column by which a grid is sorted. */
export interface GridSorting {
  readonly id: string;
  readonly desc: boolean;
}
