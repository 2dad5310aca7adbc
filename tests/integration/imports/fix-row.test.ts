import { describe, expect, it } from 'vitest';
import { fixRow, dismiss } from '../../../src-main/imports/rejected-rows/fix-row.ts';
import {
  readRejectedRows,
  readRejectedRowsPage,
} from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import { findContact } from '../../../src-main/contacts/contact-rows.ts';
import { undoImport } from '../../../src-main/imports/undo/import-undo.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import {
  addSuppression,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { rejectedRowColumns, recordImport } from '../../support/rejected-rows.ts';
import { now, rowsLeft, firstRow, eventsOf, everything } from './rows-to-fix.ts';

describe('the rejected rows of an import', () => {
  it('are counted by problem, with how many have a fix', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [
      ['Ann', '447700900101'],
      ['Ben', ''],
      ['Cem', '447700900103'],
      ['Dee', 'O12'],
      ['Eve', '21255O0104'],
    ]);
    expect(readRejectedRows(db, importId)).toEqual({
      importId,
      fileName: 'people.csv',
      columns: rejectedRowColumns.map(({ header, target }) => ({ name: header, target })),
      left: 5,
      fixed: 0,
      dismissed: 0,
      problems: [
        { problem: 'empty', left: 1, withFix: 0 },
        { problem: 'plus-lost', left: 2, withFix: 2 },
        { problem: 'not-a-number', left: 2, withFix: 1 },
      ],
      isUndone: false,
    });
    expect(() => readRejectedRows(db, 99)).toThrow('no import 99');
  });

  it('are read as they are in the file, in its order, a page at a time, with one problem or any', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [
      ['Ann', '447700900101', 'vip'],
      ['Ben', ''],
      ['Cem', '447700900103'],
      ['Dee', ''],
    ]);
    const page = { importId, offset: 1, limit: 2 };
    const all = readRejectedRowsPage(db, { ...page, problem: null });
    expect([all.total, all.rows.map(({ line }) => line)]).toEqual([4, [3, 4]]);
    const empty = readRejectedRowsPage(db, { ...page, problem: 'empty' });
    expect([empty.total, empty.rows.map(({ line }) => line)]).toEqual([2, [5]]);
    expect(firstRow(db, importId)).toMatchObject({
      line: 2,
      cells: ['Ann', '447700900101', 'vip'],
      cellIndex: 1,
      problem: 'plus-lost',
      fix: '+447700900101',
    });
  });
});

