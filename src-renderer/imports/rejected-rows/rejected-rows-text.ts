import type { RejectedRow, FixResult, RejectProblem } from '../../../src-shared/import/import.ts';
import { formatCount, plural } from '../../ui/text/numbers.ts';

/** Each kind of problem in a few words. */
export const problemNames: Readonly<Record<RejectProblem, string>> = {
  empty: 'No number',
  'digits-lost': 'Digits lost in a spreadsheet',
  'zero-lost': 'The 0 in front is lost',
  'plus-lost': 'The + in front is lost',
  'spreadsheet-error': 'Error of a spreadsheet',
  'several-numbers': 'Several numbers',
  'not-a-number': 'Not a number',
  'too-short': 'Too short',
  'too-long': 'Too long',
  'unknown-country-code': 'Unknown country code',
  'not-in-use': 'No such number',
  'too-many-cells': 'Too many cells',
  'row-ends-early': 'Row ends early',
  'text-too-long': 'Text too long',
  'unreadable-characters': 'Unreadable characters',
  'unclear-opt-out': 'Unclear wish for no texts',
};

/** What came of a row that was read again. */
export function fixedText(line: number, result: FixResult): string {
  const row = `Line ${formatCount(line)}`;
  if (result.kind === 'rejected') return `${row} cannot go in yet. ${result.row.reason}`;
  return `${row} is fixed: ${outcomes[result.outcome]}`;
}

const outcomes = {
  added: 'a new contact.',
  updated: 'its number was a contact already, which is updated.',
  skipped: 'its number is a contact already, which stays as it is.',
} as const;

/** What came of taking all fixes for one kind of problem. */
export function acceptedText({
  fixed,
  left,
}: {
  readonly fixed: number;
  readonly left: number;
}): string {
  const done = `${plural(fixed, 'row')} fixed`;
  return left === 0 ? `${done}.` : `${done}. ${plural(left, 'row')} of that kind still to fix.`;
}

/** The cells of a row but the one at fault, as one text. */
export function otherCells({ cells, cellIndex }: RejectedRow): string {
  return cells.filter((cell, place) => place !== cellIndex && cell.trim() !== '').join(' · ');
}
