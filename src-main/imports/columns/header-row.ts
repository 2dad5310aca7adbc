import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { isEmailLike, isPhoneLike } from './column-content.ts';
import { phoneRankOf, wordsOfHeader } from './header-meaning.ts';

/** The names of a file's columns. */
export interface Header {
  readonly names: readonly string[];
  /** Whether the first row gives the names; else it is a contact. */
  readonly isInFile: boolean;
}

/**
 * Reads the first row as the header, unless it holds a phone number or an e-mail address: then it is a
 * contact. Columns without a name are called `Column 1` and so on.
 *
 * @param rows the first rows of the file that are not blank; at least one.
 * @param chosen whether the first row is a header, as the user says; null to decide by its cells.
 */
export function readHeader(
  rows: readonly (readonly string[])[],
  country: string,
  chosen: boolean | null,
): Header {
  const first = rows[0] ?? [];
  const isInFile = chosen ?? !first.some((cell) => isEmailLike(cell) || isPhoneLike(cell, country));
  if (isInFile) {
    return { names: first.map((cell, index) => cleanLine(cell) || placeName(index)), isInFile };
  }
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return { names: Array.from({ length: width }, (_, index) => placeName(index)), isInFile };
}

function placeName(index: number): string {
  return `Column ${index + 1}`;
}

/** The most rows above a header that are taken for titles. */
const mostTitles = 10;

/**
 * Counts the rows above the header that hold a title, a date or a note in one cell, as reports do. None
 * are counted unless the row below them is surely a header: it names a phone among other columns, and
 * holds no number and no address.
 *
 * @param rows the first rows of the file that are not blank.
 */
export function countTitleRows(rows: readonly (readonly string[])[], country: string): number {
  for (const [index, row] of rows.slice(0, mostTitles + 1).entries()) {
    const filled = row.filter((cell) => cell.trim() !== '');
    if (filled.some((cell) => isPhoneLike(cell, country) || isEmailLike(cell))) return 0;
    if (filled.length > 1) return filled.some(namesPhone) ? index : 0;
  }
  return 0;
}

/** Whether a cell is a header that names a phone. */
export function namesPhone(cell: string): boolean {
  return typeof phoneRankOf(wordsOfHeader(cell), false) === 'number';
}
