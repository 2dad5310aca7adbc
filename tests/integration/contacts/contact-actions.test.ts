import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasActionsBefore,
  purgeSomeActions,
} from '../../../src-main/contacts/bulk/purge-actions.ts';
import { putOnList } from '../../../src-main/contacts/bulk/put-on-list.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { tagContacts } from '../../../src-main/contacts/bulk/tag-contacts.ts';
import { undoAction } from '../../../src-main/contacts/bulk/undo-action.ts';
import {
  countContacts,
  getContact,
  recordConsent,
} from '../../../src-main/contacts/contact-rows.ts';
import { customFieldNames } from '../../../src-main/contacts/custom-fields.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { BulkAction, ContactSelection } from '../../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { addContact, everythingAboutContacts } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const now = 5000;

function ids(...chosen: readonly number[]): ContactSelection {
  return { kind: 'ids', ids: chosen };
}

function all(filter: ContactFilter = {}, except: readonly number[] = []): ContactSelection {
  return { kind: 'filter', filter, except };
}

/** The id that undoes an action. */
function actionOf({ actionId }: BulkAction): number {
  if (actionId === null) throw new Error('Nothing was changed.');
  return actionId;
}

/** Ann and Bob with all that a contact can have, Cal with little; a list with Ann and Cal. */
function people(db: WritableDatabase): { readonly listId: number } {
  const { id: listId } = findOrCreateList(db, 'Spring', 1);
  addContact(db, '+12125550101', {
    firstName: 'Ann',
    lastName: 'Lee',
    email: 'ann@example.com',
    timeZone: 'America/New_York',
    customFields: { favourite: 'Rye "dark"', last_visit: 'May' },
    tags: ['VIP', 'Bakery'],
    listId,
  });
  addContact(db, '+12125550102', { firstName: 'Bob', tags: ['Bakery'] });
  addContact(db, '+12125550103', { firstName: 'Cal', listId });
  recordConsent(db, 1, { method: 'form', source: 'Sign-up sheet', now: 2000 });
  return { listId };
}

function tagsOf(db: WritableDatabase): readonly (readonly string[])[] {
  return db.sqlite
    .prepare<[], number>('SELECT id FROM contacts ORDER BY id')
    .pluck()
    .all()
    .map((id) => getContact(db, id).tags);
}

function onList(db: WritableDatabase): readonly number[] {
  return db.sqlite
    .prepare<[], number>('SELECT contact_id FROM list_contacts ORDER BY contact_id')
    .pluck()
    .all();
}

function inboundFrom(db: WritableDatabase, contactId: number, phone: string): void {
  db.sqlite
    .prepare(
      `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status,
                             created_at)
       VALUES (?, 'outbound', '', ?, 'Hi', 1, 'sent', 1)`,
    )
    .run(contactId, phone);
}

