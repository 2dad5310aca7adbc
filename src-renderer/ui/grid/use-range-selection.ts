import { useEffect, useRef } from 'react';
import { words } from '../../words.ts';
import { doOrTell } from '../notices.tsx';
import { rowsBetween } from './grid-moves.ts';
import { planRange } from './grid-range.ts';
import type { GridRows } from './grid-rows.ts';
import type { GridSelection } from './grid-selection.ts';

/**
 * Selects all rows from one index to another. Where rows are not in memory, their ids are read first, or
 * those of the rows outside the range where these are fewer than can be named; other rows that are shown
 * meanwhile, or another range, give that up. Where that is not possible nothing is selected, and the person
 * is told: a part would pass for the whole.
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

  return (one, other) => {
    reading.current?.abort();
    if (selection === undefined) return;
    const range = { first: Math.min(one, other), last: Math.max(one, other) };
    const total = rows.isTotalKnown === false ? null : rows.total;
    const plan = planRange(range, total, selection.most);
    const refuse = () => {
      throw new Error(selection.tooMany);
    };
    const known = plan.kind === 'rows' ? rowsBetween(rows.rowAt, one, other) : null;
    const { signal } = (reading.current = new AbortController());
    const select = (ids: readonly number[]) => latest.current.selection?.set(ids, true) || refuse();
    if (known !== null) {
      const ids = known.map(({ id }) => id);
      if (!selection.set(ids, true)) void doOrTell(words.ui.rowsNotSelected, refuse);
      return;
    }
    void doOrTell(words.ui.rowsNotSelected, async () => {
      try {
        if (plan.kind === 'too-many') return refuse();
        const read = plan.kind === 'rows' ? [plan.rows] : plan.outside;
        const ids = (await Promise.all(read.map((each) => rows.readIds(each, signal)))).flat();
        if (signal.aborted) return;
        if (plan.kind === 'rows') select(ids);
        else latest.current.selection?.setAllBut(ids);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    });
  };
}
