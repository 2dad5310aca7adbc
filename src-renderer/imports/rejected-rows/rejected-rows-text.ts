import type { RejectedRow, FixResult, RejectProblem } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';

/** The name of each problem. */
export const problemNames: Readonly<Record<RejectProblem, string>> = {
  empty: 'No number',
  'digits-lost': 'Digits lost in a spreadsheet',
  'zero-lost': 'Leading 0 lost',
  'plus-lost': 'Leading + lost',
  'spreadsheet-error': 'Spreadsheet error',
  'several-numbers': 'Several numbers',
  'not-a-number': 'Not readable as a number',
  'too-short': 'Too short',
  'too-long': 'Too long',
  'unknown-country-code': 'Unknown country code',
  'not-in-use': 'No such number',
  date: 'A date',
  'old-form': 'Number in an earlier form',
  'too-many-cells': 'Too many cells',
  'row-ends-early': 'Row ends early',
  'text-too-long': 'Text too long',
  'unreadable-characters': 'Unreadable characters',
  'unclear-opt-out': 'Unclear opt-out',
  'unclear-consent': 'Unclear consent',
  'report-footer': 'End of a report',
};

/** The result of fixing a row. */
export function fixedText(line: number, result: FixResult): string {
  const row = `Line ${formatCount(line)}`;
  if (result.kind === 'rejected') return `${row} still can’t be imported. ${result.row.reason}`;
  return `${row} is fixed: ${outcomes[result.outcome]}`;
}

const outcomes = {
  added: 'a new contact.',
  updated: 'its number was a contact already, and was updated.',
  skipped: 'its number was a contact already, and was left as it is.',
} as const;

/** The result of taking all fixes for a problem. */
export function acceptedText({
  fixed,
  left,
}: {
  readonly fixed: number;
  readonly left: number;
}): string {
  const done = `${plural(fixed, 'row')} fixed`;
  return left === 0
    ? `${done}.`
    : `${done}. ${plural(left, 'row')} with this problem still to fix.`;
}

/** The other cells of a row, as one text. */
export function otherCells({ cells, cellIndex }: RejectedRow): string {
  return cells.filter((cell, place) => place !== cellIndex && cell.trim() !== '').join(' · ');
}
