/** A value with its index, from 0, in an order that does not change. */
export interface Numbered<T> {
  readonly place: number;
  readonly value: T;
}

/** Adds indexes, for lists in which equal values have no other key. */
export function numbered<T>(values: readonly T[]): readonly Numbered<T>[] {
  return values.map((value, place) => ({ place, value }));
}
