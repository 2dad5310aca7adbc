import { describe, expect, it } from 'vitest';
import { openContactsFile } from '../../../../src-main/imports/readers/contacts-file.ts';
import { detectAll, readContacts } from '../../../support/contacts-files.ts';
import { zipOf } from '../../../support/zip.ts';
import { xlsxFile, shown, people } from './made-workbooks.ts';

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
