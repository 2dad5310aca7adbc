import type { ColumnMapping, ImportPreview } from '../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../src-shared/import/file-reading.ts';
import { cutText } from '../../src-shared/lib/clean-text.ts';
import type { OvoDatabase } from '../database/open.ts';
import { suggestTargets } from './columns/suggest-targets.ts';
import type { Job } from '../threads/job.ts';
import { mappingLastUsed } from './import-records.ts';
import type { CancelSignal } from './readers/cancel-signal.ts';
import { openContactsFile } from './readers/contacts-file.ts';
import { readPhone } from './rows/phone-cells.ts';
import { rowCountryReader } from './rows/row-country.ts';

/** Rows that the preview shows. */
const rowsShown = 20;

const samplesShown = 5;

/** Characters of a cell that the preview shows. */
const longestCell = 2000;

/**
 * Reads the beginning of a file of contacts, and says how the file is read and what its columns probably
 * are. Changes nothing. Refused where there is no such file (`usage`), and where it cannot be read
 * (`invalid`).
 *
 * @param options.country ISO 3166 code of the country that numbers without a country code belong to.
 * @param options.reading how the user wants it read; Ovo decides what is null.
 * @param options.remembered what the columns became when a file with these names was last imported;
 * null for a new header.
 */
export async function previewImport(
  file: string,
  options: {
    readonly country: string;
    readonly reading: ReadingOptions;
    readonly remembered?: (names: readonly string[]) => ColumnMapping | null;
    readonly signal?: CancelSignal;
  },
): Promise<ImportPreview> {
  const { country } = options;
  const opened = await openContactsFile(file, options.reading, country, options.signal);
  try {
    const { names, reading } = opened;
    const isInFile = reading.hasHeader !== false;
    const contacts = opened.beginning.map(({ cells }) => cells);
    const found = isInFile ? (options.remembered?.(names) ?? null) : null;
    const remembered = found?.length === names.length ? found : null;
    const targets = remembered ?? suggestTargets({ names, isInFile }, contacts, country);
    const shown = contacts.slice(0, rowsShown);
    const countryOf = rowCountryReader(targets, country);
    const isTextable = (row: readonly string[], index: number) => {
      const column = { index, labelIndex: null, priority: 1 };
      return readPhone(row, [column], countryOf(row)).reading.ok;
    };
    return {
      fileName: opened.name,
      sizeBytes: opened.sizeBytes,
      format: opened.format,
      reading,
      sheets: opened.sheets,
      source: opened.source,
      isRemembered: remembered !== null,
      columns: names.map((name, index) => ({
        name,
        samples: samplesOf(contacts, index),
        suggestion: targets[index] ?? { kind: 'ignore' },
        textableRows: shown.filter((row) => isTextable(row, index)).length,
      })),
      rows: shown.map((cells) => cells.map(shortened)),
    };
  } finally {
    await opened.close();
  }
}

/** The preview of a file, with its columns as they were mapped at the last import of such a file. */
export function previewWithLastMapping(
  db: OvoDatabase,
  {
    file,
    ...options
  }: { readonly file: string; readonly country: string; readonly reading: ReadingOptions },
  { signal }: Pick<Job, 'signal'>,
): Promise<ImportPreview> {
  const remembered = (names: readonly string[]) => mappingLastUsed(db, names);
  return previewImport(file, { ...options, remembered, signal });
}

function samplesOf(rows: readonly (readonly string[])[], index: number): readonly string[] {
  const samples: string[] = [];
  for (const row of rows) {
    const cell = (row[index] ?? '').trim();
    if (cell !== '') samples.push(shortened(cell));
    if (samples.length === samplesShown) break;
  }
  return samples;
}

function shortened(cell: string): string {
  return cell.length > longestCell ? `${cutText(cell, longestCell)}…` : cell;
}
