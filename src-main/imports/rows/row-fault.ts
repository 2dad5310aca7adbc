import type { RejectProblem } from '../../../src-shared/import/import.ts';

/** Why a row is none. */
export interface RowFault {
  /** The column's name; null where it is the whole row. */
  readonly column: string | null;
  /** Its place among the cells, from 0; null where it is the whole row. */
  readonly cellIndex: number | null;
  readonly value: string;
  /** In plain words, with what to do. */
  readonly reason: string;
  readonly problem: RejectProblem;
  /** What to write in that cell instead, where Ovo can tell. */
  readonly fix: string | null;
}

/** A fault of one cell. */
export function faultOfCell(
  names: readonly string[],
  cell: { readonly index: number; readonly text: string },
  why: { readonly problem: RejectProblem; readonly reason: string; readonly fix?: string | null },
): RowFault {
  return {
    column: names[cell.index] ?? null,
    cellIndex: cell.index,
    value: cell.text,
    reason: why.reason,
    problem: why.problem,
    fix: why.fix ?? null,
  };
}
