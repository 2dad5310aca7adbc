import type { ReadingOptions } from '../../../../src-shared/import/file-reading.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { chooseSheet, rowsOfSample, type SheetSample } from './choose-sheet.ts';
import { FileFault } from '../file-fault.ts';
import { SheetRows } from './sheet-rows.ts';
import type { RowBatch, RowSource } from '../row-source.ts';
import { readWorkbookParts, type NamedSheet, type WorkbookParts } from './workbook-parts.ts';
import type { ZipArchive } from './zip-archive.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** The most bytes of a sheet's XML, unpacked: enough for a million rows of twenty columns. */
const mostBytesOfSheet = 3 * 1024 * 1024 * 1024;

/** The most sheets that are read. */
const mostSheets = 100;

/** Bytes of XML that are searched for rows before a sheet is chosen: of one sheet, and of all. */
const mostBytesOfSample = 16 * 1024 * 1024;
const mostBytesOfSamples = 64 * 1024 * 1024;

/** Bytes of XML that may come without a row: programs format thousands of empty rows, and no more. */
const mostBytesWithoutRow = 128 * 1024 * 1024;

/** Characters of a sheet's sample. */
const longestSample = 500_000;

/** What is known of a sheet before it is chosen. */
interface Sampled extends SheetSample, NamedSheet {
  /** Whether its end was seen: one without rows is empty then. */
  readonly isWhole: boolean;
}

/**
 * The reader of one sheet of a workbook: the chosen one, else the one that most probably holds the
 * contacts. Refused (`usage`) where there is no such sheet. Closing it closes the archive.
 *
 * @param workbook the part of the archive that is the workbook.
 * @param country ISO 3166 code of the country that numbers without a country code belong to.
 */
export async function openXlsx(
  zip: ZipArchive,
  file: {
    readonly name: string;
    readonly sizeBytes: number;
    readonly workbook: string;
    readonly country: string;
  },
  chosen: ReadingOptions,
): Promise<RowSource> {
  const parts = await readWorkbookParts(zip, file.workbook);
  const sampled = await sampleSheets(zip, parts);
  const filled = sampled.filter((one) => one.rows.length > 0 || !one.isWhole);
  const names = filled.map(({ name }) => name);
  const sheet =
    chosen.sheet === null
      ? chooseSheet(filled, file.country)
      : filled.find(({ name }) => name === chosen.sheet);
  if (sheet === undefined) {
    throw new UserError(
      'usage',
      chosen.sheet === null || names.length === 0
        ? words.contactsFiles.noRows(file.name)
        : words.contactsFiles.noSheet(file.name, chosen.sheet, names),
    );
  }
  const { part } = sheet;

  async function* rows(): AsyncGenerator<RowBatch, void> {
    const share = file.sizeBytes / Math.max(1, zip.sizeOf(part));
    const sheetRows = new SheetRows(parts);
    let unpacked = 0;
    let withoutRow = 0;
    for await (const piece of zip.read(part, mostBytesOfSheet)) {
      unpacked += piece.length;
      const some = sheetRows.add(piece);
      withoutRow = some.length > 0 ? 0 : withoutRow + piece.length;
      if (withoutRow > mostBytesWithoutRow) throw tooMuchOfNothing();
      // Also where no row ended: whoever waits can cancel there.
      yield { rows: some, bytesRead: Math.round(unpacked * share) };
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

function tooMuchOfNothing(): FileFault {
  return new FileFault(null, words.contactsFiles.workbook.tooMuchOfNothing);
}

/** The beginning of each sheet. Entries that name the same sheet cost no more than one. */
async function sampleSheets(zip: ZipArchive, parts: WorkbookParts): Promise<readonly Sampled[]> {
  const known = new Map<string, Pick<Sampled, 'rows' | 'isWhole'>>();
  const sampled: Sampled[] = [];
  let bytesLeft = mostBytesOfSamples;
  for (const sheet of parts.sheets.slice(0, mostSheets)) {
    let sample = known.get(sheet.part);
    if (sample === undefined) {
      const found = await sampleOf(zip, sheet.part, parts, Math.min(mostBytesOfSample, bytesLeft));
      bytesLeft -= found.bytes;
      sample = found;
      known.set(sheet.part, found);
    }
    sampled.push({ ...sheet, rows: sample.rows, isWhole: sample.isWhole });
  }
  return sampled;
}

async function sampleOf(
  zip: ZipArchive,
  part: string,
  parts: WorkbookParts,
  mostBytes: number,
): Promise<Pick<Sampled, 'rows' | 'isWhole'> & { readonly bytes: number }> {
  const sheetRows = new SheetRows(parts);
  const rows: (readonly string[])[] = [];
  let bytes = 0;
  let characters = 0;
  if (mostBytes <= 0) return { rows, isWhole: false, bytes };
  for await (const piece of zip.read(part, mostBytesOfSheet)) {
    bytes += piece.length;
    for (const { cells } of sheetRows.add(piece)) {
      rows.push(cells);
      for (const cell of cells) characters += cell.length;
    }
    if (rows.length >= rowsOfSample || characters > longestSample || bytes >= mostBytes) {
      return { rows: rows.slice(0, rowsOfSample), isWhole: false, bytes };
    }
  }
  return { rows, isWhole: true, bytes };
}
