/** The name with everything taken out that people write differently: `First Name` is `firstname`. */
export function skeletonOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** How many letters must be added, taken out, changed or swapped to make one word the other. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length] ?? 0;
}

/** The field with the most similar name, for an unknown name; undefined where none is similar. */
export function nearestField(name: string, fields: readonly string[]): string | undefined {
  const wanted = skeletonOf(name.slice(0, 60));
  if (wanted === '') return undefined;
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const field of fields) {
    const distance = editDistance(wanted, skeletonOf(field));
    if (distance < least) {
      least = distance;
      nearest = field;
    }
  }
  return nearest;
}

/** Whether a name differs from that of a field by a slip at most: a letter, in a name of some length. */
export function isFieldOrNear(name: string, fields: readonly string[]): boolean {
  const wanted = skeletonOf(name.slice(0, 60));
  return fields.some((field) => {
    const known = skeletonOf(field);
    return known === wanted || (known.length >= 6 && editDistance(wanted, known) <= 1);
  });
}
