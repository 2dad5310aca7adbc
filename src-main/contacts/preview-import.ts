import type { Delimiter, Encoding, ImportPreview } from '../../src-shared/contact/import.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { normalisePhone } from '../../src-shared/message/phone-number.ts';
import { readHeader, suggestTargets } from './columns.ts';
import { CsvFault, CsvReader } from './csv-reader.ts';
import { detectDelimiter } from './delimiter.ts';
import { openTextFile, type TextFile } from './text-file.ts';

/** Rows that the suggestions are made from, and those of them that are shown. */
const rowsLookedAt = 1000;
const rowsShown = 20;

const samplesShown = 5;

/**
 * Reads the beginning of a CSV, and says how it is written and what its columns probably are. Changes
 * nothing. Refused where there is no such file (`usage`), and where it cannot be read as CSV
 * (`invalid`).
 *
 * @param options.country ISO 3166 code of the country that numbers without a country code belong to.
 * @param options.encoding null to find it out, and so for the delimiter.
 */
export async function previewImport(
  file: string,
  options: {
    readonly country: string;
    readonly encoding: Encoding | null;
    readonly delimiter: Delimiter | null;
  },
): Promise<ImportPreview> {
  const source = await openTextFile(file);
  try {
    const encoding = options.encoding ?? (await source.detectEncoding());
    const { delimiter, rows } = await readBeginning(source, encoding, options.delimiter);
    const [first, ...others] = rows;
    if (first === undefined) {
      throw new Refusal('usage', `${source.name} has no rows. Choose a CSV with contacts in it.`);
    }
    const header = readHeader(first, options.country);
    const contacts = header.isInFile ? others : rows;
    const targets = suggestTargets(header, contacts, options.country);
    const shown = contacts.slice(0, rowsShown);
    const columns = header.names.map((name, index) => ({
      name,
      samples: contacts
        .map((row) => (row[index] ?? '').trim())
        .filter((cell) => cell !== '')
        .slice(0, samplesShown),
      suggestion: targets[index] ?? { kind: 'ignore' as const },
      textableRows: shown.filter((row) => normalisePhone(row[index] ?? '', options.country).ok)
        .length,
    }));
    const phone = columns.find(
      ({ suggestion }) => suggestion.kind === 'field' && suggestion.field === 'phone',
    );
    return {
      fileName: source.name,
      sizeBytes: source.sizeBytes,
      encoding,
      delimiter,
      columns,
      rows: shown,
      textableRows: phone?.textableRows ?? 0,
    };
  } finally {
    await source.close();
  }
}

async function readBeginning(
  source: TextFile,
  encoding: Encoding,
  delimiterGiven: Delimiter | null,
): Promise<{
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
}> {
  const rows: (readonly string[])[] = [];
  let reader: CsvReader | null = null;
  let delimiter: Delimiter = delimiterGiven ?? ',';
  try {
    for await (const { text } of source.pieces(encoding)) {
      if (reader === null) {
        delimiter = delimiterGiven ?? detectDelimiter(text);
        reader = new CsvReader(delimiter);
      }
      reader.feed(text);
      takeRows(reader, rows);
      if (rows.length >= rowsLookedAt) return { delimiter, rows };
    }
    reader?.end();
    if (reader !== null) takeRows(reader, rows);
  } catch (error) {
    if (error instanceof CsvFault) throw unreadable(source.name, error);
    throw error;
  }
  return { delimiter, rows };
}

/** The refusal that a fault in the file comes to. */
export function unreadable(fileName: string, fault: CsvFault): Refusal {
  return new Refusal(
    'invalid',
    `${fileName} cannot be read on from line ${fault.line}: ${fault.message} Nothing was imported.`,
    { cause: fault },
  );
}

function takeRows(reader: CsvReader, rows: (readonly string[])[]): void {
  while (rows.length < rowsLookedAt) {
    const row = reader.next();
    if (row === null) return;
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row.cells);
  }
}
