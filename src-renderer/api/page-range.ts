/** The rows in sight, both ends included, counted from 0. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** The numbers of the pages that have these rows, counted from 0, in ascending order. */
export function pagesOf(range: RowRange, pageSize: number): readonly number[] {
  const from = Math.max(0, Math.floor(range.first / pageSize));
  const to = Math.max(from, Math.floor(range.last / pageSize));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