describe('removing contacts', () => {
  it('takes them off every list, and leaves their messages and suppressions behind', () => {
    const db = temporaryDatabase();
    people(db);
    addSuppression(db, {
      origin: 'manual',
      phone: '+12125550101',
      reason: 'Replied STOP',
      evidence: null,
      at: 1,
    });
    inboundFrom(db, 1, '+12125550101');
    expect(removeContacts(db, { selection: ids(1, 2, 99), now })).toMatchObject({
      changed: 2,
      selected: 2,
    });
    expect(countContacts(db)).toBe(1);
    expect(onList(db)).toEqual([3]);
    expect(suppressionInForce(db, '+12125550101')).toBe('Replied STOP');
    expect(db.sqlite.prepare('SELECT contact_id, to_address FROM messages').all()).toEqual([
      { contact_id: 1, to_address: '+12125550101' },
    ]);
  });

  it('is undone to the last detail, under the same ids', () => {
    const db = temporaryDatabase();
    people(db);
    const before = everythingAboutContacts(db);
    const removal = removeContacts(db, { selection: all(), now });
    expect(countContacts(db)).toBe(0);
    expect(customFieldNames(db)).toEqual([]);
    expect(undoAction(db, actionOf(removal), { now: 6000 })).toEqual({ restored: 3, joined: 0 });
    expect(everythingAboutContacts(db)).toEqual(before);
    expect(customFieldNames(db)).toEqual(['favourite', 'last_visit']);
  });

  it('is undone once: a second time, and after its time, it is refused', () => {
    const db = temporaryDatabase();
    people(db);
    const actionId = actionOf(removeContacts(db, { selection: ids(1), now }));
    undoAction(db, actionId, { now: 6000 });
    removeContacts(db, { selection: ids(1), now: 7000 });
    expect(() => undoAction(db, actionId, { now: 8000 })).toThrow(/already undone/);
    expect(() => undoAction(db, 99, { now: 8000 })).toThrow(/can be undone for 30 days/);
    expect(countContacts(db)).toBe(2);
  });

  it('leaves what has changed since: lists and tags that are gone do not come back', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    const removal = removeContacts(db, { selection: ids(1), now });
    db.sqlite.prepare('DELETE FROM lists WHERE id = ?').run(listId);
    db.sqlite.exec(`DELETE FROM tags WHERE name = 'VIP'`);
    undoAction(db, actionOf(removal), { now: 6000 });
    expect(getContact(db, 1)).toMatchObject({ firstName: 'Ann', tags: ['Bakery'] });
    expect(onList(db)).toEqual([]);
  });

  it('when undone gives a contact that has the number by now what it lacks, and says so', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    const removal = removeContacts(db, { selection: ids(1, 3), now });
    const again = addContact(db, '+12125550101', {
      lastName: 'Lee-Ray',
      customFields: { favourite: 'Spelt' },
      tags: ['New'],
      now: 5500,
    });
    recordConsent(db, again.id, { method: 'in person', source: 'At the counter', now: 5600 });
    expect(undoAction(db, actionOf(removal), { now: 6000 })).toEqual({ restored: 1, joined: 1 });
    expect(getContact(db, again.id)).toMatchObject({
      firstName: 'Ann',
      lastName: 'Lee-Ray',
      customFields: { favourite: 'Spelt', last_visit: 'May' },
      tags: ['Bakery', 'New', 'VIP'],
      consentAt: 2000,
      createdAt: 1000,
    });
    expect(
      db.sqlite.prepare('SELECT list_id, contact_id FROM list_contacts ORDER BY contact_id').all(),
    ).toEqual([
      { list_id: listId, contact_id: 3 },
      { list_id: listId, contact_id: again.id },
    ]);
    expect(() => getContact(db, 1)).toThrow(/no longer exists/);
  });

  it('lets consent that was recorded first stand, whichever contact had it', () => {
    const db = temporaryDatabase();
    people(db);
    const removal = removeContacts(db, { selection: ids(2), now });
    const again = addContact(db, '+12125550102', { now: 5500 });
    recordConsent(db, again.id, { method: 'in person', source: 'At the counter', now: 5600 });
    undoAction(db, actionOf(removal), { now: 6000 });
    expect(getContact(db, again.id).consentAt).toBe(5600);
  });

  it('hands the messages of a number to whoever has it next, and back', () => {
    const db = temporaryDatabase();
    people(db);
    inboundFrom(db, 1, '+12125550101');
    const owner = () => db.sqlite.prepare('SELECT contact_id FROM messages').pluck().get();
    const first = removeContacts(db, { selection: ids(1), now });
    const again = addContact(db, '+12125550101');
    expect(owner()).toBe(again.id);
    removeContacts(db, { selection: ids(again.id), now: 6000 });
    undoAction(db, actionOf(first), { now: 7000 });
    expect(owner()).toBe(1);
  });
});

describe('tagging contacts', () => {
  it('gives and takes tags whatever their capitals, and is undone for those whom it changed', () => {
    const db = temporaryDatabase();
    people(db);
    const before = everythingAboutContacts(db);
    const tagging = tagContacts(db, {
      selection: all(),
      add: ['vip', 'Autumn'],
      remove: ['BAKERY', 'Never heard of'],
      now,
    });
    expect(tagging).toMatchObject({ changed: 3, selected: 3 });
    expect(tagsOf(db)).toEqual([
      ['Autumn', 'VIP'],
      ['Autumn', 'VIP'],
      ['Autumn', 'VIP'],
    ]);
    expect(undoAction(db, actionOf(tagging), { now: 6000 })).toEqual({ restored: 3, joined: 0 });
    expect(everythingAboutContacts(db)).toEqual(before);
  });

  it('counts only those for whom there was anything to do', () => {
    const db = temporaryDatabase();
    people(db);
    const bakery = { add: ['Bakery'], remove: [], now };
    expect(tagContacts(db, { selection: ids(1, 2, 3), ...bakery })).toMatchObject({
      changed: 1,
      selected: 3,
    });
    expect(tagContacts(db, { selection: ids(1, 2, 3), ...bakery })).toEqual({
      actionId: null,
      changed: 0,
      selected: 3,
    });
    expect(db.sqlite.prepare('SELECT count(*) FROM contact_actions').pluck().get()).toBe(1);
  });

  it('is refused where a tag is to be given and taken at once', () => {
    const db = temporaryDatabase();
    people(db);
    const both = { add: ['VIP'], remove: ['vip'], now };
    expect(() => tagContacts(db, { selection: all(), ...both })).toThrow(/at once/);
  });
});

