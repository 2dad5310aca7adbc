/** Something with its place in an order that does not change, counted from 0. */
export interface Numbered<T> {
  readonly place: number;
  readonly value: T;
}

/** Gives each its place, where nothing else tells equal ones apart. */
export function numbered<T>(values: readonly T[]): readonly Numbered<T>[] {
  return values.map((value, place) => ({ place, value }));
}
