import { describe, expect, it } from 'vitest';
import { countOnLists } from '../../../src-main/contacts/list-members.ts';
import { contactDetail } from '../../../src-main/contacts/contact-detail.ts';
import {
  countContacts,
  createContact,
  findContact,
  getContact,
  recordConsent,
  updateContact,
} from '../../../src-main/contacts/contact-rows.ts';
import { customFieldNames } from '../../../src-main/contacts/custom-fields.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  liftSuppression,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import {
  contactDetailSchema,
  contactSchema,
  type ContactChanges,
} from '../../../src-shared/contact/contact.ts';
import { addContact, contactInput } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const options = { country: 'US', listId: null, now: 1000 };

function update(db: WritableDatabase, id: number, changes: ContactChanges, now = 5000) {
  return updateContact(db, id, changes, { country: 'US', now });
}

describe('a contact', () => {
  it('is added with a clean name, a number in E.164, tags, fields and a time zone', () => {
    const db = temporaryDatabase();
    const added = createContact(
      db,
      contactInput('(212) 555-0101', {
        firstName: ' Ann\n',
        lastName: 'Lee ',
        email: 'a@example.com',
        timeZone: 'America/New_York',
        customFields: { favourite: ' Rye\nbread ', empty: ' ' },
        tags: ['vip', 'Bakery', 'VIP'],
      }),
      options,
    );
    expect(contactSchema.parse(added)).toEqual({
      id: 1,
      phone: '+12125550101',
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'a@example.com',
      customFields: { favourite: 'Rye\nbread' },
      tags: ['Bakery', 'vip'],
      isLandline: false,
      consentAt: null,
      suppressedReason: null,
      createdAt: 1000,
    });
    expect(getContact(db, 1)).toEqual(added);
    expect(contactDetail(db, 1, 1).timeZone).toBe('America/New_York');
  });

  it('with a number that is surely a landline says so, until the number changes', () => {
    const db = temporaryDatabase();
    expect(addContact(db, '+442079460123').isLandline).toBe(true);
    expect(update(db, 1, contactInput('+447700900123')).isLandline).toBe(false);
  });

  it('is put on a list, and is not added at all where the list is gone or is by filter', () => {
    const db = temporaryDatabase();
    const { id } = findOrCreateList(db, 'Spring', 1);
    const { id: byFilter } = findOrCreateList(db, 'Everybody', 1);
    db.sqlite.prepare(`UPDATE lists SET filter = '{}' WHERE id = ?`).run(byFilter);
    addContact(db, '2125550101', { listId: id });
    expect(countOnLists(db, { listIds: [id], now: 1 })).toBe(1);
    expect(() => addContact(db, '2125550102', { listId: 99 })).toThrow(/no longer exists/);
    expect(() => addContact(db, '2125550102', { listId: byFilter })).toThrow(/a list by filter/);
    expect(countContacts(db)).toBe(1);
  });

  it('is refused with a number that is none, or that somebody has', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { firstName: 'Ann', lastName: 'Lee' });
    addContact(db, '2125550102');
    expect(() => addContact(db, '12')).toThrow(/too short/);
    expect(() => addContact(db, '212-555-0101')).toThrow(
      '(212) 555-0101 is already the number of Ann Lee. Nothing was saved.',
    );
    expect(() => addContact(db, '+1 212 555 0102')).toThrow(/is already another contact’s number/);
    expect(countContacts(db)).toBe(2);
  });

  it('keeps each field that a change does not name', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { firstName: 'Ann', lastName: 'Lee', email: 'a@example.com' });
    update(db, 1, { firstName: 'Annie' });
    update(db, 1, { email: '' });
    update(db, 1, { phone: '2125550102' });
    expect(update(db, 1, { lastName: 'Li' })).toMatchObject({
      phone: '+12125550102',
      firstName: 'Annie',
      lastName: 'Li',
      email: '',
    });
  });

  it('keeps what a change does not name, and loses what it empties', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    addContact(db, '2125550101', {
      firstName: 'Ann',
      customFields: { favourite: 'Rye', last_visit: 'May' },
      tags: ['VIP'],
      timeZone: 'Europe/Paris',
      listId,
    });
    const changed = update(
      db,
      1,
      contactInput('2125550102', { firstName: 'Annie', customFields: { last_visit: '' } }),
    );
    expect(changed).toMatchObject({
      id: 1,
      phone: '+12125550102',
      firstName: 'Annie',
      lastName: '',
      customFields: { favourite: 'Rye' },
      tags: ['VIP'],
    });
    expect(contactDetail(db, 1, 1)).toMatchObject({
      timeZone: 'Europe/Paris',
      updatedAt: 5000,
      lists: [{ id: listId, name: 'Spring' }],
    });
    update(db, 1, contactInput('2125550102', { timeZone: null, tags: [] }));
    expect(contactDetail(db, 1, 1)).toMatchObject({ timeZone: null, contact: { tags: [] } });
  });

  it('has no field with a name that a text has for something else', () => {
    const db = temporaryDatabase();
    const named = (name: string) => contactInput('2125550101', { customFields: { [name]: 'x' } });
    expect(() => createContact(db, named('first_name'), options)).toThrow(/“first_name”/);
    expect(countContacts(db)).toBe(0);
  });

  it('is not changed into another one, nor when it is gone', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { firstName: 'Ann' });
    addContact(db, '2125550102', { firstName: 'Bob' });
    expect(() => update(db, 2, contactInput('2125550101'))).toThrow(/number of Ann/);
    expect(() => update(db, 3, contactInput('2125550103'))).toThrow(/no longer exists/);
    expect(update(db, 2, contactInput('2125550102', { firstName: 'Bo' })).firstName).toBe('Bo');
    expect(getContact(db, 1).firstName).toBe('Ann');
  });

  it('is found by its number in any form', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { firstName: 'Ann' });
    expect(findContact(db, '(212) 555 0101', 'US').firstName).toBe('Ann');
    expect(() => findContact(db, '212 555 0102', 'US')).toThrow('No contact has the number');
    expect(() => findContact(db, 'Ann', 'US')).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    );
  });
});

