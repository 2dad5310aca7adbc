import type { ColumnMapping, ImportForecast } from '../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../src-shared/import/file-reading.ts';
import { unusedConsents } from './columns/unused-consents.ts';
import { unusedNames } from './columns/unused-names.ts';
import type { CancelSignal } from './readers/cancel-signal.ts';
import { openContactsFile } from './readers/contacts-file.ts';
import { contactRowReader, isFault } from './rows/contact-row.ts';

/** Rows that are counted one by one; a longer file is estimated from them. */
const rowsCounted = 50_000;

/** A file, how to read it, and what its columns become. */
export interface ForecastRequest {
  readonly file: string;
  /** ISO 3166 code of the country that numbers without a country code belong to. */
  readonly country: string;
  readonly reading: ReadingOptions;
  readonly mapping: ColumnMapping;
}

/**
 * Counts what an import with this mapping would bring. Changes nothing. Refused as `openContactsFile`
 * refuses, and (`invalid`) where the counted part of the file is damaged.
 */
export async function forecastImport(
  { file, country, reading, mapping }: ForecastRequest,
  limits: { readonly signal?: CancelSignal; readonly rowsCounted?: number } = {},
): Promise<ImportForecast> {
  const most = limits.rowsCounted ?? rowsCounted;
  const source = await openContactsFile(file, reading, country, limits.signal);
  try {
    const readRow = contactRowReader(mapping, source.names, country);
    const phones = new Set<string>();
    let [rows, invalid] = [0, 0];
    let isExact = true;
    let share: number | null = null;
    for await (const batch of source.rows()) {
      if (batch.rows.length > 0 && share !== null) {
        isExact = false;
        break;
      }
      for (const { cells, isPlain } of batch.rows) {
        const row = readRow(cells, isPlain);
        rows += 1;
        if (isFault(row)) invalid += 1;
        else phones.add(row.phone);
      }
      // Whether that was all, only the next rows say: the last ones may end exactly here.
      if (rows >= most) share = batch.bytesRead / Math.max(1, source.sizeBytes);
    }
    const scaled = (count: number) =>
      isExact ? count : Math.round(count / Math.max(share ?? 1, 1e-6));
    return {
      rows: scaled(rows),
      contacts: scaled(phones.size),
      invalid: scaled(invalid),
      isExact,
      unusedNames: unusedNames(mapping, source.names),
      unusedConsents: unusedConsents(mapping, source.names),
    };
  } finally {
    await source.close();
  }
}
