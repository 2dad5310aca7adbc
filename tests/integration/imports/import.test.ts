import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication } from '../../../src-main/application.ts';
import { everyContact } from '../../../src-main/campaigns/audience.ts';
import { getImport } from '../../../src-main/imports/import-records.ts';
import { allLists } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  suppressionInForce,
  suppressionsOf,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { undoImport } from '../../../src-main/imports/undo/import-undo.ts';
import { importContacts, type ImportRequest } from '../../../src-main/imports/import-contacts.ts';
import { readRows } from '../../../src-main/imports/row-packets.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { columnTargetSchema, importResultSchema } from '../../../src-shared/import/import.ts';
import { sampleContacts } from '../../support/command-line.ts';
import { countedRows, csvFile, importFile, steppingClock } from '../../support/csv-files.ts';
import {
  alone,
  migrationsFolder,
  temporaryDatabase,
  temporaryFolder,
  threadFile,
} from '../../support/database.ts';

const people = [
  'First,Last,Mobile,Email,Last visit',
  'Ann,Lee,(212) 555-0101,ann@example.com,May',
  'Bob,Ray,212-555-0102,,June',
].join('\n');

function contactsOf(db: WritableDatabase) {
  return [...everyContact(db)].flat();
}

/** All that is stored, to see that nothing of it has changed. */
function everything(db: WritableDatabase): string {
  const tables = [
    'contacts',
    'lists',
    'list_contacts',
    'imports',
    'import_rejects',
    'suppressions',
  ];
  return JSON.stringify(tables.map((table) => db.sqlite.prepare(`SELECT * FROM ${table}`).all()));
}

function temporaryTables(db: WritableDatabase): readonly unknown[] {
  return db.sqlite.prepare(`SELECT name FROM sqlite_temp_schema`).all();
}

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

