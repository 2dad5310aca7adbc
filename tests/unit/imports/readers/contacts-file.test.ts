import spectrum from 'csv-spectrum';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { detectAll, readContacts } from '../../../support/contacts-files.ts';
import { csvFile } from '../../../support/csv-files.ts';
import { openContactsFile } from '../../../../src-main/imports/readers/contacts-file.ts';

/** The suite's expectation for this case has another number than its file, and no list around it. */
function corrected(expectation: unknown): unknown {
  return { ...(expectation as object), 'Contact Phone Number': '2095257564' };
}

describe('csv-spectrum', async () => {
  const cases = await promisify(spectrum)();

  it('is there', () => {
    expect(cases).toHaveLength(12);
  });

  it.each(cases)('is read without a fault: $name', async ({ name, csv, json }) => {
    const parsed: unknown = JSON.parse(json.toString('utf8'));
    const expected = name === 'location_coordinates' ? [corrected(parsed)] : parsed;
    const { names, cells } = await readContacts(csvFile(csv, { name: `${name}.csv` }));
    expect(
      cells.map((row) => Object.fromEntries(names.map((key, index) => [key, row[index] ?? '']))),
    ).toEqual(expected);
  });
});

describe('a file of contacts', () => {
  it('says how it is read, and is read the same way with these options', async () => {
    const file = csvFile('Name;Phone\r\nZoë;2125550123\r\n', { encoding: 'windows-1252' });
    const first = await readContacts(file);
    expect(first).toMatchObject({
      format: 'csv',
      reading: { encoding: 'windows-1252', delimiter: ';', sheet: null, hasHeader: true },
      names: ['Name', 'Phone'],
      rows: [{ line: 2, cells: ['Zoë', '2125550123'] }],
    });
    expect(await readContacts(file, first.reading)).toEqual(first);
  });

  it.each([
    ['true', true, ['2125550123', 'Ann'], [['2125550124', 'Bob']]],
    [
      'false',
      false,
      ['Column 1', 'Column 2'],
      [
        ['2125550123', 'Ann'],
        ['2125550124', 'Bob'],
      ],
    ],
  ])('has a header as chosen: %s', async (_what, hasHeader, names, cells) => {
    const file = csvFile('2125550123,Ann\n2125550124,Bob\n');
    expect(await readContacts(file, { hasHeader })).toMatchObject({ names, cells });
  });

  it('has as many columns as its widest row if it has no header', async () => {
    expect(await readContacts(csvFile('2125550123\n2125550124,Bob,x\n'))).toMatchObject({
      names: ['Column 1', 'Column 2', 'Column 3'],
    });
  });

  it.each([
    ['Customers 2026\nName,Phone\nAnn,2125550123\n', 3],
    ['My list,,\n\nAs of,,\nName,Phone,Note\nAnn,2125550123,\n', 5],
    ['Customers, all\n\nName;Phone;Note\nAnn;2125550123;x\nBob;2125550124;\n', 4],
    ['Customers\nName\tPhone\tNote\nAnn\t2125550123\tx\nBob\t2125550124\t\n', 3],
    ['sep=;\nCustomers\nName;Phone\nAnn;2125550123\n', 4],
  ])('has its header below titles: %j', async (text, line) => {
    const file = csvFile(text);
    const read = await readContacts(file);
    expect(read).toMatchObject({ reading: { hasHeader: true } });
    expect(read.rows[0]?.line).toBe(line);
    expect(read.names.slice(0, 2)).toEqual(['Name', 'Phone']);
    expect(await readContacts(file, read.reading)).toEqual(read);
  });

  it.each([
    ['Ann\nBob,2125550123\n', ['Ann'], 1],
    ['2125550122\nName,Phone\n', ['Column 1', 'Column 2'], 2],
    ['Name\nAnn Lee,x\nBob Ray,y\n', ['Name'], 2],
  ])('has no titles without a header below them: %j', async (text, names, rows) => {
    const read = await readContacts(csvFile(text));
    expect(read.names).toEqual(names);
    expect(read.rows).toHaveLength(rows);
  });

  it('has no titles if it has no header, as chosen', async () => {
    const read = await readContacts(csvFile('List\nName,Phone\n'), { hasHeader: false });
    expect(read.cells).toEqual([['List'], ['Name', 'Phone']]);
  });

  it('keeps repeated names of columns, and numbers columns without a name', async () => {
    expect((await readContacts(csvFile('Phone,, Phone \n1,2,3\n'))).names).toEqual([
      'Phone',
      'Column 2',
      'Phone',
    ]);
  });

  it.each([
    ['sep=;\r\nName;Phone\r\nAnn;1\r\n', ['Name', 'Phone'], [['Ann', '1']]],
    ['Name\tPhone\nAnn\t1\n', ['Name', 'Phone'], [['Ann', '1']]],
    ['Name|Phone\nAnn|1\n', ['Name', 'Phone'], [['Ann', '1']]],
    ['Phone\n1\n', ['Phone'], [['1']]],
    ['Name,Phone\n"A ""B"", C",1\n', ['Name', 'Phone'], [['A "B", C', '1']]],
    ['Name,Note\nAnn,"x\r\ny"\n', ['Name', 'Note'], [['Ann', 'x\r\ny']]],
    ['Name,Phone\nAnn\nBob,1,2,3\n', ['Name', 'Phone'], [['Ann'], ['Bob', '1', '2', '3']]],
    ['\n\n , \nName,Phone\n\n,\nAnn,1', ['Name', 'Phone'], [['Ann', '1']]],
    ['Name,Phone\n', ['Name', 'Phone'], []],
  ])('is read as intended: %j', async (text, names, cells) => {
    expect(await readContacts(csvFile(text))).toMatchObject({ names, cells });
  });

  it('ends its rows before the empty cells that a spreadsheet writes behind them', async () => {
    const blank = ','.repeat(16_000);
    const text = `Name,Phone${blank}\nAnn,1${blank}\nBob,2, ${blank}\n${blank}\n`;
    expect(await readContacts(csvFile(text))).toMatchObject({
      names: ['Name', 'Phone'],
      cells: [
        ['Ann', '1'],
        ['Bob', '2'],
      ],
    });
  });

  it('looks at no more than some megabytes of long rows at once', async () => {
    const row = `${'x'.repeat(90_000)},`.repeat(10);
    const file = await openContactsFile(
      csvFile(`Name,Phone,${'N,'.repeat(9)}N\n${`${row}\n`.repeat(100)}`),
      detectAll,
      'US',
    );
    expect(file.beginning.length).toBeLessThan(10);
    await file.close();
  });

  it('gives what programs write for nothing as nothing, and texts clean', async () => {
    const text =
      'Name\u200b,\ufeffPhone,Note\nNULL,2125550123,#N/A\nundefined,2125550124,\\N\nNull,2125550125,Jose\u0301\u00a0\u200b\n';
    const file = await openContactsFile(csvFile(text), detectAll, 'US');
    expect(file.names).toEqual(['Name', 'Phone', 'Note']);
    expect(file.beginning.map(({ cells }) => cells)).toEqual([
      ['', '2125550123', ''],
      ['', '2125550124', ''],
      ['Null', '2125550125', 'José '],
    ]);
    await file.close();
  });

  it('gives the first thousand rows at once, and all rows in their order', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `P${index},1\n`).join('');
    const file = await openContactsFile(csvFile(`Name,Phone\n${rows}`), detectAll, 'US');
    expect(file.beginning).toHaveLength(1000);
    expect(file.beginning[0]).toEqual({ line: 2, cells: ['P0', '1'] });
    for (let time = 1; time <= 2; time += 1) {
      const names: (string | undefined)[] = [];
      let bytesRead = 0;
      for await (const batch of file.rows()) {
        expect(batch.bytesRead).toBeGreaterThanOrEqual(bytesRead);
        bytesRead = batch.bytesRead;
        names.push(...batch.rows.map(({ cells }) => cells[0]));
      }
      expect(bytesRead).toBe(file.sizeBytes);
      expect(names).toEqual(Array.from({ length: 5000 }, (_, index) => `P${index}`));
    }
    await file.close();
  });

  it('gives all rows before an open quote, then stops with its line', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `P${index},1\n`).join('');
    const file = await openContactsFile(
      csvFile(`Name,Phone\n${rows}Bob,"never closed\n${rows}`),
      detectAll,
      'US',
    );
    let count = 0;
    const reading = (async () => {
      for await (const batch of file.rows()) count += batch.rows.length;
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(
        /^Couldn’t read contacts\.csv from line 3002 on\. .+quotation/,
      ),
    });
    expect(count).toBe(3000);
    await file.close();
  });

  it.each([
    ['', 'usage', /is empty/],
    ['\n \n,\n', 'usage', /has no rows/],
    ['Name,Phone\nA\0nn,1\n', 'invalid', /line 2.+NUL/],
    ['"Name,Phone\nAnn,1\n', 'invalid', /line 1/],
    [`Name\n${'x'.repeat(2_000_000)}\n`, 'invalid', /line 2.+longer/],
    [`${'a,'.repeat(1500)}\n`, 'invalid', /more than 1,000 cells/],
  ])('is refused: %.20j', async (text, code, message) => {
    await expect(readContacts(csvFile(text))).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
