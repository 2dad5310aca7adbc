/** Rows from one index to another, both included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** How a range of rows is selected: of a million rows, no more ids than can be named are read. */
export type RangePlan =
  | { readonly kind: 'rows'; readonly rows: Range }
  /** All rows of the table but those before and after the range. */
  | { readonly kind: 'all-but'; readonly outside: readonly Range[] }
  | { readonly kind: 'too-many' };

/**
 * Plans the selection of a range of a table, of which at most `most` rows can be named. `total` is null
 * while it is not known.
 */
export function planRange({ first, last }: Range, total: number | null, most: number): RangePlan {
  const size = last - first + 1;
  if (size <= most) return { kind: 'rows', rows: { first, last } };
  if (total === null || total - size > most) return { kind: 'too-many' };
  const outside = [
    { first: 0, last: first - 1 },
    { first: last + 1, last: total - 1 },
  ];
  return { kind: 'all-but', outside: outside.filter((range) => range.first <= range.last) };
}
