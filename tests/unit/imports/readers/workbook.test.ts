import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openContactsFile } from '../../../../src-main/imports/readers/contacts-file.ts';
import { detectAll, readContacts } from '../../../support/contacts-files.ts';
import { csvFile } from '../../../support/csv-files.ts';
import { temporaryFolder } from '../../../support/database.ts';
import {
  sheetsAsXlsx,
  xlsxParts,
  type Sheet,
  type SheetsOptions,
} from '../../../support/sheets.ts';
import { zipOf } from '../../../support/zip.ts';

function xlsxFile(bytes: Uint8Array): string {
  const file = path.join(temporaryFolder(), 'people.xlsx');
  writeFileSync(file, bytes);
  return file;
}

function workbook(rows: Sheet['rows'], options?: SheetsOptions): string {
  return xlsxFile(sheetsAsXlsx([{ name: 'People', rows }], options));
}

/** What a sheet with this one cell under a header shows. */
async function shown(xml: string, options?: SheetsOptions): Promise<string | undefined> {
  const read = await readContacts(
    workbook(
      [
        ['A', 'B'],
        [{ xml }, 'x'],
      ],
      options,
    ),
  );
  return read.cells[0]?.[0];
}

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

/** The parts of a workbook with one list of people. */
const people = xlsxParts([
  {
    name: 'People',
    rows: [
      ['Name', 'Phone'],
      ['Zoë', '2125550123'],
    ],
  },
]);

/** The same parts after a change of their names and of their text. */
function changed(
  name: (name: string) => string,
  text: (text: string, name: string) => string = (same) => same,
): string {
  const parts = Object.entries(people).map(([part, xml]) => [name(part), text(xml, part)] as const);
  return xlsxFile(zipOf(Object.fromEntries(parts)));
}

const packageTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/book/main.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
const packageRelationships =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/book/main.xml"/></Relationships>';

describe('the parts of a workbook are found', () => {
  const isRels = (name: string) => name.endsWith('.rels');

  it.each<[string, () => string]>([
    ['in other capitals', () => changed((name) => name.replace('sharedS', 'SharedS'))],
    ['in capitals throughout', () => changed((name) => name.toUpperCase())],
    ['behind backslashes', () => changed((name) => name.replaceAll('/', '\\'))],
    ['behind a slash', () => changed((name) => `/${name}`)],
    [
      'under other prefixes',
      () =>
        changed(
          (name) => name,
          (xml, name) =>
            isRels(name)
              ? xml
                  .replaceAll(/<(\/?)Relationship/g, '<$1ns0:Relationship')
                  .replace('<ns0:Relationships', '<ns0:Relationships xmlns:ns0="r"')
              : xml
                  .replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')
                  .replace('xmlns="', 'xmlns:x="')
                  .replace('xmlns:r=', 'xmlns:rel=')
                  .replaceAll('r:id=', 'rel:id='),
        ),
    ],
    [
      'under the names of strict Open XML',
      () =>
        changed(
          (name) => name,
          (xml) =>
            xml.replaceAll(
              /http:\/\/schemas\.openxmlformats\.org\/(spreadsheetml|officeDocument)\/2006/g,
              'http://purl.oclc.org/ooxml/$1',
            ),
        ),
    ],
    [
      'by absolute targets',
      () =>
        changed(
          (name) => name,
          (xml) => xml.replace('Target="worksheets', 'Target="/xl/worksheets'),
        ),
    ],
    [
      'in UTF-16',
      () =>
        xlsxFile(
          zipOf(
            Object.fromEntries(
              Object.entries(people).map(([name, xml]) => [
                name,
                Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'),
              ]),
            ),
          ),
        ),
    ],
    [
      'in a folder of another name',
      () =>
        changed(
          (name) =>
            name
              .replace('xl/_rels/workbook', 'book/_rels/main')
              .replace('xl/workbook', 'book/main')
              .replace('xl/', 'book/'),
          (xml, name) => (name === '[Content_Types].xml' ? packageTypes : xml),
        ),
    ],
    ['without its relationships', () => changed((name) => (isRels(name) ? 'lost.xml' : name))],
  ])('%s', async (_how, file) => {
    expect(await readContacts(file())).toMatchObject({
      names: ['Name', 'Phone'],
      reading: { sheet: 'People' },
      cells: [['Zoë', '2125550123']],
    });
  });

  it('by the relationship of the package, whatever the workbook is called', async () => {
    const parts = Object.entries(people).map(([name, xml]) => [
      name
        .replace('xl/_rels/workbook', 'book/_rels/main')
        .replace('xl/workbook', 'book/main')
        .replace('xl/', 'book/'),
      xml,
    ]);
    const file = xlsxFile(
      zipOf({
        ...Object.fromEntries(parts),
        '_rels/.rels': packageRelationships,
        '[Content_Types].xml': packageTypes,
      }),
    );
    expect((await readContacts(file)).cells).toEqual([['Zoë', '2125550123']]);
  });

  it('but for its texts: it is refused, and never said to be empty', async () => {
    const file = changed((name) => (name.endsWith('sharedStrings.xml') ? 'lost.xml' : name));
    await expect(readContacts(file)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Some texts of this workbook are missing.'),
    });
  });
});

