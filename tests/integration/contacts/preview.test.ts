import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../src-main/contacts/preview-import.ts';
import { importPreviewSchema } from '../../../src-shared/contact/import.ts';
import { sampleContacts } from '../../support/command-line.ts';
import { csvFile } from '../../support/csv-files.ts';

const detect = { country: 'US', encoding: null, delimiter: null } as const;

describe('the preview of a file', () => {
  it('shows how the sample is written and what its columns are', async () => {
    const preview = await previewImport(sampleContacts, detect);
    expect(importPreviewSchema.parse(preview)).toMatchObject({
      fileName: 'sample-contacts.csv',
      encoding: 'utf-8',
      delimiter: ',',
      textableRows: 20,
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

  it('counts the shown rows that can be texted, for every column that could be the phone', async () => {
    const file = csvFile(
      'Name,Home,Cell\nAnn,2125550101,2125550102\nBob,2125550103,12\nCal,,2125550104\n',
    );
    const preview = await previewImport(file, detect);
    expect(preview.columns.map(({ textableRows }) => textableRows)).toEqual([0, 2, 2]);
    expect(preview.textableRows).toBe(2);
  });

  it('reads in the encoding and with the delimiter that a person chooses', async () => {
    const file = csvFile('Name;Phone\nZoë;2125550101\n', { encoding: 'windows-1252' });
    expect(await previewImport(file, detect)).toMatchObject({
      encoding: 'windows-1252',
      delimiter: ';',
      rows: [['Zoë', '2125550101']],
    });
    const other = await previewImport(file, { ...detect, encoding: 'macintosh', delimiter: ',' });
    expect(other).toMatchObject({
      encoding: 'macintosh',
      delimiter: ',',
      rows: [['ZoÎ;2125550101']],
    });
  });

  it('shows a file without a header from its first row on, its columns called by their place', async () => {
    const preview = await previewImport(csvFile('Ann,2125550101\nBob,2125550102\n'), detect);
    expect(preview.rows).toEqual([
      ['Ann', '2125550101'],
      ['Bob', '2125550102'],
    ]);
    expect(preview.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(preview.textableRows).toBe(2);
  });

  it('shows columns without a phone, so that a person can choose one', async () => {
    const preview = await previewImport(csvFile('Name,City\nAnn,Bath\n'), detect);
    expect(preview.textableRows).toBe(0);
    expect(preview.columns.map(({ suggestion }) => suggestion.kind)).toEqual(['field', 'custom']);
  });

  it('reads no more of a large file than it needs', async () => {
    const rows = 'Ann,2125550101\n'.repeat(1200);
    const file = csvFile(`Name,Phone\n${rows}Bob,"never closed\n`);
    expect((await previewImport(file, detect)).rows).toHaveLength(20);
  });

  it('takes a column for empty only when none of the first thousand rows has anything in it', async () => {
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
