import type { ReadingOptions } from '../../../../src-shared/import/file-reading.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { SheetRows } from './sheet-rows.ts';
import type { RowBatch, RowSource } from '../row-source.ts';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';
import type { ZipArchive } from './zip-archive.ts';

/** The most bytes of a sheet's XML, unpacked: enough for a million rows of twenty columns. */
const mostBytesOfSheet = 3 * 1024 * 1024 * 1024;

/** The most sheets that are read. */
const mostSheets = 100;

/**
 * The reader of one sheet of a workbook: the chosen one, else the first that is not empty. Refused
 * (`usage`) where there is no such sheet. Closing it closes the archive.
 */
export async function openXlsx(
  zip: ZipArchive,
  file: { readonly name: string; readonly sizeBytes: number },
  chosen: ReadingOptions,
): Promise<RowSource> {
  const parts = await readWorkbookParts(zip);
  const filled: { readonly name: string; readonly part: string }[] = [];
  for (const sheet of parts.sheets.slice(0, mostSheets)) {
    if (await hasRows(zip, sheet.part, parts)) filled.push(sheet);
  }
  const names = filled.map(({ name }) => name);
  const sheet =
    chosen.sheet === null ? filled[0] : filled.find(({ name }) => name === chosen.sheet);
  if (sheet === undefined) {
    throw new UserError(
      'usage',
      chosen.sheet === null || names.length === 0
        ? `${file.name} has no rows. Choose a file with contacts in it.`
        : `${file.name} has no sheet “${chosen.sheet}” with anything in it. Its sheets are ${names.map((name) => `“${name}”`).join(', ')}.`,
    );
  }
  const { part } = sheet;

  async function* rows(): AsyncGenerator<RowBatch, void> {
    const share = file.sizeBytes / Math.max(1, zip.sizeOf(part));
    const sheetRows = new SheetRows(parts);
    let unpacked = 0;
    for await (const piece of zip.read(part, mostBytesOfSheet)) {
      unpacked += piece.length;
      const some = sheetRows.add(piece);
      if (some.length > 0) yield { rows: some, bytesRead: Math.round(unpacked * share) };
    }
    sheetRows.end();
  }

  return {
    format: 'xlsx',
    reading: { encoding: null, delimiter: null, sheet: sheet.name, hasHeader: chosen.hasHeader },
    sheets: names,
    names: null,
    program: null,
    rows,
    close: async () => zip.close(),
  };
}

async function hasRows(zip: ZipArchive, part: string, parts: WorkbookParts): Promise<boolean> {
  const rows = new SheetRows(parts);
  for await (const piece of zip.read(part, mostBytesOfSheet)) {
    if (rows.add(piece).length > 0) return true;
  }
  return false;
}
