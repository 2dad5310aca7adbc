import fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CsvReader } from '../../../src-main/imports/readers/text/csv-reader.ts';
import { csvLine, writeCsvFile } from '../../../src-main/contacts/export/csv-writer.ts';
import { guardCell, unguardCell } from '../../../src-main/contacts/export/formula-guard.ts';
import { temporaryFolder } from '../../support/database.ts';

describe('a cell that a spreadsheet would run as a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1 212 555 0123', "'+1 212 555 0123"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\0=1', "'\0=1"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['+12125550123', '+12125550123'],
    ["'Ann'", "'Ann'"],
    ['1+1', '1+1'],
    ['', ''],
  ])('is defused: %j becomes %j', (cell, guarded) => {
    expect(guardCell(cell)).toBe(guarded);
  });

  it('comes back exactly as it was, and so does every other', () => {
    const cell = fc.oneof(
      fc.string({
        unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\0', '1', 'a', ' ', '＝'),
      }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text);
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\0](?!\d{7,15}$)/);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a CSV that Ovo writes', () => {
  it('is read back cell by cell', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', ' ', '=', "'", 'é'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        (rows) => {
          const reader = new CsvReader(',');
          reader.feed(rows.map(csvLine).join(''));
          reader.end();
          for (const row of rows) expect(reader.next()?.cells.map(unguardCell)).toEqual(row);
          expect(reader.next()).toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('has a byte order mark and CRLF, so that Excel reads it as UTF-8', async () => {
    const file = path.join(temporaryFolder(), 'out.csv');
    expect(
      await writeCsvFile(file, [
        [['a', 'é']],
        [
          ['1', '+12125550123'],
          ['=x', 'b,c'],
        ],
      ]),
    ).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFa,é\r\n1,+12125550123\r\n\'=x,"b,c"\r\n');
  });

  it('takes the place of an older file only when it is whole', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'out.csv');
    writeFileSync(file, 'before');
    function* failing(): Generator<readonly (readonly string[])[]> {
      yield [['a']];
      throw new Error('in the middle');
    }
    await expect(writeCsvFile(file, failing())).rejects.toThrow('in the middle');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    await writeCsvFile(file, [[['after']]]);
    expect(readFileSync(file, 'utf8')).toBe('\uFEFFafter\r\n');
    expect(readdirSync(folder)).toEqual(['out.csv']);
  });

  it('is refused in plain words where it cannot be put, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'taken', 'full'), { recursive: true });
    await expect(writeCsvFile(path.join(folder, 'no', 'out.csv'), [])).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('There is no folder'),
    });
    await expect(writeCsvFile(path.join(folder, 'taken'), [[['a']]])).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is a folder'),
    });
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
