import { isPhoneLike } from '../../columns/column-content.ts';
import { namesPhone } from '../../columns/header-row.ts';

/** The first rows of a sheet with text in them. */
export interface SheetSample {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Rows of each sheet that decide. */
export const rowsOfSample = 50;

/** What sheets with notes for the reader are called. */
const noteNames =
  /^\W*(?:read\s?me|instructions?|how\s?to|help|guide|info(?:rmation)?|notes?|about|cover|legend|example|sample|template|anleitung|hinweise?|instrucciones|ayuda|leeme|lisez|aide|leggimi|istruzioni|instru[cç][oõ]es)\b/i;

/**
 * The sheet that most probably holds the contacts: the first with a column of phone numbers, else the
 * first whose header names one, else the first that is a table. One that is called Instructions or the like
 * comes after the others. Undefined where there is no sheet.
 */
export function chooseSheet<Sheet extends SheetSample>(
  sheets: readonly Sheet[],
  country: string,
): Sheet | undefined {
  let best: Sheet | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const sheet of sheets) {
    const score = scoreOf(sheet, country);
    if (score > bestScore) [best, bestScore] = [sheet, score];
  }
  return best;
}

function scoreOf({ name, rows }: SheetSample, country: string): number {
  const note = noteNames.test(name) ? -2 : 0;
  if (hasPhoneColumn(rows, country)) return note + 3;
  if (rows.some((cells) => cells.length > 1 && cells.some(namesPhone))) return note + 2;
  return note + (rows.filter((cells) => cells.length > 1).length * 2 > rows.length ? 1 : 0);
}

/** Whether a column holds phone numbers in a third of the rows below the first. */
function hasPhoneColumn(rows: readonly (readonly string[])[], country: string): boolean {
  const counts = new Map<number, number>();
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      if (isPhoneLike(cell, country)) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
  }
  const enough = Math.max(1, (rows.length - 1) / 3);
  return [...counts.values()].some((count) => count >= enough);
}
