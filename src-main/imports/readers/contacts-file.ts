import type { FileFormat, ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import { cleanLine } from '../../../src-shared/lib/clean-text.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { countTitleRows, readHeader } from '../columns/header-row.ts';
import { beginsPlain, cleanCells } from '../rows/clean-cells.ts';
import { neverCanceled, type CancelSignal } from './cancel-signal.ts';
import { FileFault } from './file-fault.ts';
import { kindOfZip } from './file-signature.ts';
import { sourceOf } from './file-sources.ts';
import { openCsv } from './text/csv-source.ts';
import type { FileRow, RowBatch, RowSource } from './row-source.ts';
import { noContacts, openTextFile, type TextFile } from './text/text-file.ts';
import { openVcards } from './vcard/vcard-source.ts';
import { findWorkbook } from './workbook/workbook-parts.ts';
import { openXlsx } from './workbook/xlsx-source.ts';
import { openZip } from './workbook/zip-archive.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A file of contacts, open for reading. Close it. */
export interface ContactsFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly format: FileFormat;
  /**
   * How the file is read: as chosen, the rest as Ovo decided. Null means that the format has no such
   * thing. Opened with these options again, the file is read the same way.
   */
  readonly reading: ReadingOptions;
  /** The sheets of a workbook that are not empty; empty for other files. */
  readonly sheets: readonly string[];
  /** The program that probably wrote the file, such as `Shopify`; null where unknown. */
  readonly source: string | null;
  /** Rows above the header with a title or a note. */
  readonly titles: readonly FileRow[];
  /** The names of the columns; `Column 1` and so on without a header. Two can be the same. */
  readonly names: readonly string[];
  /** The first rows that are not blank, at most a thousand, without titles and header; clean. */
  readonly beginning: readonly FileRow[];
  /**
   * All rows without titles, header and blank rows. Refused (`invalid`) at the line where the file is
   * damaged, after all rows before it.
   */
  rows(): AsyncGenerator<RowBatch, void>;
  close(): Promise<void>;
}

/** What is read of a file when it is opened: rows, and characters of them. */
const rowsLookedAt = 1000;
const charactersLookedAt = 4_000_000;

/**
 * Opens a file of contacts in any format, and decides how to read it. Refused (`usage`) where there is no
 * such file, where it has no rows, and where it is another kind of file; (`invalid`) where its beginning
 * is damaged.
 *
 * @param chosen how the user wants it read; Ovo decides what is null.
 * @param country ISO 3166 code of the country that numbers without a country code belong to. It matters
 * for the header: a first row with a phone number is none.
 * @param signal once it is aborted, opening and reading are refused (`canceled`).
 */
export async function openContactsFile(
  file: string,
  chosen: ReadingOptions,
  country: string,
  signal: CancelSignal = neverCanceled,
): Promise<ContactsFile> {
  const text = await openTextFile(file, signal);
  let source: RowSource | null = null;
  try {
    source = await openSource(file, text, chosen, { country, signal });
    const first = await firstRows(source, text.name);
    return asContactsFile(source, first, { name: text.name, sizeBytes: text.sizeBytes }, country);
  } catch (error) {
    await (source ?? text).close();
    throw error instanceof FileFault ? unreadable(text.name, error) : error;
  }
}

/** Chooses the reader: a new format gets its line here. */
async function openSource(
  file: string,
  text: TextFile,
  chosen: ReadingOptions,
  context: { readonly country: string; readonly signal: CancelSignal },
): Promise<RowSource> {
  if (text.kind === 'vcard') return openVcards(text, chosen);
  if (text.kind === 'text') return openCsv(text, chosen);
  const zip = await openZip(file, context.signal);
  try {
    const workbook = await findWorkbook(zip);
    if (workbook === null) throw noContacts(text.name, kindOfZip(zip.names));
    const { name, sizeBytes } = text;
    const source = await openXlsx(
      zip,
      { name, sizeBytes, workbook, country: context.country },
      chosen,
    );
    await text.close();
    return source;
  } catch (error) {
    zip.close();
    throw error;
  }
}

function asContactsFile(
  source: RowSource,
  first: readonly FileRow[],
  file: { readonly name: string; readonly sizeBytes: number },
  country: string,
): ContactsFile {
  if (first.length === 0) {
    throw new UserError('usage', words.contactsFiles.noRows(file.name));
  }
  const { names: ownNames, reading } = source;
  const cells = first.map((row) => row.cells);
  const mayHaveTitles = ownNames === null && reading.hasHeader !== false;
  const titles = mayHaveTitles ? countTitleRows(cells, country) : 0;
  const header =
    ownNames === null
      ? readHeader(cells.slice(titles), country, reading.hasHeader)
      : { names: ownNames, isInFile: false };
  const headerLine = header.isInFile ? (first[titles]?.line ?? 0) : 0;
  return {
    ...file,
    format: source.format,
    reading: { ...reading, hasHeader: ownNames === null ? header.isInFile : null },
    sheets: source.sheets,
    source: source.program ?? sourceOf(header.names),
    titles: first.slice(0, titles),
    names: header.names,
    beginning: (header.isInFile ? first.slice(titles + 1) : first).map(
      ({ line, cells: written }) => ({
        line,
        cells: cleanCells(written),
      }),
    ),
    rows: () => contactRows(source, headerLine, file.name),
    close: () => source.close(),
  };
}

async function firstRows(source: RowSource, name: string): Promise<readonly FileRow[]> {
  const first: FileRow[] = [];
  let characters = 0;
  for await (const { rows } of contactRows(source, 0, name)) {
    for (const row of rows) {
      first.push(row);
      for (const cell of row.cells) characters += cell.length;
      if (first.length > rowsLookedAt || characters > charactersLookedAt) return first;
    }
  }
  return first;
}

async function* contactRows(
  source: RowSource,
  headerLine: number,
  name: string,
): AsyncGenerator<RowBatch, void> {
  try {
    for await (const { rows, bytesRead } of source.rows()) {
      const contacts = rows.filter(({ line, cells }) => line > headerLine && !isBlank(cells));
      yield { rows: contacts, bytesRead };
    }
  } catch (error) {
    throw error instanceof FileFault ? unreadable(name, error) : error;
  }
}

function isBlank(cells: readonly string[]): boolean {
  // It runs for every row of a file: in nearly all of them the first character decides.
  for (const cell of cells) {
    if (cell !== '' && (beginsPlain(cell) || cleanLine(cell) !== '')) return false;
  }
  return true;
}

/** The error of a damaged file. */
function unreadable(fileName: string, fault: FileFault): UserError {
  const { line, message } = fault;
  return new UserError(
    'invalid',
    line === null
      ? words.contactsFiles.damaged(fileName, message)
      : words.contactsFiles.damagedFrom(fileName, line, message),
    { cause: fault },
  );
}