describe('the sheet that is read', () => {
  const notes: Sheet = {
    name: 'Read me',
    rows: [['How to use this list'], ['Questions? Call Ann'], ['+1 212 555 0100']],
  };
  const contacts: Sheet = {
    name: 'Data',
    rows: [
      ['Name', 'Phone'],
      ['Zoë', '2125550123'],
    ],
  };

  it.each<[string, readonly Sheet[]]>([
    ['not the notes before it', [notes, contacts]],
    ['not a hidden one before it', [{ ...contacts, name: 'Old', state: 'hidden' }, contacts]],
    [
      'not a table of something else',
      [
        {
          name: 'Prices',
          rows: [
            ['Article', 'Price'],
            ['Soap', '3.50'],
          ],
        },
        contacts,
      ],
    ],
    [
      'not an example among the instructions',
      [
        {
          name: 'Instructions',
          rows: [
            ['Name', 'Phone'],
            ['Jane Doe', '2125550199'],
          ],
        },
        contacts,
      ],
    ],
  ])('is the one with the contacts: %s', async (_what, sheets) => {
    const read = await readContacts(xlsxFile(sheetsAsXlsx(sheets)));
    expect(read).toMatchObject({ reading: { sheet: 'Data' }, cells: [['Zoë', '2125550123']] });
  });

  it('can be any sheet with something in it, and is the first where none is better', async () => {
    const file = xlsxFile(sheetsAsXlsx([notes, { ...notes, name: 'Help' }]));
    const read = await readContacts(file);
    expect(read).toMatchObject({ reading: { sheet: 'Read me' }, sheets: ['Read me', 'Help'] });
    expect(await readContacts(file, { sheet: 'Help' })).toMatchObject({
      reading: { sheet: 'Help' },
    });
  });

  it('can be chosen where two have the same name', async () => {
    const file = xlsxFile(sheetsAsXlsx([notes, { ...contacts, name: 'Read me' }]));
    expect(await readContacts(file, { sheet: 'Read me (2)' })).toMatchObject({
      cells: [['Zoë', '2125550123']],
    });
  });
});

describe('a workbook that nobody would write', () => {
  it.each(['4611686018427387904', '16777217', '1e300'])(
    'is refused in plain words for row %s',
    async (row) => {
      const xml = (people['xl/worksheets/sheet1.xml'] ?? '').replace(
        '<row r="2">',
        `<row r="${row}">`,
      );
      const file = xlsxFile(zipOf({ ...people, 'xl/worksheets/sheet1.xml': xml }));
      await expect(readContacts(file)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining(`row ${row}, more than any sheet has`),
      });
    },
  );

  it('takes the time of one sheet where a hundred entries name the same', async () => {
    const entries = Array.from(
      { length: 100 },
      (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId1"/>`,
    ).join('');
    const empty = '<row><c/></row>'.repeat(400_000);
    const file = xlsxFile(
      zipOf({
        ...people,
        'xl/workbook.xml': (people['xl/workbook.xml'] ?? '').replace(/<sheet .*?\/>/, entries),
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${empty}</sheetData></worksheet>`,
      }),
    );
    const signal = { aborted: false };
    const pieces = countPieces(signal);
    await expect(openContactsFile(file, detectAll, 'US', pieces.signal)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('has no rows'),
    });
    // 6 MB of XML in pieces of 16 to 64 KB, and the few other parts.
    expect(pieces.count()).toBeLessThan(500);
  });

  it('is refused where nothing but empty cells comes for more than 128 MB', async () => {
    const empty = `<row>${'<c r="A1" s="1"/><c r="B1" s="2"/>'.repeat(10)}</row>`.repeat(400_000);
    const file = xlsxFile(
      zipOf({
        ...people,
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${empty}</sheetData></worksheet>`,
      }),
    );
    await expect(readContacts(file)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('millions of empty cells'),
    });
  });

  it('is read no further once nobody wants it', async () => {
    const rows = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(50_000);
    const file = xlsxFile(
      zipOf({
        ...people,
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      }),
    );
    const signal = { aborted: false };
    const opened = await openContactsFile(file, detectAll, 'US', signal);
    signal.aborted = true;
    await expect(opened.rows().next()).rejects.toMatchObject({ code: 'canceled' });
    await opened.close();
    await expect(openContactsFile(file, detectAll, 'US', signal)).rejects.toMatchObject({
      code: 'canceled',
    });
  });

  it.each([
    ['text', '<c r="A2" t="inlineStr"><is><t>TEXT</t></is></c>'],
    ['value', '<c r="A2" t="str"><v>TEXT</v></c>'],
    ['attribute', '<c r="A2" t="str" x="TEXT"><v>1</v></c>'],
  ])('is refused before a %s of 30 MB is in memory', async (_what, xml) => {
    const text = Buffer.alloc(30 * 1024 * 1024, 'abcdefghijklmnopqrstuvwxyz0123456789').toString();
    await expect(shown(xml.replace('TEXT', text))).rejects.toMatchObject({ code: 'invalid' });
  });
});

/** A signal that is never aborted, and how often it was looked at. */
function countPieces(signal: { readonly aborted: boolean }) {
  let looks = 0;
  return {
    count: () => looks,
    signal: {
      get aborted() {
        looks += 1;
        return signal.aborted;
      },
    },
  };
}
