import type { RejectedRowsSummary, RejectedRow } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';
import { nameOfTarget } from '../new/target-choices.ts';

/** One cell of a rejected row in the editor. */
export interface EditableCell {
  readonly place: number;
  /** The column's name in the file. */
  readonly name: string;
  /** What the column becomes; empty beyond the last column. */
  readonly becomes: string;
  readonly isAtFault: boolean;
  readonly isIgnored: boolean;
}

/**
 * The cells of a row in the order of the editor: the one at fault, then the imported ones, then the ignored
 * ones. Missing cells and surplus cells are among them.
 */
export function editableCells(
  columns: RejectedRowsSummary['columns'],
  { cells, cellIndex }: Pick<RejectedRow, 'cells' | 'cellIndex'>,
): readonly EditableCell[] {
  const all = Array.from({ length: Math.max(columns.length, cells.length) }, (_, place) => {
    const column = columns[place];
    return {
      place,
      name: column?.name ?? words.imports.rows.extraCell(formatCount(place + 1)),
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

/** The cells of a row for the import, without empty ones beyond the last column. */
export function cellsToRead(cells: readonly string[], columnCount: number): readonly string[] {
  let length = cells.length;
  while (length > columnCount && cells[length - 1]?.trim() === '') length -= 1;
  return Array.from({ length: Math.max(length, columnCount) }, (_, place) => cells[place] ?? '');
}

/** The cells of a row with Ovo's fix in its place; null without a fix. */
export function cellsWithFix({
  cells,
  cellIndex,
  fix,
}: Pick<RejectedRow, 'cells' | 'cellIndex' | 'fix'>): readonly string[] | null {
  if (fix === null || cellIndex === null) return null;
  const length = Math.max(cells.length, cellIndex + 1);
  return Array.from({ length }, (_, place) => (place === cellIndex ? fix : (cells[place] ?? '')));
}
