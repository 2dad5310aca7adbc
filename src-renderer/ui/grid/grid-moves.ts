/**
 * The row that a key moves to, or null for a key that does not move. Rows count from 0; `visible` is
 * how many are in sight, by which the page keys move.
 */
export function nextActiveRow(
  key: string,
  active: number,
  total: number,
  visible: number,
): number | null {
  const target = targetOf(key, active, total, visible);
  return target === null || total === 0 ? null : Math.min(total - 1, Math.max(0, target));
}

function targetOf(key: string, active: number, total: number, visible: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + visible;
    case 'PageUp':
      return active - visible;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

/** All rows from one index to another, or null where some of them are not in memory. */
export function rowsBetween<T>(
  rowAt: (index: number) => T | undefined,
  one: number,
  other: number,
): readonly T[] | null {
  const found: T[] = [];
  for (let index = Math.min(one, other); index <= Math.max(one, other); index += 1) {
    const row = rowAt(index);
    if (row === undefined) return null;
    found.push(row);
  }
  return found;
}
