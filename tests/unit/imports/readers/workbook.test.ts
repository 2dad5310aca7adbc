import { describe, expect, it } from 'vitest';
import { readContacts } from '../../../support/contacts-files.ts';
import { csvFile } from '../../../support/csv-files.ts';
import { sheetsAsXlsx, type Sheet } from '../../../support/sheets.ts';
import { zipOf } from '../../../support/zip.ts';
import { xlsxFile, workbook, shown } from './made-workbooks.ts';

describe('a workbook', () => {
  it('has columns by its first row, and lines by the numbers of its rows', async () => {
    const file = workbook([
      null,
      ['Name', 'Phone'],
      null,
      ['Zoë "Z"', '+12125550123'],
      ['', ''],
      ['Bob'],
    ]);
    expect(await readContacts(file)).toEqual({
      format: 'xlsx',
      reading: { encoding: null, delimiter: null, sheet: 'People', hasHeader: true },
      sheets: ['People'],
      names: ['Name', 'Phone'],
      rows: [
        { line: 4, cells: ['Zoë "Z"', '+12125550123'] },
        { line: 6, cells: ['Bob'] },
      ],
      cells: [['Zoë "Z"', '+12125550123'], ['Bob']],
    });
  });

  it.each([
    ['<c r="A2"><v>12125550123</v></c>', '12125550123'],
    ['<c r="A2"><v>1.2125550123E10</v></c>', '12125550123'],
    ['<c r="A2" t="n"><v>491512345678901</v></c>', '491512345678901'],
    ['<c r="A2"><v>0.1</v></c>', '0.1'],
    ['<c r="A2"><v>0.30000000000000004</v></c>', '0.3'],
    ['<c r="A2"><v>0.00000012</v></c>', '0.00000012'],
    ['<c r="A2"><v>-5</v></c>', '-5'],
    ['<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['<c r="A2" t="b"><v>0</v></c>', 'FALSE'],
    ['<c r="A2" t="e"><v>#N/A</v></c>', ''],
    ['<c r="A2" t="d"><v>2024-03-01T00:00:00</v></c>', '2024-03-01'],
    ['<c r="A2" t="d"><v>2024-03-01T10:30:00Z</v></c>', '2024-03-01 10:30:00'],
    ['<c r="A2" t="str"><f>CONCAT("+1",B2)</f><v>+12125550123</v></c>', '+12125550123'],
    ['<c r="A2"><f>1+1</f><v>2</v></c>', '2'],
    ['<c r="A2" t="inlineStr"><is><t>in </t><r><t>line</t></r></is></c>', 'in line'],
    ['<c r="A2" t="inlineStr"><is><t>山田</t><rPh><t>やまだ</t></rPh></is></c>', '山田'],
    ['<c r="A2" t="inlineStr"><is><t>a_x000D_b</t></is></c>', 'a\rb'],
    ['<c r="A2" t="inlineStr"><is><t>a_x0000_b</t></is></c>', 'a\uFFFDb'],
    ['<c r="A2" t="d"><v>2024-03-01</v></c>', '2024-03-01'],
    ['<c><v>7</v></c>', '7'],
    ['<x:c xmlns:x="x" r="A2"><x:v>7</x:v></x:c>', '7'],
  ])('shows %s as %s', async (xml, text) => {
    expect(await shown(xml)).toBe(text);
  });

  it.each([
    [14, '45352', '2024-03-01'],
    [22, '45352.4375', '2024-03-01 10:30:00'],
    [22, '45352', '2024-03-01'],
    [21, '0.4375', '10:30:00'],
    ['dd/mm/yyyy', '45352.4375', '2024-03-01'],
    ['[$-409]mmm d, yyyy h:mm AM/PM', '45352.4375', '2024-03-01 10:30:00'],
    ['"day" 0', '45352', '45352'],
    ['0.00E+00', '12125550123', '12125550123'],
    ['[<=9999999]###-####;(###) ###-####', '2125550123', '2125550123'],
    ['00000', '1234', '01234'],
    ['0000000000', '612345678', '0612345678'],
    ['00000 000000', '7911123456', '07911123456'],
    ['0##########', '7911123456', '07911123456'],
    ['"0"#', '7911123456', '07911123456'],
    ['[Red]"0"#', '7911123456', '07911123456'],
    ['"+"0', '447911123456', '+447911123456'],
    ['\\+0', '447911123456', '+447911123456'],
    ['"+1 "000-000-0000', '2125550123', '+1 2125550123'],
    ['"00"0', '447911123456', '00447911123456'],
    ['"Tel "0', '2125550123', '2125550123'],
    ['[$-409]0', '2125550123', '2125550123'],
    ['[$-409]0000000000', '612345678', '0612345678'],
    ['[$-10409]"+1 "0', '2125550123', '+1 2125550123'],
    ['[<10000000]###-####;(###) ###-####', '2125550123', '2125550123'],
    ['[>=1000000000](000) 000-0000', '2125550123', '2125550123'],
    ['#,##0.00', '12.5', '12.5'],
    ['General', '12', '12'],
    [14, '-1', '-1'],
    [14, '99999999', '99999999'],
  ])(
    'reads a number with the format %j as the sheet shows it: %s is %s',
    async (format, value, text) => {
      expect(await shown(`<c r="A2" s="1"><v>${value}</v></c>`, { formats: [format] })).toBe(text);
    },
  );

  it('counts days from 1904 if it says so', async () => {
    const options = { is1904: true, formats: [14] };
    expect(await shown('<c r="A2" s="1"><v>43890</v></c>', options)).toBe('2024-03-01');
  });

  it('offers the visible sheets that are not empty, and reads the first', async () => {
    const rows: Sheet['rows'] = [
      ['Name', 'Phone'],
      ['Ann', '2125550123'],
    ];
    const file = xlsxFile(
      sheetsAsXlsx([
        { name: 'Empty', rows: [['', null]] },
        { name: 'Old & new', rows },
        { name: 'Secret', state: 'hidden', rows },
        { name: 'More', rows: [['Cell'], ['2125550124']] },
      ]),
    );
    const first = await readContacts(file);
    expect(first).toMatchObject({ sheets: ['Old & new', 'More'], names: ['Name', 'Phone'] });
    expect(await readContacts(file, { sheet: 'More' })).toMatchObject({
      reading: { sheet: 'More' },
      cells: [['2125550124']],
    });
    await expect(readContacts(file, { sheet: 'Secret' })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('The sheets are “Old & new”, “More”.'),
    });
  });

  it('is read with or without a header, as chosen', async () => {
    const file = workbook([
      ['Ann', 'x'],
      ['Bob', 'y'],
    ]);
    expect(await readContacts(file, { hasHeader: false })).toMatchObject({
      names: ['Column 1', 'Column 2'],
      cells: [
        ['Ann', 'x'],
        ['Bob', 'y'],
      ],
    });
  });

  it.each([
    ['with nothing in it', sheetsAsXlsx([{ name: 'A', rows: [] }]), 'usage', 'has no rows'],
    [
      'cut off',
      sheetsAsXlsx([{ name: 'A', rows: [['x']] }]).subarray(0, 900),
      'invalid',
      'damaged',
    ],
    [
      'with a part missing',
      zipOf({ 'xl/workbook.xml': '<workbook/>' }),
      'invalid',
      'damaged or incomplete',
    ],
    [
      'that is no XML inside',
      zipOf({ 'xl/workbook.xml': '<workbook><sheets>', 'xl/_rels/workbook.xml.rels': '<a/>' }),
      'invalid',
      'damaged',
    ],
    [
      'that defines entities of its own',
      zipOf({
        'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>',
        'xl/_rels/workbook.xml.rels': '<a/>',
      }),
      'invalid',
      'damaged',
    ],
    [
      'that unpacks to far more than it is',
      zipOf({ 'xl/workbook.xml': ' '.repeat(60 * 1024 * 1024) }),
      'invalid',
      'unpacks to 60 MB',
    ],
  ])('is refused: %s', async (_what, bytes, code, message) => {
    await expect(readContacts(xlsxFile(bytes))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it.each([
    ['a Word document', { '[Content_Types].xml': '', 'word/document.xml': '' }],
    ['a presentation', { 'ppt/presentation.xml': '' }],
    ['an OpenDocument spreadsheet', { mimetype: '', 'content.xml': '' }],
    ['a Numbers spreadsheet', { 'Index/Document.iwa': '' }],
    ['a binary Excel workbook', { 'xl/workbook.bin': '' }],
    ['a zip archive', { 'contacts.csv': 'Name,Phone\n' }],
  ])('is not confused with %s', async (what, parts) => {
    await expect(
      readContacts(csvFile(zipOf(parts), { name: 'people.xlsx' })),
    ).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`Couldn’t find contacts in people.xlsx: this is ${what}`),
    });
  });

  it('is refused with the row where a cell is too long or beyond the thousandth column', async () => {
    const wide = [{ xml: '<c r="ZZZ3"><v>1</v></c>' }];
    for (const row of [wide, ['x'.repeat(100_001)]]) {
      await expect(readContacts(workbook([['Name'], ['Ann'], row]))).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringMatching(/from line 3/),
      });
    }
  });
});
