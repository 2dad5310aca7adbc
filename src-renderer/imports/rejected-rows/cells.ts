import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import { nameOfTarget } from '../new/target-choices.ts';

/** One cell of a rejected row, as it is offered for editing. */
export interface EditableCell {
  readonly place: number;
  /** The column's name in the file. */
  readonly name: string;
  /** What the column becomes; empty for a cell beyond the last column. */
  readonly becomes: string;
  readonly isAtFault: boolean;
  readonly isIgnored: boolean;
}

/**
 * The cells of a row in the order in which they are offered: the one at fault, then what is imported,
 * then what is not. Cells that the row lacks are among them, and those it has too many.
 */
export function editableCells(
  columns: RejectedRowsSummary['columns'],
  { cells, cellIndex }: Pick<RejectedRow, 'cells' | 'cellIndex'>,
): readonly EditableCell[] {
  const all = Array.from({ length: Math.max(columns.length, cells.length) }, (_, place) => {
    const column = columns[place];
    return {
      place,
      name: column?.name ?? `Cell ${place + 1}, one too many`,
      becomes: column === undefined ? '' : nameOfTarget(column.target),
      isAtFault: place === cellIndex,
      isIgnored: column?.target.kind === 'ignore' && place !== cellIndex,
    };
  });
  return all.toSorted((one, other) => rankOf(one) - rankOf(other) || one.place - other.place);
}

function rankOf({ isAtFault, isIgnored }: EditableCell): number {
  if (isAtFault) return 0;
  return isIgnored ? 2 : 1;
}

/** The cells to read again: empty ones beyond the last column are none. */
export function cellsToRead(cells: readonly string[], columnCount: number): readonly string[] {
  let length = cells.length;
  while (length > columnCount && cells[length - 1]?.trim() === '') length -= 1;
  return Array.from({ length: Math.max(length, columnCount) }, (_, place) => cells[place] ?? '');
}

/** The cells of a row with the proposed fix in its place; null where there is none. */
export function cellsWithFix({
  cells,
  cellIndex,
  fix,
}: Pick<RejectedRow, 'cells' | 'cellIndex' | 'fix'>): readonly string[] | null {
  if (fix === null || cellIndex === null) return null;
  const length = Math.max(cells.length, cellIndex + 1);
  return Array.from({ length }, (_, place) => (place === cellIndex ? fix : (cells[place] ?? '')));
}
