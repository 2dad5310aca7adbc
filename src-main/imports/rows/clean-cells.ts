import { cleanText } from '../../../src-shared/lib/clean-text.ts';

/**
 * The cells of a row as Ovo takes them: clean, and empty where a program wrote that there is nothing. A
 * last name can be Null; `NULL` and `null` are none.
 *
 * @param phones the columns in which the error of a spreadsheet says why there is no number: it stays.
 * @param isPlain whether it is sure that nothing is to be cleaned or escaped; see FileRow.
 */
export function cleanCells(
  cells: readonly string[],
  phones: readonly { readonly index: number }[] = [],
  isPlain = false,
): readonly string[] {
  let clean: string[] | null = null;
  // It runs for every cell of a file: an iterator would cost more than the cleaning.
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    if (isPlain && !mayBeNothing(cell)) continue;
    const isError = cell.startsWith('#') && phones.some((phone) => phone.index === index);
    const text = isError ? cell : cleanCell(cell);
    if (text !== cell) (clean ??= [...cells])[index] = text;
  }
  return clean ?? cells;
}

function cleanCell(cell: string): string {
  if (mayBeNothing(cell) && isNothing(cell.trim())) return '';
  return cleanText(cell);
}

/** What programs and spreadsheets write where there is nothing, or what could not be computed. */
const nothing: ReadonlySet<string> = new Set(
  `NULL null (NULL) (null) <NULL> <null> [NULL] [null] \\N undefined (undefined) NaN #N/A #NV #N/D #GETTING_DATA`.split(
    ' ',
  ),
);

/** The errors of spreadsheets in every language: `#REF!`, `#¡VALOR!`, `#NOMBRE?`, `#DIV/0!`. */
const spreadsheetError = /^#[¡¿]?[\p{Lu}/0_]{1,14}[!?]$/u;

export function isNothing(text: string): boolean {
  return nothing.has(text) || spreadsheetError.test(text);
}

const longestNothing = 20;

/** The first two characters of what is nothing, to tell nearly all other cells quickly. */
const beginnings: ReadonlySet<number> = new Set([...nothing].map(beginningOf));

function beginningOf(text: string): number {
  return (text.charCodeAt(0) << 16) | text.charCodeAt(1);
}

function mayBeNothing(cell: string): boolean {
  if (cell.length > longestNothing) return false;
  return !beginsPlain(cell) || cell.startsWith('#') || beginnings.has(beginningOf(cell));
}

/** Whether a cell begins with a printable ASCII character that is no space: trimming leaves that. */
export function beginsPlain(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code > 0x20 && code < 0x7f;
}
