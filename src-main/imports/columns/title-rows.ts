import { isEmailLike, isPhoneLike } from './column-content.ts';
import { phoneRankOf, wordsOfHeader } from './header-words.ts';

/** More rows do not stand above a header. */
const mostTitles = 10;

/**
 * How many rows stand above the header with nothing but a title, a date or a note in one cell each, as
 * reports and people write them. None, unless the row below them surely names the columns: a phone among
 * others, and no number or address.
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

function namesPhone(cell: string): boolean {
  return typeof phoneRankOf(wordsOfHeader(cell), false) === 'number';
}
