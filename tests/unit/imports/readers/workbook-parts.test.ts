import { describe, expect, it } from 'vitest';
import { readContacts } from '../../../support/contacts-files.ts';
import { sheetsAsXlsx, type Sheet } from '../../../support/sheets.ts';
import { zipOf } from '../../../support/zip.ts';
import { xlsxFile, people } from './made-workbooks.ts';

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
