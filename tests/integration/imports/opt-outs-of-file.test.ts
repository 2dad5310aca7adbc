import { describe, expect, it } from 'vitest';
import {
  suppressionInForce,
  suppressionsOf,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { undoImport } from '../../../src-main/imports/undo/import-undo.ts';
import { csvFile, importFile } from '../../support/csv-files.ts';
import { temporaryDatabase } from '../../support/database.ts';

describe('who says no in a file', () => {
  it('is not texted, however it is said, and the result says how many and in which column', async () => {
    const db = temporaryDatabase();
    const file = csvFile(
      [
        'Name,Phone,OK to text,Status,Email status',
        'Ann,2125550101,yes,Active,Unsubscribed',
        'Bob,2125550102,no,Active,',
        'Cal,2125550103,"no, thanks",Cancelled,',
        'Dan,2125550104,yes,Unsubscribed,',
        'Eve,2125550101,no,Active,',
        'Flo,2125550106,perhaps,Active,',
        'Gil,2125550107,,Cancelled,',
      ].join('\n'),
    );
    const { optOuts, rejects, suppressed } = await importFile(db, file);
    expect(optOuts).toEqual([
      { column: 'OK to text', rows: 3 },
      { column: 'Status', rows: 1 },
    ]);
    expect(suppressed).toBe(4);
    expect(rejects).toMatchObject([
      { line: 7, column: 'OK to text', problem: 'unclear-consent', value: 'perhaps' },
    ]);
    const isSuppressed = (phone: string) => suppressionInForce(db, phone) !== null;
    expect(isSuppressed('+12125550101')).toBe(true);
    expect(isSuppressed('+12125550107')).toBe(false);
  });

  it('had agreed before, where a column says no of all who were never asked', async () => {
    const db = temporaryDatabase();
    const csv = (ann: string) =>
      csvFile(`Name,Phone,Accepts SMS Marketing\nAnn,2125550101,${ann}\nBob,2125550102,no`);
    expect((await importFile(db, csv('yes'))).optOuts).toEqual([]);
    expect((await importFile(db, csv('no'))).optOuts).toEqual([
      { column: 'Accepts SMS Marketing', rows: 1 },
    ]);
    expect(suppressionInForce(db, '+12125550101')).not.toBeNull();
    expect(suppressionInForce(db, '+12125550102')).toBeNull();
  });

  it('counts in a row that is rejected for something else, wherever its number can be read', async () => {
    const db = temporaryDatabase();
    const long = 'x'.repeat(10_001);
    await importFile(db, csvFile('Name,Phone\nAnn,2125550101'));
    const file = csvFile(
      [
        'Name,Phone,OK to text,Opted out,Notes',
        `Ann,2125550101,no,,${long}`,
        'Bob,2125550102,perhaps,yes,',
        'Cal,2125550103,no,perhaps,',
        `Dan,2125550104,yes,,${long}`,
        `Eve,21255501,no,,${long}`,
        'Flo,2125550106,no,,,,2125550107',
      ].join('\n'),
    );
    const { added, invalid, optOuts } = await importFile(db, file, { listName: 'News' });
    expect({ added, invalid }).toEqual({ added: 0, invalid: 6 });
    expect(optOuts).toEqual([
      { column: 'OK to text', rows: 2 },
      { column: 'Opted out', rows: 1 },
    ]);
    const suppressed = [1, 2, 3, 4, 6, 7].filter(
      (last) => suppressionInForce(db, `+1212555010${last}`) !== null,
    );
    expect(suppressed).toEqual([1, 2, 3]);
    expect(suppressionsOf(db, '+12125550101')).toMatchObject([
      { origin: 'import', evidence: 'contacts.csv, line 2. Column “OK to text”: “no”' },
    ]);
    undoImport(db, { importId: 2, now: 1_900_000_000_000 });
    expect(suppressionInForce(db, '+12125550101')).toBeNull();
  });

  it('had agreed before, in a rejected row too', async () => {
    const db = temporaryDatabase();
    await importFile(
      db,
      csvFile('Name,Phone,Accepts SMS Marketing\nAnn,2125550101,yes\nBob,2125550102,no'),
    );
    const long = 'x'.repeat(10_001);
    const file = csvFile(
      `Name,Phone,Accepts SMS Marketing,Notes\nAnn,2125550101,no,${long}\nBob,2125550102,no,${long}`,
    );
    expect((await importFile(db, file)).optOuts).toEqual([
      { column: 'Accepts SMS Marketing', rows: 1 },
    ]);
    expect(suppressionInForce(db, '+12125550101')).not.toBeNull();
    expect(suppressionInForce(db, '+12125550102')).toBeNull();
  });

  it.each(['Active', ''])('counts deep in the file, below cells with %j', async (cell) => {
    const db = temporaryDatabase();
    const rows = Array.from({ length: 1200 }, (_, i) => `${2_122_010_000 + i},${cell}`);
    const file = csvFile(['Phone,Status', ...rows, '2125550101,Opted out'].join('\n'));
    expect((await importFile(db, file)).optOuts).toEqual([{ column: 'Status', rows: 1 }]);
    expect(suppressionInForce(db, '+12125550101')).not.toBeNull();
  });
});