describe('an import that fails', () => {
  it('changes nothing when it is canceled, however much was read', async () => {
    for (const after of [1, 4]) {
      const db = temporaryDatabase();
      await importFile(db, csvFile(people), { listName: 'Spring' });
      const before = everything(db);
      const signal = { aborted: false };
      let told = 0;
      const file = csvFile(['First,Phone', ...countedRows(20_000)].join('\n'), { name: 'big.csv' });
      await expect(
        importContacts(
          db,
          { ...request(file), listName: 'New' },
          {
            clock: steppingClock(100),
            ...alone(db),
            signal,
            onProgress: () => {
              told += 1;
              signal.aborted = told === after;
            },
          },
        ),
      ).rejects.toMatchObject({
        code: 'canceled',
        message: 'The import of big.csv was canceled. Nothing was imported.',
      });
      expect(everything(db)).toBe(before);
      expect(temporaryTables(db)).toEqual([]);
      expect(await importFile(db, file)).toMatchObject({ rows: 20_000, invalid: 0 });
    }
  });

  it('writes a contact once for many of its rows, and records the first state and the last', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile('First,Last,Mobile\nAnn,Lee,2125550101\n'));
    const rows = Array.from({ length: 6000 }, (_, index) => `A${index},,2125550101`);
    const file = csvFile(['First,Last,Mobile', ...rows].join('\n'));
    const changes = db.sqlite.prepare('SELECT total_changes()').pluck();
    const before = Number(changes.get());
    const result = await importFile(db, file, { listName: 'All', tags: ['VIP'] });
    expect(result).toMatchObject({ rows: 6000, added: 0, updated: 6000, skipped: 0, invalid: 0 });
    // One a row to stage them, and a few for each page of rows; it was five a row.
    expect(Number(changes.get()) - before).toBeLessThan(6000 + 600);
    expect(contactsOf(db)).toMatchObject([{ firstName: 'A5999', lastName: 'Lee' }]);
    expect(
      db.sqlite.prepare('SELECT before, after FROM import_changes WHERE import_id = 2').all(),
    ).toEqual([{ before: '{"first_name":"Ann"}', after: '{"first_name":"A5999"}' }]);
    expect(allLists(db)).toMatchObject([{ name: 'All', count: 1 }]);
  });

  it('takes in long rows a few at a time', async () => {
    const long = 'x'.repeat(9000);
    const columns = Array.from({ length: 100 }, (_, index) => `Note ${index}`);
    const cells = columns.map(() => long).join();
    const rows = Array.from({ length: 40 }, (_, index) => `21255501${10 + index},${cells}`);
    const reading = await readRows({
      ...request(csvFile([`Mobile,${columns.join()}`, ...rows].join('\n'))),
      mapping: [
        { kind: 'field', field: 'phone' },
        ...columns.map((_, index) => ({ kind: 'custom', name: `note_${index}` }) as const),
      ],
    });
    const lengths: number[] = [];
    for await (const { places } of reading.packets) lengths.push(places.length);
    await reading.close();
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2);
    expect(lengths.reduce((sum, length) => sum + length)).toBe(40);
  });

  it('is canceled while its file is still looked at for the first time', async () => {
    const folder = temporaryFolder();
    const app = openApplication({
      dataFolder: folder,
      migrationsFolder,
      threadFile,
      clock: systemClock,
      readCredentials: () => Promise.resolve(null),
      onError: (error) => expect.unreachable(String(error)),
    });
    onTestFinished(() => app.close());
    const text = `First,Mobile\n${'Ann,2125550101\n'.repeat(200_000)}Zo\u00eb,2125550102\n`;
    const importing = app.imports.startAsSuggested({
      file: csvFile(text),
      country: 'US',
      choices: {},
      listName: null,
      onDuplicate: 'update',
    });
    void app.imports.cancel();
    await expect(importing).rejects.toMatchObject({ code: 'canceled' });
    expect(await app.contacts.count()).toBe(0);
  });

  it('can be canceled until the saving begins', async () => {
    const db = temporaryDatabase();
    const signal = { aborted: false };
    await expect(
      importContacts(db, request(csvFile('First,Phone\nAnn,2125550101\n')), {
        clock: steppingClock(),
        ...alone(db),
        signal,
        onProgress: ({ stage }) => {
          signal.aborted = stage === 'saving';
        },
      }),
    ).rejects.toMatchObject({ code: 'canceled' });
    expect(contactsOf(db)).toEqual([]);
  });

  it.each([
    [
      'a quote that is never closed',
      'First,Phone\nAnn,2125550101\nBob,"2125550102\n',
      'invalid',
      /from line 3 on\. .*opened on line 3.* Nothing was imported\.$/,
    ],
    ['a NUL', 'First,Phone\nAnn,2125550101\nBo\0b,2125550102\n', 'invalid', /line 3/],
    [
      'fewer columns than were mapped',
      'Phone\n2125550101\n',
      'invalid',
      /has 1 column now, and 2 were mapped/,
    ],
    ['nothing but blank lines', '\n\n  \n', 'usage', /has no rows/],
  ])('changes nothing for a file with %s', async (_what, text, code, message) => {
    const db = temporaryDatabase();
    const before = everything(db);
    await expect(
      importContacts(
        db,
        { ...request(csvFile(text)), listName: 'New' },
        { clock: steppingClock(), ...alone(db) },
      ),
    ).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(everything(db)).toBe(before);
    expect(temporaryTables(db)).toEqual([]);
  });

  it('is refused without a phone column, with the columns there are', async () => {
    const db = temporaryDatabase();
    await expect(
      importFile(db, csvFile('Name,Email\nAnn,ann@example.com\n')),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('The columns are “Name”, “Email”.'),
    });
  });

  it('is refused for an unknown country, and for a missing file', async () => {
    const db = temporaryDatabase();
    const file = csvFile(people);
    await expect(
      importContacts(
        db,
        { ...request(file), country: 'XX' },
        { clock: steppingClock(), ...alone(db) },
      ),
    ).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('“XX”') });
    await expect(
      importContacts(db, request(`${file}.no`), { clock: steppingClock(), ...alone(db) }),
    ).rejects.toMatchObject({
      code: 'usage',
    });
  });

  it('is refused while another one runs, which is not disturbed', async () => {
    const db = temporaryDatabase();
    const file = csvFile(['First,Phone', ...countedRows(5000)].join('\n'));
    const first = importContacts(db, request(file), { clock: steppingClock(), ...alone(db) });
    await expect(
      importContacts(db, request(file), { clock: steppingClock(), ...alone(db) }),
    ).rejects.toMatchObject({
      code: 'busy',
    });
    expect(await first).toMatchObject({ added: 5000 });
    expect(
      await importContacts(db, request(file), { clock: steppingClock(), ...alone(db) }),
    ).toMatchObject({
      updated: 5000,
    });
  });

  it('changes nothing when the disk is full, and says what to do', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(people));
    const before = everything(db);
    const pages = Number(db.sqlite.pragma('page_count', { simple: true }));
    db.sqlite.pragma(`max_page_count = ${pages + 20}`);
    const file = csvFile(['First,Phone', ...countedRows(20_000)].join('\n'));
    await expect(
      importContacts(
        db,
        { ...request(file), listName: 'New' },
        { clock: steppingClock(), ...alone(db) },
      ),
    ).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Free up some space'),
    });
    expect(everything(db)).toBe(before);
    expect(db.sqlite.inTransaction).toBe(false);
  });
});

/** A file of two columns: first name and phone. */
function request(file: string): ImportRequest {
  return {
    file,
    country: 'US',
    reading: { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: null },
    mapping: [
      columnTargetSchema.parse({ kind: 'field', field: 'firstName' }),
      columnTargetSchema.parse({ kind: 'field', field: 'phone' }),
    ],
    listName: null,
    tags: [],
    consent: null,
    onDuplicate: 'update',
  };
}

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
