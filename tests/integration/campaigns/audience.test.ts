import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsWithIds } from '../../../src-main/campaigns/audience.ts';
import { contactIdsOnLists, countOnLists } from '../../../src-main/contacts/list-members.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';

const now = 1_790_000_000_000;

describe('the audience of a campaign', () => {
  it('is everybody on any of its lists, each once, by id, whatever the pages', () => {
    const db = temporaryDatabase();
    const ids = Array.from(
      { length: 40 },
      (_, index) => addContact(db, `+121255501${String(index).padStart(2, '0')}`).id,
    );
    const membership = fc.array(fc.subarray([...ids]), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(membership, fc.integer({ min: 1, max: 50 }), (lists, pageSize) => {
        db.sqlite.exec('DELETE FROM lists');
        const listIds = lists.map((members, index) => {
          const { id } = findOrCreateList(db, `List ${index}`, 1);
          for (const member of members) {
            db.sqlite.prepare('INSERT INTO list_contacts VALUES (?, ?, NULL)').run(id, member);
          }
          return id;
        });
        const expected = [...new Set(lists.flat())].toSorted((one, other) => one - other);
        const found = contactIdsOnLists(db, { listIds: [...listIds, ...listIds], now });
        const pages = [...contactsWithIds(db, found, pageSize)];
        expect(pages.flat().map(({ id }) => id)).toEqual(expected);
        expect(pages.every((page) => page.length > 0 && page.length <= pageSize)).toBe(true);
        expect(countOnLists(db, { listIds, now })).toBe(expected.length);
      }),
      { numRuns: 100 },
    );
  });

  it('has all that a text can be filled in with, and lets the caller write meanwhile', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    addContact(db, '2125550101', { firstName: 'Ann', lastName: 'Lee', listId });
    addContact(db, '2125550102', { firstName: 'Bob', customFields: { favourite: 'Rye' }, listId });
    const onList = (...listIds: readonly number[]) => contactIdsOnLists(db, { listIds, now });
    const names: string[] = [];
    for (const page of contactsWithIds(db, onList(1), 1)) {
      names.push(...page.map(({ firstName }) => firstName));
      removeContacts(db, { selection: { kind: 'ids', ids: [1] }, now: 1 });
    }
    expect(names).toEqual(['Ann', 'Bob']);
    expect([...onList()]).toEqual([]);
    expect([...contactsWithIds(db, onList(1))][0]).toEqual([
      {
        id: 2,
        phone: '+12125550102',
        firstName: 'Bob',
        lastName: '',
        email: '',
        customFields: { favourite: 'Rye' },
        timeZone: null,
      },
    ]);
  });
});
