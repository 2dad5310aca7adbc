import { cleanText } from '../../../src-shared/lib/clean-text.ts';

/**
 * The cells of a row as Ovo takes them: clean, and empty where a program wrote that there is nothing. A
 * last name can be Null; `NULL` and `null` are none.
 *
 * @param phones the columns in which the error of a spreadsheet says why there is no number: it stays.
 */
export function cleanCells(
  cells: readonly string[],
  phones: readonly { readonly index: number }[] = [],
): readonly string[] {
  let clean: string[] | null = null;
  // It runs for every cell of a file: an iterator would cost more than the cleaning.
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const isError = cell.startsWith('#') && phones.some((phone) => phone.index === index);
    const text = isError ? cell : cleanCell(cell);
    if (text !== cell) (clean ??= [...cells])[index] = text;
  }
  return clean ?? cells;
}

function cleanCell(cell: string): string {
  if (cell.length <= longestNothing && isNothing(cell.trim())) return '';
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

function isNothing(text: string): boolean {
  return nothing.has(text) || spreadsheetError.test(text);
}

const longestNothing = 20;
