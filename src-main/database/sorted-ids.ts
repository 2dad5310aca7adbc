/*
 * Sets of ids as ascending arrays, each id once: a million take 4 MB, cross threads at once, and are
 * joined and subtracted in one pass of some milliseconds.
 */

/** The set of these ids, in whatever order they come and however often. */
export function sortedIds(ids: ArrayLike<number>): Int32Array {
  const sorted = Int32Array.from(ids).toSorted();
  let count = 0;
  const { length } = sorted;
  for (let place = 0; place < length; place += 1) {
    const id = sorted[place] ?? 0;
    if (count === 0 || sorted[count - 1] !== id) {
      sorted[count] = id;
      count += 1;
    }
  }
  return count === length ? sorted : sorted.slice(0, count);
}

/** The ids that are in either set. */
export function union(one: Int32Array, other: Int32Array): Int32Array {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const all = new Int32Array(one.length + other.length);
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const first = one[left] ?? Infinity;
    const second = other[right] ?? Infinity;
    all[count] = Math.min(first, second);
    count += 1;
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
  return all.slice(0, count);
}

/** The ids that are in both sets. */
export function intersection(one: Int32Array, other: Int32Array): Int32Array {
  return picked(one, other, true);
}

/** The ids of a set that are not in another. */
export function difference(one: Int32Array, other: Int32Array): Int32Array {
  return other.length === 0 ? one : picked(one, other, false);
}

function picked(one: Int32Array, other: Int32Array, isInOther: boolean): Int32Array {
  const found = new Int32Array(one.length);
  let count = 0;
  let right = 0;
  for (const id of one) {
    while (right < other.length && (other[right] ?? 0) < id) right += 1;
    if ((right < other.length && other[right] === id) === isInOther) {
      found[count] = id;
      count += 1;
    }
  }
  return found.slice(0, count);
}
