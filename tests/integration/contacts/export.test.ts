import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  exportContacts,
  type ExportProgress,
  type ExportSource,
} from '../../../src-main/contacts/export/export-contacts.ts';
import { exportLines } from '../../../src-main/contacts/export/export-lines.ts';
import { selectedIds } from '../../../src-main/contacts/bulk/contact-selection.ts';
import { recordConsent } from '../../../src-main/contacts/contact-rows.ts';
import { fieldNamesOf } from '../../../src-main/contacts/export/export-rows.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { addContact } from '../../support/contacts.ts';
import { steppingClock } from '../../support/csv-files.ts';
import { temporaryDatabase, temporaryFolder } from '../../support/database.ts';

const everybody: ContactSelection = { kind: 'filter', filter: {}, except: [] };

/** The database itself, with nothing in between. */
function directly(db: WritableDatabase): ExportSource {
  return {
    selectedIds: (request) => Promise.resolve(selectedIds(db, request)),
    fieldNamesOf: (ids) => Promise.resolve(fieldNamesOf(db, ids)),
    exportLines: (request) => Promise.resolve(exportLines(db, request)),
  };
}

async function exported(db: WritableDatabase, selection = everybody): Promise<readonly string[]> {
  const file = path.join(temporaryFolder(), 'contacts.csv');
  const { rows } = await exportContacts(directly(db), steppingClock(), { file, selection });
  const lines = readFileSync(file, 'utf8').split('\r\n');
  expect(lines.pop()).toBe('');
  expect(lines).toHaveLength(rows + 1);
  return lines;
}

/** That many contacts, written at once. */
function manyContacts(db: WritableDatabase, count: number): void {
  db.sqlite
    .prepare(
      `WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ?)
       INSERT INTO contacts (phone, first_name, custom_fields, created_at, updated_at)
       SELECT '+4477' || (10000000 + n), 'Person ' || n, json_object('visit_' || (n % 3), CAST(n AS TEXT)), 1, 1
         FROM many`,
    )
    .run(count);
}

const header =
  '\uFEFFPhone,First name,Last name,Email,Tags,Time zone,Agreed to texts at,How agreed,Where agreed';

describe('an export of contacts', () => {
  it('is a CSV for Excel with all that comes back, in which no cell is a formula', async () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', {
      firstName: '=Ann',
      lastName: '-Lee',
      email: '+x@example.com',
      timeZone: 'Europe/Paris',
      tags: ['VIP', 'Bakery'],
      customFields: { notes: 'two\nlines, "quoted"', last_visit: '@noon' },
    });
    addContact(db, '+447700900123', { customFields: { mobile: '+12125550102' } });
    recordConsent(db, 2, {
      method: 'form',
      source: 'Sheet 3',
      now: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
    });
    expect(await exported(db)).toEqual([
      `${header},last_visit,mobile,notes`,
      `+12125550101,'=Ann,'-Lee,'+x@example.com,"Bakery, VIP",Europe/Paris,,,,'@noon,,"two\nlines, ""quoted"""`,
      '+447700900123,,,,,,2026-01-02T03:04:05.006Z,form,Sheet 3,,+12125550102,',
    ]);
  });

  it('has those of a selection alone, and only the fields that they have', async () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    addContact(db, '2125550101', { customFields: { only_hers: 'x' } });
    addContact(db, '2125550102', { listId });
    addContact(db, '2125550103', { listId, customFields: { his: 'y' } });
    const onList = { kind: 'filter', filter: { listIds: [listId] } } as const;
    expect(await exported(db, { ...onList, except: [] })).toEqual([
      `${header},his`,
      '+12125550102,,,,,,,,,',
      '+12125550103,,,,,,,,,y',
    ]);
    expect(await exported(db, { ...onList, except: [3] })).toHaveLength(2);
    expect(await exported(db, { kind: 'ids', ids: [3, 1, 3, 99] })).toEqual([
      `${header},his,only_hers`,
      '+12125550101,,,,,,,,,,x',
      '+12125550103,,,,,,,,,y,',
    ]);
  });

  it('of nobody is a header', async () => {
    expect(await exported(temporaryDatabase())).toEqual([header]);
  });

  it('has everybody, each once, however many there are, and says how far it is', async () => {
    const db = temporaryDatabase();
    manyContacts(db, 5432);
    const told: ExportProgress[] = [];
    const file = path.join(temporaryFolder(), 'contacts.csv');
    await exportContacts(directly(db), steppingClock(60), {
      file,
      selection: everybody,
      onProgress: (progress) => void told.push(progress),
    });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe(`${header},visit_0,visit_1,visit_2`);
    expect(new Set(lines).size).toBe(5433);
    expect(told.at(-1)).toEqual({ done: 5432, total: 5432, secondsLeft: 0 });
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(({ done, total }) => done <= total && total === 5432)).toBe(true);
    const done = told.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((one, other) => one - other));
  });

  it('that is canceled leaves no file, nor touches the one that was there', async () => {
    const db = temporaryDatabase();
    manyContacts(db, 3000);
    const folder = temporaryFolder();
    const file = path.join(folder, 'contacts.csv');
    for (const stopAfter of [0, 1, 4, 5]) {
      let asked = 0;
      const signal = {
        get aborted() {
          asked += 1;
          return asked > stopAfter;
        },
      };
      const called = exportContacts(directly(db), steppingClock(), {
        file,
        selection: everybody,
        signal,
      });
      await expect(called).rejects.toMatchObject({ code: 'canceled' });
    }
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('leaves out whoever is removed while it is written', async () => {
    const db = temporaryDatabase();
    manyContacts(db, 1500);
    const source = directly(db);
    const file = path.join(temporaryFolder(), 'contacts.csv');
    const { rows } = await exportContacts(
      {
        ...source,
        exportLines(request) {
          db.sqlite.exec('DELETE FROM contacts WHERE id > 1400');
          return source.exportLines(request);
        },
      },
      steppingClock(),
      { file, selection: everybody },
    );
    expect(rows).toBe(1400);
    expect(readFileSync(file, 'utf8').trimEnd().split('\r\n')).toHaveLength(1401);
  });
});
