import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { wordsOfHeader } from './header-words.ts';

/** A column of a file: what its header says, and what it holds. */
export interface Column {
  readonly index: number;
  /** Of the header; none where the file has no header. */
  readonly words: readonly string[];
  /** The first cells that are not empty, trimmed. */
  readonly cells: readonly string[];
  /** Whether all cells are empty, of rows that there are. */
  readonly isEmpty: boolean;
  /** What part of the cells that are not empty are phone numbers, or e-mail addresses: 0 to 1. */
  readonly phones: number;
  readonly emails: number;
}

/** Cells that are looked at in each column. */
const mostCells = 200;

/** What part of a column's cells must be alike for it to be taken for that without a header. */
export const leastShare = 0.7;

/** Looks at a column, without the header. */
export function columnOf(
  index: number,
  name: string | null,
  rows: readonly (readonly string[])[],
  country: string,
): Column {
  const filled = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const cells = filled.slice(0, mostCells);
  return {
    index,
    words: name === null ? [] : wordsOfHeader(name),
    cells,
    isEmpty: filled.length === 0 && rows.length > 0,
    phones: shareOf(cells, (cell) => isPhoneLike(cell, country)),
    emails: shareOf(cells, isEmailLike),
  };
}

/** What part of the cells are so: 0 to 1; 0 where there are none. */
export function shareOf(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
}

/**
 * Whether a cell is a phone number by itself, whatever its column is called: no date, no id. One that a
 * spreadsheet has taken a zero or a plus from is one too.
 */
export function isPhoneLike(cell: string, country: string): boolean {
  const text = cell.trim();
  if (!phoneShape.test(text) || dateShape.test(text)) return false;
  if (text.replace(/\D/g, '').length < 7) return false;
  const reading = normalisePhone(text, country);
  return reading.ok || reading.fix !== null;
}

export function isEmailLike(cell: string): boolean {
  return cell.length <= 320 && /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(cell.trim());
}

/** Digits and what stands between and around them; an extension. No words. */
const phoneShape = /^['"=\s]*\+?[\d\s().\-–/\u2010-\u2015\u00a0]{7,30}(?:(?:x|ext\.?)\s?\d+)?"?$/i;

const dateShape =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:\D.*)?$/;
