import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../src-main/imports/preview-import.ts';
import { importPreviewSchema } from '../../../src-shared/import/import.ts';
import { sampleContacts } from '../../support/command-line.ts';
import { detectAll } from '../../support/contacts-files.ts';
import { csvFile } from '../../support/csv-files.ts';

const detect = { country: 'US', reading: detectAll } as const;

describe('the preview of a file', () => {
  it('shows how the sample is read and what its columns are', async () => {
    const preview = await previewImport(sampleContacts, detect);
    expect(importPreviewSchema.parse(preview)).toMatchObject({
      fileName: 'sample-contacts.csv',
      format: 'csv',
      reading: { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: true },
      sheets: [],
      source: null,
      isRemembered: false,
    });
    expect(preview.rows).toHaveLength(20);
    expect(preview.columns.map(({ name, suggestion }) => [name, suggestion])).toEqual([
      ['First name', { kind: 'field', field: 'firstName' }],
      ['Last name', { kind: 'field', field: 'lastName' }],
      ['Mobile phone', { kind: 'field', field: 'phone' }],
      ['Email', { kind: 'field', field: 'email' }],
      ['Last visit', { kind: 'custom', name: 'last_visit' }],
      ['Favourite', { kind: 'custom', name: 'favourite' }],
    ]);
    expect(preview.columns[2]).toMatchObject({ textableRows: 20 });
    expect(preview.columns[0]).toMatchObject({
      textableRows: 0,
      samples: ['Amara', 'Ben', 'Camila', 'Daniel', 'Elena'],
    });
  });

  it('counts the shown rows with a number, for every column', async () => {
    const file = csvFile(
      'Name,Home,Cell\nAnn,2125550101,2125550102\nBob,2125550103,12\nCal,,2125550104\n',
    );
    const preview = await previewImport(file, detect);
    expect(preview.columns.map(({ textableRows }) => textableRows)).toEqual([0, 2, 2]);
  });

  it('counts numbers by the country of their row, and the first valid one of a cell', async () => {
    const file = csvFile(
      'Name,Country,Phone\nAnn,GB,07700 900123\nBob,US,none; 2125550101\nCal,US,07700 900124\n',
    );
    const { columns } = await previewImport(file, detect);
    expect(columns.map(({ textableRows }) => textableRows)).toEqual([0, 0, 2]);
  });

  it('counts numbers beside the code of their country', async () => {
    const file = csvFile('Name,Country code,Phone\nAnn,+44,7700900123\nBob,+49,3012345678\n');
    const { columns } = await previewImport(file, detect);
    expect(columns.map(({ textableRows }) => textableRows)).toEqual([0, 0, 2]);
  });

  it('reads in the chosen encoding and with the chosen delimiter', async () => {
    const file = csvFile('Name;Phone\nZoë;2125550101\n', { encoding: 'windows-1252' });
    expect(await previewImport(file, detect)).toMatchObject({
      reading: { encoding: 'windows-1252', delimiter: ';' },
      rows: [['Zoë', '2125550101']],
    });
    const reading = { ...detectAll, encoding: 'macintosh', delimiter: ',' } as const;
    expect(await previewImport(file, { ...detect, reading })).toMatchObject({
      reading: { encoding: 'macintosh', delimiter: ',' },
      rows: [['ZoÎ;2125550101']],
    });
  });

  it('shows a file without a header from its first row on, with numbered columns', async () => {
    const preview = await previewImport(csvFile('Ann,2125550101\nBob,2125550102\n'), detect);
    expect(preview.rows).toEqual([
      ['Ann', '2125550101'],
      ['Bob', '2125550102'],
    ]);
    expect(preview.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(preview.reading.hasHeader).toBe(false);
  });

  it('shows a file without a phone column, so that one can be chosen', async () => {
    const preview = await previewImport(csvFile('Name,City\nAnn,Bath\n'), detect);
    expect(preview.columns.map(({ textableRows }) => textableRows)).toEqual([0, 0]);
    expect(preview.columns.map(({ suggestion }) => suggestion.kind)).toEqual(['field', 'custom']);
  });

  it('suggests the last mapping of a file with this header', async () => {
    const file = csvFile('Name,Phone\nAnn,2125550101\n');
    const chosen = [{ kind: 'ignore' }, { kind: 'field', field: 'phone' }] as const;
    const asked: (readonly string[])[] = [];
    const remembered = (names: readonly string[]) => {
      asked.push(names);
      return chosen;
    };
    const preview = await previewImport(file, { ...detect, remembered });
    expect(asked).toEqual([['Name', 'Phone']]);
    expect(preview.isRemembered).toBe(true);
    expect(preview.columns.map(({ suggestion }) => suggestion)).toEqual(chosen);
  });

  it('suggests its own mapping for a new header, and for a file without one', async () => {
    const file = csvFile(`Name,Phone\n${'Ann,2125550101\n'.repeat(5)}`);
    for (const options of [
      { ...detect, remembered: () => null },
      { ...detect, remembered: () => [{ kind: 'ignore' }] as const },
      {
        ...detect,
        reading: { ...detectAll, hasHeader: false },
        remembered: () => [{ kind: 'ignore' }, { kind: 'ignore' }] as const,
      },
    ]) {
      const preview = await previewImport(file, options);
      expect(preview.isRemembered).toBe(false);
      expect(preview.columns[1]?.suggestion).toEqual({ kind: 'field', field: 'phone' });
    }
  });

  it('cuts long cells', async () => {
    const file = csvFile(`Name,Phone,Note\nAnn,2125550101,${'x'.repeat(90_000)}\n`);
    const { rows, columns } = await previewImport(file, detect);
    expect(rows[0]?.[2]).toHaveLength(2001);
    expect(columns[2]?.samples[0]).toHaveLength(2001);
  });

  it('reads no more of a large file than it needs', async () => {
    const rows = 'Ann,2125550101\n'.repeat(1200);
    const file = csvFile(`Name,Phone\n${rows}Bob,"never closed\n`);
    expect((await previewImport(file, detect)).rows).toHaveLength(20);
  });

  it('takes a column for empty only if the first thousand rows have nothing in it', async () => {
    const rows = 'Ann,2125550101,,\n'.repeat(900);
    const file = csvFile(`Name,Phone,Notes,Other\n${rows}Bob,2125550102,hello,\n`);
    expect((await previewImport(file, detect)).columns.map(({ suggestion }) => suggestion)).toEqual(
      [
        { kind: 'field', field: 'fullName' },
        { kind: 'field', field: 'phone' },
        { kind: 'custom', name: 'notes' },
        { kind: 'ignore' },
      ],
    );
  });

  it.each([
    ['nothing in it', '\uFEFF\n\n , \n', 'usage', /has no rows/],
    ['a quote that is never closed', 'Name,Phone\n"Ann,2125550101\n', 'invalid', /line 2/],
    ['a NUL', 'Name,Phone\nAnn,\0\n', 'invalid', /NUL/],
  ])('is refused for a file with %s', async (_what, text, code, message) => {
    await expect(previewImport(csvFile(text), detect)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
