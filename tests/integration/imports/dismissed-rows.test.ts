import { describe, expect, it } from 'vitest';
import {
  acceptFixes,
  restore,
  fixRow,
  dismiss,
} from '../../../src-main/imports/rejected-rows/fix-row.ts';
import { readRejectedRows } from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { recordImport } from '../../support/rejected-rows.ts';
import { now, rowsLeft, firstRow, eventsOf, everything } from './rows-to-fix.ts';

describe('accepting fixes', () => {
  it('imports all rows with the problem, except those with another fault', () => {
    const db = temporaryDatabase();
    const rows = Array.from({ length: 1201 }, (_, index) => [
      `Person ${index}`,
      `4477009001${String(index % 100).padStart(2, '0')}`,
    ]);
    const importId = recordImport(db, [
      ...rows,
      ['Zed', '447700900999', '', 'who knows'],
      ['Yan', '21255501'],
    ]);
    expect(acceptFixes(db, { importId, problem: 'plus-lost', now })).toEqual({
      fixed: 1201,
      left: 0,
    });
    expect(readRejectedRows(db, importId)).toMatchObject({
      left: 2,
      fixed: 1201,
      problems: [
        { problem: 'too-short', left: 1, withFix: 0 },
        { problem: 'unclear-opt-out', left: 1, withFix: 0 },
      ],
    });
    // The fix was taken all the same.
    expect(rowsLeft(db, importId)[0]?.cells[1]).toBe('+447700900999');
    expect(db.sqlite.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(100);
    expect(eventsOf(db, importId)).toHaveLength(3);
    expect(acceptFixes(db, { importId, problem: 'plus-lost', now })).toEqual({
      fixed: 0,
      left: 0,
    });
  });
});

describe('a full disk', () => {
  it('leaves every row as it was, and the message says what to do', () => {
    const db = temporaryDatabase();
    const rows = Array.from({ length: 2000 }, (_, index) => [
      `Person ${index}`,
      String(447_911_100_000 + index),
    ]);
    const importId = recordImport(db, rows);
    const before = everything(db);
    const pages = Number(db.sqlite.pragma('page_count', { simple: true }));
    db.sqlite.pragma(`max_page_count = ${pages + 10}`);
    expect(() => acceptFixes(db, { importId, problem: 'plus-lost', now })).toThrow(
      'No row was changed. Free up some space',
    );
    expect(everything(db)).toEqual(before);
    db.sqlite.pragma(`max_page_count = ${pages + 10_000}`);
    expect(acceptFixes(db, { importId, problem: 'plus-lost', now }).fixed).toBe(2000);
  });
});

describe('dismissed rows', () => {
  it('are gone, one or all with a problem, until they are restored', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [
      ['Ann', ''],
      ['Ben', ''],
      ['Cem', '447700900103'],
    ]);
    const before = rowsLeft(db, importId);
    dismiss(db, { importId, rows: { rowId: before[0]?.id ?? 0 }, now });
    expect(readRejectedRows(db, importId)).toMatchObject({ left: 2, fixed: 0, dismissed: 1 });
    dismiss(db, { importId, rows: { problem: 'empty' }, now });
    expect(rowsLeft(db, importId).map(({ line }) => line)).toEqual([4]);
    expect(() => dismiss(db, { importId, rows: { rowId: before[0]?.id ?? 0 }, now })).toThrow(
      'skipped in the meantime',
    );
    restore(db, { importId, now });
    expect(rowsLeft(db, importId)).toEqual(before);
    expect(readRejectedRows(db, importId)).toMatchObject({ left: 3, dismissed: 0 });
  });

  it('belong to one import, and no other one changes', () => {
    const db = temporaryDatabase();
    const [one, other] = [recordImport(db, [['Ann', '']]), recordImport(db, [['Ben', '']])];
    const { id: rowId } = firstRow(db, other);
    expect(() => dismiss(db, { importId: one, rows: { rowId }, now })).toThrow('another import');
    dismiss(db, { importId: one, rows: { problem: 'empty' }, now });
    restore(db, { importId: other, now });
    expect([readRejectedRows(db, one).dismissed, readRejectedRows(db, other).left]).toEqual([1, 1]);
  });
});

describe('the rejected rows of an undone import', () => {
  it('can be read, and no longer changed', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['Ann', '447700900101']]);
    db.sqlite.prepare('UPDATE imports SET undone_at = 3').run();
    const { id: rowId, cells } = firstRow(db, importId);
    const before = everything(db);
    for (const act of [
      () => fixRow(db, { rowId, cells, now }),
      () => acceptFixes(db, { importId, problem: 'plus-lost', now }),
      () => dismiss(db, { importId, rows: { rowId }, now }),
      () => restore(db, { importId, now }),
    ]) {
      expect(act).toThrow('The import of people.csv was undone');
    }
    expect(everything(db)).toEqual(before);
    expect(readRejectedRows(db, importId)).toMatchObject({ left: 1, isUndone: true });
  });
});