describe('putting contacts on a list', () => {
  it('puts on those who are not, takes off those who are, and is undone either way', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    const on = putOnList(db, { selection: all({}, [2]), listId, isOn: true, now });
    expect(on).toMatchObject({ changed: 0, selected: 2, actionId: null });
    const more = putOnList(db, { selection: all(), listId, isOn: true, now });
    expect(more).toMatchObject({ changed: 1, selected: 3 });
    expect(onList(db)).toEqual([1, 2, 3]);
    const off = putOnList(db, { selection: ids(1, 2), listId, isOn: false, now });
    expect(onList(db)).toEqual([3]);
    expect(undoAction(db, actionOf(off), { now: 6000 })).toEqual({ restored: 2, joined: 0 });
    expect(onList(db)).toEqual([1, 2, 3]);
    undoAction(db, actionOf(more), { now: 7000 });
    expect(onList(db)).toEqual([1, 3]);
  });

  it('is refused for a list that is gone or that is by filter, and so is undoing it then', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    const off = putOnList(db, { selection: all(), listId, isOn: false, now });
    expect(() => putOnList(db, { selection: all(), listId: 99, isOn: true, now })).toThrow(
      /no longer exists/,
    );
    db.sqlite.prepare(`UPDATE lists SET filter = '{}' WHERE id = ?`).run(listId);
    expect(() => putOnList(db, { selection: all(), listId, isOn: true, now })).toThrow(/filter/);
    expect(() => undoAction(db, actionOf(off), { now: 6000 })).toThrow(/no longer exists/);
  });
});

describe('any actions', () => {
  it('undone in turn, the last first, leave everything as it was', () => {
    const selection = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 });
    const tag = fc.constantFrom('VIP', 'vip', 'Bakery', 'New');
    const action = fc.oneof(
      fc.record({ kind: fc.constant('remove' as const), selection }),
      fc.record({
        kind: fc.constant('tag' as const),
        selection,
        add: fc.uniqueArray(tag, { selector: (name) => name.toLowerCase() }),
      }),
      fc.record({ kind: fc.constant('list' as const), selection, isOn: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 6 }), (actions) => {
        const db = temporaryDatabase();
        const { listId } = people(db);
        for (let index = 4; index <= 6; index += 1) addContact(db, `+1212555010${index}`);
        const before = everythingAboutContacts(db);
        const done: number[] = [];
        for (const step of actions) {
          const change = { selection: ids(...step.selection), now };
          const { actionId } =
            step.kind === 'remove'
              ? removeContacts(db, change)
              : step.kind === 'tag'
                ? tagContacts(db, { ...change, add: step.add, remove: [] })
                : putOnList(db, { ...change, listId, isOn: step.isOn });
          if (actionId !== null) done.push(actionId);
        }
        for (const actionId of done.toReversed()) undoAction(db, actionId, { now: 6000 });
        expect(everythingAboutContacts(db)).toEqual(before);
        db.close();
      }),
      { numRuns: 30 },
    );
  });

  it('are forgotten after their time, some at a time, and others are kept', () => {
    const db = temporaryDatabase();
    people(db);
    removeContacts(db, { selection: all(), now: 1000 });
    addContact(db, '+12125550110');
    const kept = removeContacts(db, { selection: all(), now: 9000 });
    expect(hasActionsBefore(db, 1000)).toBe(false);
    expect(hasActionsBefore(db, 2000)).toBe(true);
    expect([1, 2, 3].map(() => purgeSomeActions(db, 2000, 2))).toEqual([false, true, true]);
    expect(hasActionsBefore(db, 2000)).toBe(false);
    expect(db.sqlite.prepare('SELECT count(*) FROM contact_action_rows').pluck().get()).toBe(1);
    expect(undoAction(db, actionOf(kept), { now: 9500 })).toEqual({ restored: 1, joined: 0 });
  });
});
