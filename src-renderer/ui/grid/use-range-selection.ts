import { useEffect, useRef } from 'react';
import { words } from '../../words.ts';
import { doOrTell } from '../notices.tsx';
import { rowsBetween } from './grid-moves.ts';
import type { GridRows } from './grid-rows.ts';
import type { GridSelection } from './grid-selection.ts';

/**
 * Selects all rows from one index to another. Rows that are not in memory are read first; other rows that are
 * shown meanwhile, or another range, give that up. Where they cannot be read nothing is selected, and the
 * person is told: a part would pass for the whole.
 */
export function useRangeSelection<T extends { readonly id: number }>(
  rows: GridRows<T>,
  selection: GridSelection | undefined,
  resetKey: string,
): (one: number, other: number) => void {
  const reading = useRef<AbortController>(null);
  const table = `${resetKey} ${rows.isCurrent}`;
  // What was selected while the rows were read stays selected.
  const latest = useRef({ selection, table });
  useEffect(() => {
    if (latest.current.table !== table) reading.current?.abort();
    latest.current = { selection, table };
  });
  useEffect(() => () => reading.current?.abort(), []);

  const select = (found: readonly T[]) =>
    latest.current.selection?.set(
      found.map(({ id }) => id),
      true,
    );

  return (one, other) => {
    reading.current?.abort();
    const known = rowsBetween(rows.rowAt, one, other);
    if (known !== null) {
      select(known);
      return;
    }
    const { signal } = (reading.current = new AbortController());
    const range = { first: Math.min(one, other), last: Math.max(one, other) };
    void doOrTell(words.ui.rowsNotSelected, async () => {
      try {
        const found = await rows.readRange(range, signal);
        if (!signal.aborted) select(found);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    });
  };
}
