import { describe, expect, it } from 'vitest';
import { everyContact } from '../../../src-main/campaigns/audience.ts';
import { updateContact } from '../../../src-main/contacts/contact-rows.ts';
import { previewUndo, undoImport } from '../../../src-main/imports/undo/import-undo.ts';
import { importsPage, mappingLastUsed } from '../../../src-main/imports/import-records.ts';
import { allLists } from '../../../src-main/contacts/list-rows.ts';
import { openDatabase, type WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  suppressionInForce,
  suppressionsOf,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { countedRows, csvFile, importFile } from '../../support/csv-files.ts';
import { migrationsFolder, temporaryDatabase } from '../../support/database.ts';

const later = 1_900_000_000_000;

const first = csv('First,Phone,City,Tags,Opted out', [
  'Ann,2125550101,Rome,vip,',
  'Bob,2125550102,,,yes',
  'Cal,2125550103,Oslo,,',
]);

function csv(header: string, rows: readonly string[]): string {
  return [header, ...rows].join('\n');
}

function people(db: WritableDatabase) {
  return [...everyContact(db)].flat().map(({ firstName, customFields }) => ({
    firstName,
    ...customFields,
  }));
}

/** Everything about contacts, to see that it is as it was. */
function stateOf(db: WritableDatabase): unknown {
  const all = (query: string) => db.sqlite.prepare(query).all();
  return {
    contacts: all(`SELECT phone, first_name, last_name, email, custom_fields, time_zone, consent_at,
                          consent_method, consent_source, import_id, created_at
                     FROM contacts ORDER BY id`),
    lists: all('SELECT name FROM lists ORDER BY id'),
    onLists: all(`SELECT lists.name, phone FROM list_contacts JOIN lists ON lists.id = list_id
                    JOIN contacts ON contacts.id = contact_id ORDER BY 1, 2`),
    tags: all(`SELECT tags.name, phone FROM contact_tags JOIN tags ON tags.id = tag_id
                 JOIN contacts ON contacts.id = contact_id ORDER BY 1, 2`),
  };
}

function idOf(db: WritableDatabase, phone: string): number {
  const select = db.sqlite.prepare<[string], number>('SELECT id FROM contacts WHERE phone = ?');
  return select.pluck().get(phone) ?? 0;
}

function expectWhole({ sqlite }: WritableDatabase): void {
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
}

function undo(db: WritableDatabase, importId: number) {
  const preview = previewUndo(db, { importId });
  const done = undoImport(db, { importId, now: later });
  expect(done).toEqual(preview);
  expectWhole(db);
  return done;
}

const noSuppressions = { suppressionsLifted: 0, suppressionsKept: 0 };

describe('undoing an import', () => {
  it('leaves suppressed what another import says too, until that one is undone as well', async () => {
    const db = temporaryDatabase();
    const one = await importFile(db, csvFile(first));
    const two = await importFile(db, csvFile(first, { name: 'again.csv' }));
    expect(undo(db, one.importId)).toMatchObject({ suppressionsLifted: 0, suppressionsKept: 1 });
    expect(suppressionsOf(db, '+12125550102')).toMatchObject([
      { importId: two.importId, evidence: expect.stringContaining('again.csv') as string },
    ]);
    expect(undo(db, two.importId)).toMatchObject({ suppressionsLifted: 1, suppressionsKept: 0 });
    expect(suppressionInForce(db, '+12125550102')).toBeNull();
  });

  it('counts no other import that was undone before', async () => {
    const db = temporaryDatabase();
    const one = await importFile(db, csvFile(first));
    const two = await importFile(db, csvFile(first, { name: 'again.csv' }));
    expect(undo(db, two.importId)).toMatchObject(noSuppressions);
    expect(suppressionInForce(db, '+12125550102')).not.toBeNull();
    expect(undo(db, one.importId)).toMatchObject({ suppressionsLifted: 1 });
  });

  it('leaves suppressed whoever opted out in another way since', async () => {
    const db = temporaryDatabase();
    const { importId } = await importFile(db, csvFile(first));
    const reply = { phone: '+12125550102', reason: 'Replied STOP', evidence: null, at: later };
    expect(addSuppression(db, { ...reply, origin: 'reply' })).toBe(false);
    expect(undo(db, importId)).toMatchObject(noSuppressions);
    expect(suppressionsOf(db, '+12125550102')).toMatchObject([
      { liftedAt: null, evidence: expect.stringContaining('Also: Replied STOP') as string },
    ]);
  });

  it('removes the contacts that it added, its list and tags, and keeps suppressions', async () => {
    const db = temporaryDatabase();
    const empty = stateOf(db);
    const { importId, suppressed } = await importFile(db, csvFile(first), {
      listName: 'Spring',
      tags: ['fair'],
      consent: 'Sign-up form',
    });
    expect(suppressed).toBe(1);
    expect(allLists(db)).toHaveLength(1);
    expect(undo(db, importId)).toEqual({
      removed: 3,
      reverted: 0,
      kept: 0,
      suppressionsLifted: 1,
      suppressionsKept: 0,
    });
    expect(stateOf(db)).toEqual(empty);
    expect(db.sqlite.prepare('SELECT name FROM tags').all()).toEqual([]);
    expect(suppressionInForce(db, '+12125550102')).toBeNull();
    expect(suppressionsOf(db, '+12125550102')).toMatchObject([
      { liftedAt: later, liftedEvidence: expect.stringContaining('undone') as string },
    ]);
    expect(importsPage(db, { offset: 0, limit: 5 }).rows).toMatchObject([{ undoneAt: later }]);
  });

  it('gives former values back, field by field, where the value of the import is still there', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(first, { name: 'before.csv' }), { listName: 'Spring' });
    const before = stateOf(db);
    const news = csv('First,Last,Phone,City,Colour', [
      'Anna,Lee,2125550101,Paris,red',
      'Bob,Ray,2125550102,Bern,blue',
      'Dan,Fox,2125550104,,',
    ]);
    const { importId } = await importFile(db, csvFile(news), {
      listName: 'Summer',
      consent: 'Fair',
    });
    expect(undo(db, importId)).toEqual({ removed: 1, reverted: 2, kept: 0, ...noSuppressions });
    expect(stateOf(db)).toEqual(before);
  });

  it('keeps what was edited since', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(first, { name: 'before.csv' }));
    const { importId } = await importFile(
      db,
      csvFile(csv('First,Last,Phone', ['Anna,Lee,2125550101', 'Eve,May,2125550105'])),
    );
    const input = { phone: '+12125550101', firstName: 'Annie', lastName: 'Lee', email: '' };
    updateContact(db, idOf(db, input.phone), input, { country: 'US', now: later - 1 });
    const eve = { phone: '+12125550105', firstName: 'Eve', lastName: 'Day', email: '' };
    updateContact(db, idOf(db, eve.phone), eve, { country: 'US', now: later - 1 });
    expect(undo(db, importId)).toEqual({ removed: 0, reverted: 1, kept: 1, ...noSuppressions });
    expect(people(db).map(({ firstName }) => firstName)).toEqual(['Annie', 'Bob', 'Cal', 'Eve']);
    const names = db.sqlite.prepare('SELECT last_name FROM contacts ORDER BY id').pluck().all();
    expect(names).toEqual(['', '', '', 'Day']);
  });

  it('keeps contacts of another import, and undoing both leads back before both', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile(csv('First,Phone', ['Ann,2125550101'])));
    const one = await importFile(
      db,
      csvFile(csv('First,Phone', ['Anna,2125550101', 'Bob,2125550102'])),
    );
    const two = await importFile(
      db,
      csvFile(csv('First,Phone', ['Annie,2125550101', 'Bob,2125550102'])),
    );
    expect(undo(db, one.importId)).toMatchObject({ removed: 0, reverted: 0, kept: 2 });
    expect(undo(db, two.importId)).toMatchObject({ removed: 0, reverted: 1, kept: 0 });
    const [ann, bob] = people(db);
    expect([ann?.firstName, bob?.firstName]).toEqual(['Ann', 'Bob']);
  });

  it('works once, also after a restart, and the file can be imported again', async () => {
    const db = temporaryDatabase();
    const file = csvFile(first);
    const { importId } = await importFile(db, file, { listName: 'Spring' });
    db.close();
    const again = openDatabase({ file: db.file, migrationsFolder });
    try {
      expect(undo(again, importId)).toMatchObject({ removed: 3 });
      expect(() => undoImport(again, { importId, now: later })).toThrow(/was already undone/);
      expect(() => undoImport(again, { importId: 99, now: later })).toThrow(/no import 99/);
      expect(await importFile(again, file, { listName: 'Spring' })).toMatchObject({ added: 3 });
      expect(allLists(again)).toMatchObject([{ name: 'Spring', count: 3 }]);
    } finally {
      again.close();
    }
  });

  it('does the same for thousands of contacts, and all indexes are there afterwards', async () => {
    const db = temporaryDatabase();
    const indexes = () =>
      db.sqlite
        .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY 1`)
        .all();
    const known = indexes();
    const file = csvFile(['First,Phone', ...countedRows(12_000)].join('\n'));
    const { importId } = await importFile(db, file, { listName: 'Crowd', tags: ['crowd'] });
    expect(indexes()).toEqual(known);
    expectWhole(db);
    expect(undo(db, importId)).toMatchObject({ removed: 12_000 });
    expect(indexes()).toEqual(known);
    expect(people(db)).toEqual([]);
  });
});

it('the last mapping of a file is found by its header', async () => {
  const db = temporaryDatabase();
  const mapping = { first_name: 'First', favourite: 'City' };
  await importFile(db, csvFile(csv('First,Phone,City', ['Ann,2125550101,Rome'])), {
    choices: mapping,
  });
  expect(mappingLastUsed(db, ['First', 'Phone', 'City'])).toEqual([
    { kind: 'field', field: 'firstName' },
    { kind: 'field', field: 'phone' },
    { kind: 'custom', name: 'favourite' },
  ]);
  expect(mappingLastUsed(db, ['Phone', 'First', 'City'])).toBeNull();
});
