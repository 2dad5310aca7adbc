import { cutText } from '../../../src-shared/lib/clean-text.ts';
import type { RejectProblem } from '../../../src-shared/import/import.ts';
import type { RejectParams } from '../../../src-shared/import/reject-reason.ts';

/** Why a row is rejected. */
export interface RowFault {
  /** The name of the column at fault; null where the whole row is. */
  readonly column: string | null;
  /** The index of the cell at fault, from 0; null where the whole row is. */
  readonly cellIndex: number | null;
  readonly value: string;
  readonly problem: RejectProblem;
  /** What the sentence about the problem needs. */
  readonly params: RejectParams;
  /** The right value of that cell, where Ovo knows it. */
  readonly fix: string | null;
  /** What the row says of its number all the same, where that can be read; absent where it says nothing. */
  readonly refusal?: RowRefusal;
}

/** That the owner of a number wants no texts, as a rejected row says it: this counts at once. */
export interface RowRefusal {
  /** E.164. */
  readonly phone: string;
  /** As a contact's row has them: one of the two is the evidence, see ContactRow. */
  readonly optOut: string | null;
  readonly optOutColumn: number | null;
  readonly notAgreed: string | null;
}

/** Characters of the value at fault that are shown; the whole row is kept besides. */
const longestShown = 200;

/** The value at fault as it is shown: cut where it is long. */
export function shownValue(value: string): string {
  return value.length > longestShown ? `${cutText(value, longestShown)}…` : value;
}

/** A fault of one cell. */
export function faultOfCell(
  names: readonly string[],
  cell: { readonly index: number; readonly text: string },
  why: {
    readonly problem: RejectProblem;
    readonly params?: RejectParams;
    readonly fix?: string | null;
  },
): RowFault {
  return {
    column: names[cell.index] ?? null,
    cellIndex: cell.index,
    value: cell.text,
    problem: why.problem,
    params: why.params ?? {},
    fix: why.fix ?? null,
  };
}
