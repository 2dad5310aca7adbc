import { expect } from 'vitest';
import { CsvReader, type CsvRow } from '../../../../src-main/imports/readers/text/csv-reader.ts';
import type { Delimiter } from '../../../../src-shared/import/file-reading.ts';

/** Characters that are neither cleaned nor escaped. */
const plain = /^[ !#-[\]-~]*$/;

/** Reads a text that comes in pieces of that many characters; each row that is called plain has to be. */
export function read(
  text: string,
  delimiter: Delimiter = ',',
  pieceLength = Infinity,
): readonly Omit<CsvRow, 'isPlain'>[] {
  return readAsPlain(text, delimiter, pieceLength).map(({ line, cells: found, isPlain }) => {
    if (isPlain) for (const cell of found) expect(cell).toMatch(plain);
    return { line, cells: found };
  });
}

export function readAsPlain(
  text: string,
  delimiter: Delimiter,
  pieceLength = Infinity,
): readonly CsvRow[] {
  const reader = new CsvReader(delimiter);
  const rows: CsvRow[] = [];
  const takeAll = () => {
    for (let row = reader.next(); row !== null; row = reader.next()) rows.push(row);
  };
  for (let start = 0; start < text.length; start += pieceLength) {
    reader.feed(text.slice(start, start + pieceLength));
    takeAll();
  }
  reader.end();
  takeAll();
  return rows;
}

export function cells(text: string, delimiter: Delimiter = ',') {
  return read(text, delimiter).map((row) => row.cells);
}