describe('fixing a row', () => {
  it('adds the contact that the import would have added, with list, tags and consent', () => {
    const db = temporaryDatabase();
    const list = findOrCreateList(db, 'Spring', now);
    const importId = recordImport(db, [['Ann', 'n/a', 'vip; new', '', '7½']], {
      listId: list.id,
      tags: ['spring'],
      consent: { source: 'Sign-up form, 2026' },
    });
    const row = firstRow(db, importId);
    const cells = ['Ann', '(212) 555-0101', 'vip; new', '', '7½'];
    expect(fixRow(db, { rowId: row.id, cells, now })).toEqual({
      kind: 'fixed',
      outcome: 'added',
    });
    expect(findContact(db, '+12125550101', 'US')).toMatchObject({
      firstName: 'Ann',
      customFields: { shoe_size: '7½' },
      tags: ['new', 'spring', 'vip'],
      consentAt: now,
    });
    const stored = db.sqlite
      .prepare(
        `SELECT import_id, consent_method, consent_source,
                (SELECT group_concat(list_id) FROM list_contacts WHERE contact_id = contacts.id) AS lists
           FROM contacts`,
      )
      .get();
    expect(stored).toEqual({
      import_id: importId,
      consent_method: 'import',
      consent_source: 'Sign-up form, 2026 (people.csv, line 2)',
      lists: String(list.id),
    });
    expect(readRejectedRows(db, importId)).toMatchObject({ left: 0, fixed: 1, problems: [] });
  });

  it('suppresses the number at once where the row says no and is still rejected', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['Ann', 'n/a', '', 'yes', '']]);
    const tag = 'x'.repeat(500);
    const cells = ['Ann', '(212) 555-0101', tag, 'yes', ''];
    expect(fixRow(db, { rowId: firstRow(db, importId).id, cells, now })).toMatchObject({
      kind: 'rejected',
    });
    expect(suppressionInForce(db, '+12125550101')).not.toBeNull();
    undoImport(db, { importId, now });
    expect(suppressionInForce(db, '+12125550101')).toBeNull();
  });

  it('keeps the new cells and the new reason of a row that is still rejected', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['Ann', 'n/a']]);
    const { id } = firstRow(db, importId);
    const result = fixRow(db, { rowId: id, cells: ['Ann', '447700900101'], now });
    expect(result).toMatchObject({
      kind: 'rejected',
      row: { id, problem: 'plus-lost', cells: ['Ann', '447700900101'], fix: '+447700900101' },
    });
    expect(rowsLeft(db, importId)).toEqual([result.kind === 'rejected' && result.row]);
    expect(readRejectedRows(db, importId)).toMatchObject({ left: 1, fixed: 0 });
  });

  it('works for a row that is at fault as a whole', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['Lee', 'Ann', '212-555-0101', '', '', '9'], ['Ben']]);
    const [tooMany, tooFew] = rowsLeft(db, importId);
    expect([tooMany?.cellIndex, tooFew?.problem]).toEqual([null, 'row-ends-early']);
    for (const [row, cells] of [
      [tooMany, ['Lee, Ann', '212-555-0101', '', '', '9']],
      [tooFew, ['Ben', '212-555-0102']],
    ] as const) {
      expect(fixRow(db, { rowId: row?.id ?? 0, cells, now }).kind).toBe('fixed');
    }
    expect(findContact(db, '212-555-0101', 'US').firstName).toBe('Lee, Ann');
  });

  it('does with a known number what its import does', () => {
    const db = temporaryDatabase();
    const outcomes = (['update', 'fill', 'skip'] as const).map((onDuplicate) => {
      const first = recordImport(db, [['Ann', 'n/a', '', '', '7']]);
      const phone = `212-555-010${first}`;
      fixRow(db, { rowId: firstRow(db, first).id, cells: ['Ann', phone, '', '', '7'], now });
      const second = recordImport(db, [['Anna', 'n/a', 'vip']], { onDuplicate });
      const cells = ['Anna', phone, 'vip', '', ''];
      const result = fixRow(db, { rowId: firstRow(db, second).id, cells, now });
      const { firstName, tags, customFields } = findContact(db, phone, 'US');
      return [result, firstName, tags, customFields['shoe_size']];
    });
    expect(outcomes).toEqual([
      [{ kind: 'fixed', outcome: 'updated' }, 'Anna', ['vip'], '7'],
      [{ kind: 'fixed', outcome: 'updated' }, 'Ann', ['vip'], '7'],
      [{ kind: 'fixed', outcome: 'skipped' }, 'Ann', [], '7'],
    ]);
  });

  it('keeps consent and suppressions, and suppresses an opt-out', () => {
    const db = temporaryDatabase();
    addSuppression(db, {
      origin: 'manual',
      phone: '+12125550101',
      reason: 'Replied STOP',
      evidence: null,
      at: 1,
    });
    const importId = recordImport(
      db,
      [
        ['Ann', 'n/a'],
        ['Ann', 'n/a'],
        ['Ben', 'n/a', '', 'yes'],
      ],
      { consent: { source: 'Form' } },
    );
    for (const [index, phone] of ['212-555-0101', '212-555-0101', '212-555-0103'].entries()) {
      const row = firstRow(db, importId);
      fixRow(db, { rowId: row.id, cells: row.cells.with(1, phone), now: now + index });
    }
    expect(findContact(db, '212-555-0101', 'US')).toMatchObject({
      consentAt: now,
      suppressedReason: 'Replied STOP',
    });
    expect(suppressionInForce(db, '+12125550103')).not.toBeNull();
  });

  it('keeps a contact that another import added and that is undone later', () => {
    const db = temporaryDatabase();
    const [early, late] = [recordImport(db, [['Ann', 'n/a']]), recordImport(db, [['Ann', 'n/a']])];
    for (const importId of [late, early]) {
      const { id: rowId } = firstRow(db, importId);
      fixRow(db, { rowId, cells: ['Ann', '212-555-0101'], now });
    }
    undoImport(db, { importId: late, now });
    expect(findContact(db, '212-555-0101', 'US').firstName).toBe('Ann');
    undoImport(db, { importId: early, now });
  });

  it('is refused where the row was fixed or dismissed meanwhile', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [
      ['Ann', 'n/a'],
      ['Ben', 'n/a'],
    ]);
    const [ann, ben] = rowsLeft(db, importId);
    const fix = (rowId = 0) => fixRow(db, { rowId, cells: ['Ann', '212-555-0101'], now });
    fix(ann?.id);
    dismiss(db, { importId, rows: { rowId: ben?.id ?? 0 }, now });
    const before = everything(db);
    expect(() => fix(ann?.id)).toThrow('Line 2 was already fixed');
    expect(() => fix(ben?.id)).toThrow('Line 3 has been skipped in the meantime');
    expect(() => fix(99)).toThrow('no longer exists');
    expect(everything(db)).toEqual(before);
  });

  it('records the cells before in an event', () => {
    const db = temporaryDatabase();
    const importId = recordImport(db, [['Ann', 'n/a']]);
    const { id: rowId } = firstRow(db, importId);
    fixRow(db, { rowId, cells: ['Ann', 'n/a'], now });
    fixRow(db, { rowId, cells: ['Ann', '555', 'vip'], now });
    fixRow(db, { rowId, cells: ['Ann', '212-555-0101', 'vip'], now });
    const change = (cell: number, before: string | null, after: string) => ({
      cell,
      before,
      after,
    });
    expect(eventsOf(db, importId)).toEqual([
      {
        kind: 'rejected-row-fixed',
        detail: {
          rowId,
          line: 2,
          changes: [change(1, 'n/a', '555'), change(2, null, 'vip')],
          outcome: 'rejected',
        },
      },
      {
        kind: 'rejected-row-fixed',
        detail: { rowId, line: 2, changes: [change(1, '555', '212-555-0101')], outcome: 'added' },
      },
    ]);
  });
});
