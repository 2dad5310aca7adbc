import type { RejectedRow, FixResult } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { formatCount } from '../../ui/text/numbers.ts';

const { rows: said } = words.imports;

/** The result of fixing a row. */
export function fixedText(line: number, result: FixResult): string {
  return result.kind === 'rejected'
    ? said.stillRejected(formatCount(line), result.row.reason)
    : said.fixed[result.outcome](formatCount(line));
}

/** The result of applying all fixes for a problem. */
export function acceptedText({
  fixed,
  left,
}: {
  readonly fixed: number;
  readonly left: number;
}): string {
  return left === 0 ? said.applied(fixed) : said.appliedSome(fixed, left);
}

/** The other cells of a row, as one text. */
export function otherCells({ cells, cellIndex }: RejectedRow): string {
  return cells.filter((cell, place) => place !== cellIndex && cell.trim() !== '').join(' · ');
}
