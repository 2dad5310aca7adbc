import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasActionsBefore,
  purgeSomeActions,
} from '../../../src-main/contacts/bulk/purge-actions.ts';
import { putOnList } from '../../../src-main/contacts/bulk/put-on-list.ts';
import { listToText } from '../../../src-main/contacts/bulk/list-to-text.ts';
import {
  removeListUndoably,
  removeTagUndoably,
} from '../../../src-main/contacts/bulk/remove-list-or-tag.ts';
import { suppressContacts } from '../../../src-main/contacts/bulk/suppress-contacts.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { tagContacts } from '../../../src-main/contacts/bulk/tag-contacts.ts';
import { undoAction } from '../../../src-main/contacts/bulk/undo-action.ts';
import {
  countContacts,
  getContact,
  recordConsent,
} from '../../../src-main/contacts/contact-rows.ts';
import { customFieldNames } from '../../../src-main/contacts/custom-fields.ts';
import { allLists, createList, findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  addSuppression,
  suppressionInForce,
} from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { addContact, everythingAboutContacts } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { now, ids, all, actionOf, people, onList, tagsOf } from './acting-on-contacts.ts';

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

describe('text a selection', () => {
  const lists = (db: WritableDatabase) => allLists(db).map(({ name, count }) => [name, count]);

  it('uses the list of the same contacts again, and finds a free name for others', () => {
    const db = temporaryDatabase();
    people(db);
    const text = (selection: ContactSelection) =>
      listToText(db, { selection, name: 'Selection', now }).listId;
    const first = text(ids(1, 2));
    expect(text(ids(2, 1))).toBe(first);
    expect(text(ids(1, 3))).not.toBe(first);
    expect(() => text(ids(99))).toThrow(/no list was created/);
    expect(lists(db)).toEqual([
      ['Selection', 2],
      ['Selection (2)', 2],
      ['Spring', 2],
    ]);
    putOnList(db, { selection: ids(3), listId: first, isOn: true, now });
    expect(text(ids(1, 2))).not.toBe(first);
  });
});

describe('opt out a selection', () => {
  it('suppresses everybody who matches, and keeps first reasons', () => {
    const db = temporaryDatabase();
    people(db);
    addSuppression(db, {
      phone: '+12125550102',
      origin: 'reply',
      reason: 'Replied STOP',
      evidence: null,
      at: 1,
    });
    const change = { selection: all({}, [3]), reason: 'Complained', evidence: 'Call', now };
    expect(suppressContacts(db, change)).toEqual({ added: 1, already: 1 });
    expect(suppressionInForce(db, '+12125550101')).toBe('Complained');
    expect(suppressionInForce(db, '+12125550102')).toBe('Replied STOP');
    expect(suppressionInForce(db, '+12125550103')).toBeNull();
  });
});

describe('remove a list or a tag', () => {
  const kept = (db: WritableDatabase) =>
    (['lists', 'list_contacts', 'tags', 'contact_tags'] as const).map((table) =>
      db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    );

  it('is undone exactly', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    db.sqlite.exec('UPDATE list_contacts SET import_id = NULL');
    const { id: filterId } = createList(db, { name: 'Bakers', filter: { tags: ['Bakery'] } }, 7);
    const before = kept(db);
    const actions = [
      removeListUndoably(db, { id: listId, now }),
      removeListUndoably(db, { id: filterId, now }),
      removeTagUndoably(db, { name: 'bakery', now }),
    ];
    expect(kept(db)).not.toEqual(before);
    for (const { actionId } of actions) undoAction(db, actionId, { now });
    expect(kept(db)).toEqual(before);
    expect(() => undoAction(db, actions[0]?.actionId ?? 0, { now })).toThrow(/already undone/);
  });

  it('comes back under a free name, and joins a tag of that name', () => {
    const db = temporaryDatabase();
    const { listId } = people(db);
    const list = removeListUndoably(db, { id: listId, now });
    const tag = removeTagUndoably(db, { name: 'Bakery', now });
    findOrCreateList(db, 'Spring', now);
    tagContacts(db, { selection: ids(3), add: ['bakery'], remove: [], now });
    undoAction(db, list.actionId, { now });
    undoAction(db, tag.actionId, { now });
    expect(allLists(db).map(({ name, count }) => [name, count])).toEqual([
      ['Spring', 0],
      ['Spring (2)', 2],
    ]);
    expect(tagsOf(db)).toEqual([['bakery', 'VIP'], ['bakery'], ['bakery']]);
  });

  it('refuses what is gone', () => {
    const db = temporaryDatabase();
    expect(() => removeListUndoably(db, { id: 9, now })).toThrow(/no longer exists/);
    expect(() => removeTagUndoably(db, { name: 'x', now })).toThrow(/no longer exists/);
  });
});