describe('consent', () => {
  it('is recorded once and never dated anew', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101');
    const form = { method: 'form', source: 'Sign-up sheet, page 3' };
    recordConsent(db, 1, { ...form, now: 2000 });
    expect(contactDetail(db, 1, 1).consent).toEqual({ at: 2000, ...form });
    expect(() => recordConsent(db, 1, { method: 'phone', source: 'Call', now: 3000 })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(contactDetail(db, 1, 1).consent).toEqual({ at: 2000, ...form });
    expect(() => recordConsent(db, 9, { ...form, now: 1 })).toThrow(/no longer exists/);
    expect(db.sqlite.prepare(`SELECT count(*) FROM events`).pluck().get()).toBe(1);
  });
});

describe('all that is known of a contact', () => {
  it('has its suppressions, the newest first, its lists, and the import that brought it', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'spring', 1);
    const { id: byFilter } = findOrCreateList(db, 'Annes', 1);
    const { id: notHers } = findOrCreateList(db, 'Bobs', 1);
    const filterBy = db.sqlite.prepare('UPDATE lists SET filter = ? WHERE id = ?');
    const named = (value: string) =>
      JSON.stringify({ fields: [{ field: 'first_name', test: 'starts-with', value }] });
    filterBy.run(named('ann'), byFilter);
    filterBy.run(named('bob'), notHers);
    const { phone } = addContact(db, '2125550101', { firstName: 'Anne', listId });
    db.sqlite.exec(`
      INSERT INTO imports (file_name, country, mapping, on_duplicate, rows, added, updated, skipped,
                           invalid, started_at, completed_at)
      VALUES ('spring.csv', 'US', '[]', 'update', 0, 0, 0, 0, 0, 10, 20);
      UPDATE contacts SET import_id = 1`);
    addSuppression(db, { origin: 'manual', phone, reason: 'First', evidence: null, at: 10 });
    liftSuppression(db, { phone, evidence: 'START', at: 20 });
    addSuppression(db, { origin: 'manual', phone, reason: 'Second', evidence: null, at: 30 });
    const detail = contactDetail(db, 1, 5000);
    expect(contactDetailSchema.parse(detail)).toMatchObject({
      contact: { suppressedReason: 'Second' },
      suppressions: [{ reason: 'Second' }, { reason: 'First', liftedEvidence: 'START' }],
      lists: [
        { id: byFilter, name: 'Annes', isByFilter: true },
        { id: listId, name: 'spring', isByFilter: false },
      ],
      broughtBy: { importId: 1, fileName: 'spring.csv', at: 20 },
      consent: null,
    });
    expect(() => contactDetail(db, 2, 1)).toThrow(/no longer exists/);
  });
});

describe('the names of custom fields', () => {
  it('are those that contacts have', () => {
    const db = temporaryDatabase();
    expect(customFieldNames(db)).toEqual([]);
    addContact(db, '2125550101', { customFields: { last_visit: 'May', favourite: 'Rye' } });
    addContact(db, '2125550102', { customFields: { favourite: 'Spelt' } });
    expect(customFieldNames(db)).toEqual(['favourite', 'last_visit']);
    update(db, 1, contactInput('2125550101', { customFields: { last_visit: '' } }));
    expect(customFieldNames(db)).toEqual(['favourite']);
  });

  it('of many thousands of contacts include all that imports and people brought', () => {
    const db = temporaryDatabase();
    addContact(db, '2125550101', { customFields: { by_hand: 'x' } });
    db.sqlite.exec(`
      INSERT INTO imports (file_name, country, mapping, on_duplicate, rows, added, updated, skipped,
                           invalid, started_at, completed_at)
      VALUES ('a.csv', 'US', '[{"header":"A","target":{"kind":"custom","name":"of_import"}}]',
              'update', 0, 0, 0, 0, 0, 10, 20);
      WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 6000)
      INSERT INTO contacts (phone, created_at, updated_at) SELECT '+4477' || (10000000 + n), 1, 1 FROM many`);
    expect(customFieldNames(db)).toEqual(['by_hand', 'of_import']);
  });
});
