import { describe, expect, it } from 'vitest';
import { getImport } from '../../../src-main/imports/import-records.ts';
import { allLists } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { importContacts } from '../../../src-main/imports/import-contacts.ts';
import { importResultSchema } from '../../../src-shared/import/import.ts';
import { sampleContacts } from '../../support/command-line.ts';
import { countedRows, csvFile, importFile, steppingClock } from '../../support/csv-files.ts';
import { alone, temporaryDatabase } from '../../support/database.ts';
import { people, contactsOf, temporaryTables, request } from './saved-imports.ts';

describe('an import', () => {
  it('adds contacts with their fields to a new list, and is recorded', async () => {
    const db = temporaryDatabase();
    const file = csvFile(people, { name: 'people.csv' });
    const result = await importFile(db, file, { listName: ' Spring ' });
    expect(importResultSchema.parse(result)).toEqual({
      importId: 1,
      fileName: 'people.csv',
      listName: 'Spring',
      rows: 2,
      added: 2,
      updated: 0,
      skipped: 0,
      invalid: 0,
      landlines: 0,
      suppressed: 0,
      consents: 0,
      sheet: null,
      seconds: result.seconds,
      columns: result.columns,
      optOuts: [],
      unusedNames: [],
      unusedConsents: [],
      rejects: [],
    });
    expect(result.columns.map(({ name }) => name)).toEqual(people.split('\n')[0]?.split(','));
    expect(contactsOf(db)).toEqual([
      {
        id: 1,
        phone: '+12125550101',
        firstName: 'Ann',
        lastName: 'Lee',
        email: 'ann@example.com',
        customFields: { last_visit: 'May' },
        timeZone: null,
      },
      {
        id: 2,
        phone: '+12125550102',
        firstName: 'Bob',
        lastName: 'Ray',
        email: '',
        customFields: { last_visit: 'June' },
        timeZone: null,
      },
    ]);
    expect(allLists(db)).toMatchObject([{ id: 1, name: 'Spring', count: 2 }]);
    expect(getImport(db, 1)).toMatchObject({
      fileName: 'people.csv',
      listId: 1,
      country: 'US',
      added: 2,
    });
    expect(getImport(db, 1).mapping.map(({ header }) => header)).toEqual(
      people.split('\n')[0]?.split(','),
    );
    expect(temporaryTables(db)).toEqual([]);
  });

  it('counts every row of the sample once, and keeps the rejected ones', async () => {
    const db = temporaryDatabase();
    const result = await importFile(db, sampleContacts, { listName: 'All' });
    expect(result).toMatchObject({ rows: 45, added: 40, updated: 1, skipped: 0, invalid: 4 });
    expect(result.rejects.map(({ line, column, value }) => [line, column, value])).toEqual([
      [43, 'Mobile phone', '1.21256E+10'],
      [44, 'Mobile phone', '555-0143'],
      [45, 'Mobile phone', ''],
      [46, 'Mobile phone', '(212) 555-014'],
    ]);
    expect(named(db, 'Nathan')).toMatchObject({
      phone: '+13175550140',
      firstName: 'Nathan "Nate"',
      lastName: 'Cole, Jr.',
      customFields: { last_visit: '2026-10-06', favourite: 'Birthday cakes' },
    });
    expect(named(db, 'Keiko')?.customFields['last_visit']).toBe('2026-10-30');
  });

  it('updates known contacts with what is not empty, and keeps the rest', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(people));
    const again = csvFile(
      [
        'Mobile,First,Last,Email,Favourite',
        '2125550101,Annie,,,Rye',
        '2125550103,Cal,,,',
        '2125550102,,,,Oat',
      ].join('\n'),
    );
    expect(await importFile(db, again, { listName: 'Second' })).toMatchObject({
      rows: 3,
      added: 1,
      updated: 2,
      skipped: 0,
    });
    expect(contactsOf(db)[1]).toMatchObject({
      firstName: 'Bob',
      customFields: { last_visit: 'June' },
    });
    expect(contactsOf(db)[0]).toMatchObject({
      id: 1,
      firstName: 'Annie',
      lastName: 'Lee',
      email: 'ann@example.com',
      customFields: { last_visit: 'May', favourite: 'Rye' },
    });
    expect(allLists(db)).toMatchObject([{ id: 1, name: 'Second', count: 3 }]);
    const firstImports = db.sqlite.prepare(`SELECT import_id FROM contacts`).pluck().all();
    expect(firstImports).toEqual([1, 1, 2]);
  });

  it('skips known contacts if told to, but adds them to the list', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(people));
    const again = csvFile('Mobile,First\n2125550101,Annie\n2125550103,Cal\n2125550103,Carl\n');
    expect(await importFile(db, again, { listName: 'Second', onDuplicate: 'skip' })).toMatchObject({
      rows: 3,
      added: 1,
      updated: 0,
      skipped: 2,
    });
    expect(contactsOf(db).map(({ firstName }) => firstName)).toEqual(['Ann', 'Bob', 'Cal']);
    expect(allLists(db)).toMatchObject([{ id: 1, name: 'Second', count: 2 }]);
  });

  it('merges the rows of one number into one contact, in the order of the file', async () => {
    const db = temporaryDatabase();
    const file = csvFile(
      [
        'Name,Phone,Email,Favourite,City',
        'Ann Lee,2125550101,ann@example.com,Rye,Bath',
        'Bob Ray,212-555-0102,,,',
        'Annie,(212) 555-0101,,,',
        ',+12125550101,,Bagels,',
      ].join('\n'),
    );
    expect(await importFile(db, file)).toMatchObject({ rows: 4, added: 2, updated: 2, invalid: 0 });
    expect(contactsOf(db)).toMatchObject([
      {
        firstName: 'Annie',
        lastName: 'Lee',
        email: 'ann@example.com',
        customFields: { favourite: 'Bagels', city: 'Bath' },
      },
      { firstName: 'Bob', lastName: 'Ray', email: '', customFields: {} },
    ]);
  });

  it('has the same result twice as once', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(people), { listName: 'Spring' });
    const before = contactsOf(db);
    expect(await importFile(db, csvFile(people), { listName: 'SPRING' })).toMatchObject({
      listName: 'Spring',
      added: 0,
      updated: 2,
    });
    expect(contactsOf(db)).toEqual(before);
    expect(allLists(db)).toMatchObject([{ id: 1, name: 'Spring', count: 2 }]);
  });

  it('keeps every rejected row with its line, its cells and the reason', async () => {
    const db = temporaryDatabase();
    const file = csvFile(
      [
        'Name,Phone,Notes',
        'Ann,2125550101,"two\nlines"',
        'Bob,1.21256E+10,x',
        ',,',
        '',
        'Cal,2125550103,a,b',
        'Dan',
        `${'E'.repeat(201)},2125550104,y`,
        'Fay,2125550105,fine',
      ].join('\n'),
    );
    const result = await importFile(db, file);
    expect(result).toMatchObject({ rows: 6, added: 2, invalid: 4 });
    const kept = rejectedRows(db, result.importId);
    expect(kept.map(({ line, column, cells }) => [line, column, cells])).toEqual([
      [4, 'Phone', ['Bob', '1.21256E+10', 'x']],
      [7, null, ['Cal', '2125550103', 'a', 'b']],
      [8, 'Phone', ['Dan']],
      [9, 'Name', ['E'.repeat(201), '2125550104', 'y']],
    ]);
    expect(kept[3]?.value).toBe(`${'E'.repeat(200)}…`);
    expect(kept.map(({ problem }) => problem)).toEqual(
      result.rejects.map(({ problem }) => problem),
    );
  });

  it('returns at most a hundred rejected rows, and keeps all of them', async () => {
    const db = temporaryDatabase();
    const file = csvFile(`Name,Phone\n${'Ann,12\n'.repeat(1234)}`);
    const result = await importFile(db, file);
    expect(result.rejects).toHaveLength(100);
    expect(rejectedRows(db, result.importId)).toHaveLength(1234);
    expect(() => getImport(db, 99)).toThrow(/no import 99/);
  });

  it('never lifts or loses a suppression', async () => {
    const db = temporaryDatabase();
    const stop = {
      phone: '+12125550101',
      origin: 'reply',
      reason: 'Replied STOP',
      evidence: 'stop',
      at: 5,
    } as const;
    addSuppression(db, stop);
    await importFile(db, csvFile(people));
    await importFile(db, csvFile(people));
    expect(suppressionInForce(db, stop.phone)).toBe('Replied STOP');
    expect(db.sqlite.prepare(`SELECT phone, at, lifted_at FROM suppressions`).all()).toEqual([
      { phone: stop.phone, at: 5, lifted_at: null },
    ]);
  });

  it('reads a file without a header from its first row on', async () => {
    const db = temporaryDatabase();
    const file = csvFile('2125550101;Ann\n2125550102;Bob');
    expect(await importFile(db, file, { choices: { first_name: 'Column 2' } })).toMatchObject({
      rows: 2,
      added: 2,
    });
    expect(contactsOf(db).map(({ firstName }) => firstName)).toEqual(['Ann', 'Bob']);
  });

  it('reads other encodings and delimiters, and national numbers of its country', async () => {
    const db = temporaryDatabase();
    const file = csvFile('Prénom;Nom;Portable\r\nZoë;Müller;06 39 98 12 34\r\n', {
      encoding: 'windows-1252',
    });
    expect(await importFile(db, file, { country: 'FR' })).toMatchObject({ added: 1 });
    expect(contactsOf(db)[0]).toMatchObject({
      phone: '+33639981234',
      firstName: 'Zoë',
      lastName: 'Müller',
    });
  });

  it('rejects only rows that are damaged by a wrong encoding', async () => {
    const db = temporaryDatabase();
    const file = csvFile('Name,Phone\nZoë,2125550101\nAnn,2125550102\n', {
      encoding: 'windows-1252',
    });
    const result = await importContacts(db, request(file), {
      clock: steppingClock(),
      ...alone(db),
    });
    expect(result).toMatchObject({ added: 1, invalid: 1 });
    expect(result.rejects[0]).toMatchObject({ line: 2, column: 'Name', value: 'Zo\uFFFD' });
  });

  it('imports nothing from a header alone', async () => {
    const db = temporaryDatabase();
    expect(await importFile(db, csvFile('Name,Phone\n'))).toMatchObject({ rows: 0, added: 0 });
  });

  it('accepts quotes, braces and names such as __proto__ in custom fields', async () => {
    const db = temporaryDatabase();
    const file = csvFile(
      'Phone,constructor,__proto__,Note\n2125550101,a,b,"{""x"": 1} \\ \u2028 \'"\n',
    );
    await importFile(db, file);
    expect(contactsOf(db)[0]?.customFields).toEqual({
      constructor: 'a',
      proto: 'b',
      note: '{"x": 1} \\ \u2028 \'',
    });
  });

  it('reports its progress, and at last that it is saving', async () => {
    const db = temporaryDatabase();
    const file = csvFile(['Name,Phone', ...countedRows(20_000), 'Ann,12'].join('\n'));
    const told: { rows: number; bytesRead: number; totalBytes: number; stage: string }[] = [];
    await importContacts(db, request(file), {
      clock: steppingClock(100),
      ...alone(db),
      onProgress: (progress) => told.push(progress),
    });
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toMatchObject({ rows: 20_001, invalid: 1, stage: 'saving' });
    expect(told.at(-1)?.bytesRead).toBe(told[0]?.totalBytes);
    const rising = told.every((one, index) => one.rows >= (told[index - 1]?.rows ?? 0));
    expect(rising).toBe(true);
    const stages = told.map(({ stage }) => stage);
    expect(new Set(stages)).toEqual(new Set(['reading', 'saving']));
    expect(stages.lastIndexOf('reading')).toBeLessThan(stages.indexOf('saving'));
    expect(told.at(-1)).toMatchObject({ secondsLeft: 0 });
  });
});

/** The rows that an import rejected, as they are stored. */
function rejectedRows(db: WritableDatabase, importId: number) {
  return db.sqlite
    .prepare<
      [number],
      {
        readonly line: number;
        readonly column: string | null;
        readonly value: string;
        readonly problem: string;
        readonly raw: string;
      }
    >(`SELECT * FROM import_rejects WHERE import_id = ? ORDER BY id`)
    .all(importId)
    .map((row) => ({ ...row, cells: JSON.parse(row.raw) as unknown }));
}

/** The contact of that first name. */
function named(db: WritableDatabase, start: string) {
  return contactsOf(db).find(({ firstName }) => firstName.startsWith(start));
}
