import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication } from '../../../src-main/application.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { migrationsFolder, temporaryFolder, threadFile } from '../../support/database.ts';
import { forecastImport } from '../../../src-main/imports/forecast-import.ts';
import { previewImport } from '../../../src-main/imports/preview-import.ts';
import type { ColumnMapping } from '../../../src-shared/import/import.ts';
import { undecided } from '../../../src-shared/import/file-reading.ts';
import { csvFile } from '../../support/csv-files.ts';
import { messyFile, messyRows } from '../../support/messy-contacts.ts';

const detect = { country: 'US', reading: undecided };

/** The forecast of a file as Ovo suggests to import it. */
async function forecastOf(file: string, rowsCounted?: number) {
  const { columns, reading } = await previewImport(file, detect);
  const mapping: ColumnMapping = columns.map(({ suggestion }) => suggestion);
  const limits = rowsCounted === undefined ? {} : { rowsCounted };
  return await forecastImport({ file, country: 'US', reading, mapping }, limits);
}

describe('the forecast of an import', () => {
  it('counts what the import will bring', async () => {
    expect(await forecastOf(messyFile)).toEqual({
      rows: 22,
      contacts: 6,
      invalid: messyRows.length,
      isExact: true,
      unusedNames: [],
      unusedConsents: [],
    });
  });

  it('estimates a long file from its beginning', async () => {
    const row = (index: number) => `Person,+1213555${String(index % 10_000).padStart(4, '0')}`;
    const rows = Array.from({ length: 60_000 }, (_, index) => row(index));
    const forecast = await forecastOf(csvFile(['Name,Phone', ...rows].join('\n')), 20_000);
    expect(forecast.isExact).toBe(false);
    expect(forecast.rows).toBeGreaterThan(54_000);
    expect(forecast.rows).toBeLessThan(66_000);
  });

  it('is exact where the rows end with the last one that is counted', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `Person,+12135550${100 + index}`);
    // Spreadsheets leave empty lines behind.
    const file = csvFile(['Name,Phone', ...rows].join('\n') + '\n'.repeat(200_000));
    expect(await forecastOf(file, 40)).toMatchObject({ isExact: true, rows: 40, contacts: 40 });
    expect(await forecastOf(file, 20)).toMatchObject({ isExact: true, rows: 40 });
  });

  it('ends when another one is asked for, and not when an import is canceled', async () => {
    const app = openApplication({
      dataFolder: temporaryFolder(),
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => expect.unreachable(String(error)),
    });
    onTestFinished(() => app.close());
    const { columns, reading } = await previewImport(messyFile, detect);
    const mapping: ColumnMapping = columns.map(({ suggestion }) => suggestion);
    const request = { file: messyFile, country: 'US', reading, mapping };
    const [former, latest] = await Promise.allSettled([
      app.imports.forecast(request),
      app.imports.forecast(request),
      app.imports.cancel(),
    ]);
    expect(former.status).toBe('rejected');
    expect(latest).toMatchObject({ status: 'fulfilled', value: { rows: 22 } });
  });

  it('names columns that are not used as what they seem', async () => {
    const file = csvFile('Member name,Phone\nAnn Lee,2125550101\n');
    const { columns, reading } = await previewImport(file, detect);
    const mapping: ColumnMapping = columns.map(({ name, suggestion }) =>
      name === 'Phone' ? suggestion : { kind: 'custom', name: 'member' },
    );
    const forecast = await forecastImport({ file, country: 'US', reading, mapping });
    expect(forecast.unusedNames).toEqual(['Member name']);
  });
});
