import { describe, expect, it } from 'vitest';
import { putOnList } from '../../../src-main/contacts/bulk/put-on-list.ts';
import { tagContacts } from '../../../src-main/contacts/bulk/tag-contacts.ts';
import { undoAction } from '../../../src-main/contacts/bulk/undo-action.ts';
import { everythingAboutContacts } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { now, ids, all, actionOf, people, onList, tagsOf } from './acting-on-contacts.ts';

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
