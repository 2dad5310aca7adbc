import { describe, expect, it, onTestFinished } from 'vitest';
import { openApplication } from '../../../src-main/application.ts';
import { allLists } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { importContacts } from '../../../src-main/imports/import-contacts.ts';
import { readRows } from '../../../src-main/imports/row-packets.ts';
import { systemClock } from '../../../src-main/system-clock.ts';
import { countedRows, csvFile, importFile, steppingClock } from '../../support/csv-files.ts';
import {
  alone,
  migrationsFolder,
  temporaryDatabase,
  temporaryFolder,
  threadFile,
} from '../../support/database.ts';
import { people, contactsOf, temporaryTables, request } from './saved-imports.ts';

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
