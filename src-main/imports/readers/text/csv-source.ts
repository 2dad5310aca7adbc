import type { ReadingOptions } from '../../../../src-shared/import/file-reading.ts';
import { CsvReader, type CsvRow } from './csv-reader.ts';
import { detectDelimiter } from './delimiter.ts';
import type { RowBatch, RowSource } from '../row-source.ts';
import type { TextFile } from './text-file.ts';

/** The reader of text with delimiters. Closing it closes the file. */
export async function openCsv(file: TextFile, chosen: ReadingOptions): Promise<RowSource> {
  const encoding = chosen.encoding ?? (await file.detectEncoding());
  let delimiter = chosen.delimiter;
  if (delimiter === null) {
    const beginning = await file.pieces(encoding).next();
    delimiter = detectDelimiter(beginning.done === true ? '' : beginning.value.text);
  }
  const reader = { encoding, delimiter };

  async function* rows(): AsyncGenerator<RowBatch, void> {
    const csv = new CsvReader(reader.delimiter);
    let bytesRead = 0;
    for await (const piece of file.pieces(reader.encoding)) {
      bytesRead = piece.bytesRead;
      csv.feed(piece.text);
      yield* batchOf(csv, bytesRead);
    }
    csv.end();
    yield* batchOf(csv, bytesRead);
  }

  return {
    format: 'csv',
    reading: { ...reader, sheet: null, hasHeader: chosen.hasHeader },
    sheets: [],
    names: null,
    program: null,
    rows,
    close: () => file.close(),
  };
}

/** The rows that are complete; those before a fault come before it is thrown. */
function* batchOf(csv: CsvReader, bytesRead: number): Generator<RowBatch, void> {
  const rows: CsvRow[] = [];
  try {
    for (let row = csv.next(); row !== null; row = csv.next()) rows.push(row);
  } catch (fault) {
    if (rows.length > 0) yield { rows, bytesRead };
    throw fault;
  }
  if (rows.length > 0) yield { rows, bytesRead };
}
