import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { isChatAddress } from '../../../src-shared/phone/number-address.ts';
import { normalisePhone } from '../../../src-shared/phone/phone-number.ts';
import { firstEmail } from '../rows/cell-values.ts';
import { wordsOfHeader } from './header-meaning.ts';

/** A column of a file: its header and its cells. */
export interface Column {
  readonly index: number;
  /** The words of the header; empty where the file has no header. */
  readonly words: readonly string[];
  /** The first cells that are not empty, trimmed. */
  readonly cells: readonly string[];
  /** Whether there are rows, and all cells are empty. */
  readonly isEmpty: boolean;
  /** The share of phone numbers, and of e-mail addresses, among the cells that are not empty: 0 to 1. */
  readonly phones: number;
  readonly emails: number;
}

/** How many cells of each column are read. */
const mostCells = 200;

/** The share of phone numbers (or addresses) that makes a column one without the help of its header. */
export const leastShare = 0.7;

/**
 * Reads a column.
 *
 * @param name its header; null where the file has none.
 * @param rows the first rows, without the header.
 */
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
    emails: shareOf(cells, (cell) => isEmailLike(firstEmail(cell))),
  };
}

/** The share of cells for which `is` is true: 0 to 1; 0 for no cells. */
export function shareOf(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(is).length / cells.length;
}

/**
 * Whether a cell is a phone number, whatever its column is called; no date and no short id. A number
 * that lost its zero or plus in a spreadsheet is one, too.
 */
export function isPhoneLike(cell: string, country: string): boolean {
  const text = cell.trim();
  if (isChatAddress(text)) return normalisePhone(text, country).ok;
  if (!phoneShape.test(text) || dateShape.test(text)) return false;
  if (text.replace(/\D/g, '').length < 7) return false;
  const reading = normalisePhone(text, country);
  return reading.ok || reading.fix !== null;
}

export function isEmailLike(cell: string): boolean {
  return (
    cell.length <= contactLimits.emailLength &&
    !isChatAddress(cell) &&
    /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(cell.trim())
  );
}

/** Digits with separators, and an extension; no words. */
const phoneShape =
  /^['"=\s]*\+?[\d\s().\-–/\u2010-\u2015\u00a0\u00b7\u2022\u2027\u2219\u22c5]{7,30}(?:(?:x|ext\.?)\s?\d+)?"?$/i;

const dateShape =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:\D.*)?$/;
