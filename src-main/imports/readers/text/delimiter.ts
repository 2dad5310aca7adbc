import { delimiters, type Delimiter } from '../../../../src-shared/import/file-reading.ts';
import { CsvReader } from './csv-reader.ts';
import { FileFault } from '../file-fault.ts';

/** Rows that decide. */
const mostRows = 100;

/**
 * Finds the delimiter by the beginning of a file: a first line `sep=…` names it; else it is the one that
 * divides the first row, and most rows after it, into the most cells. The first row does not count where
 * it is a title. A file of one column is read with commas.
 */
export function detectDelimiter(text: string): Delimiter {
  const stated = /^\uFEFF?"?sep=(.)"?(?:\r|\n|$)/i.exec(text)?.[1];
  const known = delimiters.find((delimiter) => delimiter === stated);
  if (known !== undefined) return known;
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of byRarityInText) {
    const score = evenness(text, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Of two that divide equally well, the one that is rarer in names and addresses wins. */
const byRarityInText: readonly Delimiter[] = ['\t', '|', ';', ','];

function evenness(text: string, delimiter: Delimiter): number {
  const widths = widthsOf(text, delimiter);
  const first = expectedWidth(widths);
  if (first < 2) return 0;
  const alike = widths.filter((width) => width === first).length / widths.length;
  return alike * Math.log2(first);
}

/**
 * The expected number of cells: that of the first row, which names the columns. Below a title in one cell,
 * that of most rows, where they are wide enough to be surely a table.
 */
function expectedWidth(widths: readonly number[]): number {
  const first = widths[0] ?? 0;
  if (first !== 1) return first;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [most = 0, count = 0] = [...counts].toSorted((one, two) => two[1] - one[1])[0] ?? [];
  return most >= 3 && count >= 0.6 * widths.length ? most : first;
}

function widthsOf(text: string, delimiter: Delimiter): readonly number[] {
  const reader = new CsvReader(delimiter);
  const widths: number[] = [];
  reader.feed(text);
  try {
    while (widths.length < mostRows) {
      const row = reader.next();
      if (row === null) break;
      widths.push(row.cells.length);
    }
    if (widths.length === 0) {
      reader.end();
      widths.push(reader.next()?.cells.length ?? 0);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
  }
  return widths;
}
