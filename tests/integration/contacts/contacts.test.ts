import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsPage, type ContactsQuery } from '../../../src-main/db/contact-search.ts';
import {
  audienceContacts,
  countAudience,
  countContacts,
  createContact,
  customFieldNames,
  getContact,
  removeContacts,
  updateContact,
} from '../../../src-main/db/contacts.ts';
import { allLists, findList, findOrCreateList, requireList } from '../../../src-main/db/lists.ts';
import type { OvoDatabase } from '../../../src-main/db/open.ts';
import { addSuppression } from '../../../src-main/db/suppressions.ts';
import { contactSchema, type ContactInput } from '../../../src-shared/contact/contact.ts';
import { csvFile, importFile } from '../../support/csv-files.ts';
import { temporaryDatabase } from '../../support/database.ts';

const options = { country: 'US', listId: null, now: 1000 };

function input(phone: string, firstName = '', lastName = '', email = ''): ContactInput {
  return { phone, firstName, lastName, email };
}

function add(db: OvoDatabase, ...people: readonly ContactInput[]): readonly number[] {
  return people.map((person) => createContact(db, person, options).id);
}

function found(db: OvoDatabase, query: Partial<ContactsQuery> = {}): readonly string[] {
  const { rows } = contactsPage(db, {
    offset: 0,
    limit: 50,
    search: '',
    listId: null,
    sort: 'created',
    descending: false,
    ...query,
  });
  return rows.map(({ firstName }) => firstName);
}

describe('a contact', () => {
  it('is added with a clean name and a number in E.164', () => {
    const db = temporaryDatabase();
    const added = createContact(
      db,
      input('(212) 555-0101', ' Ann\n', 'Lee ', 'a@example.com'),
      options,
    );
    expect(contactSchema.parse(added)).toEqual({
      id: 1,
      phone: '+12125550101',
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'a@example.com',
      customFields: {},
      suppressedReason: null,
      createdAt: 1000,
    });
    expect(getContact(db, 1)).toEqual(added);
  });

  it('is put on a list, and is not added at all where the list is gone', () => {
    const db = temporaryDatabase();
    const { id } = findOrCreateList(db, 'Spring', 1);
    createContact(db, input('2125550101'), { ...options, listId: id });
    expect(allLists(db)).toEqual([{ id, name: 'Spring', count: 1 }]);
    expect(() => createContact(db, input('2125550102'), { ...options, listId: 99 })).toThrow(
      /no longer there/,
    );
    expect(countContacts(db)).toBe(1);
  });

  it('is refused with a number that is none, or that somebody has', () => {
    const db = temporaryDatabase();
    add(db, input('2125550101', 'Ann', 'Lee'), input('2125550102'));
    expect(() => add(db, input('12'))).toThrow(/too short/);
    expect(() => add(db, input('212-555-0101'))).toThrow(
      '(212) 555-0101 is the number of Ann Lee already. Nothing was saved.',
    );
    expect(() => add(db, input('+1 212 555 0102'))).toThrow(/is the number of another contact/);
    expect(countContacts(db)).toBe(2);
  });

  it('is changed, and keeps its custom fields and lists', async () => {
    const db = temporaryDatabase();
    await importFile(db, csvFile('Name,Phone,Favourite\nAnn Lee,2125550101,Rye\n'), {
      listName: 'Spring',
    });
    const changed = updateContact(db, 1, input('2125550102', 'Annie'), { country: 'US', now: 5 });
    expect(changed).toMatchObject({
      id: 1,
      phone: '+12125550102',
      firstName: 'Annie',
      lastName: '',
      customFields: { favourite: 'Rye' },
    });
    expect(allLists(db)[0]?.count).toBe(1);
    expect(
      updateContact(db, 1, input('2125550102', 'Ann'), { country: 'US', now: 6 }).firstName,
    ).toBe('Ann');
  });

  it('is not changed into another one, nor when it is gone', () => {
    const db = temporaryDatabase();
    add(db, input('2125550101', 'Ann'), input('2125550102', 'Bob'));
    expect(() => updateContact(db, 2, input('2125550101'), { country: 'US', now: 5 })).toThrow(
      /number of Ann/,
    );
    expect(() => updateContact(db, 3, input('2125550103'), { country: 'US', now: 5 })).toThrow(
      /no longer there/,
    );
    expect(found(db)).toEqual(['Ann', 'Bob']);
  });

  it('is removed from every list, and leaves its messages and its suppression behind', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    createContact(db, input('2125550101'), { ...options, listId });
    add(db, input('2125550102'));
    addSuppression(db, { phone: '+12125550101', reason: 'Replied STOP', evidence: null, at: 1 });
    db.sqlite.exec(
      `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status, created_at)
       VALUES (1, 'outbound', '', '+12125550101', 'Hi', 1, 'sent', 1)`,
    );
    expect(removeContacts(db, [1, 2, 99])).toBe(2);
    expect(allLists(db)).toEqual([{ id: listId, name: 'Spring', count: 0 }]);
    expect(db.sqlite.prepare(`SELECT contact_id, to_address FROM messages`).all()).toEqual([
      { contact_id: null, to_address: '+12125550101' },
    ]);
    expect(createContact(db, input('2125550101'), options)).toMatchObject({
      id: 3,
      suppressedReason: 'Replied STOP',
    });
  });
});

describe('a page of contacts', () => {
  const people = [
    input('+12125550101', 'Ann', 'Lee', 'ann@example.com'),
    input('+12125550102', 'Bob', 'Adams', 'bob_100%@example.com'),
    input('+447700900123', 'Cal', 'Lee'),
    input('+13055550104', 'Dan'),
  ];

  it.each([
    ['', ['Ann', 'Bob', 'Cal', 'Dan']],
    ['  ', ['Ann', 'Bob', 'Cal', 'Dan']],
    ['lee', ['Ann', 'Cal']],
    ['LEE ann', ['Ann']],
    ['ann lee', ['Ann']],
    ['example.com', ['Ann', 'Bob']],
    ['(212) 555', ['Ann', 'Bob']],
    ['+1 305', ['Dan']],
    ['07700 900', ['Cal']],
    ['0104', ['Dan']],
    ['lee 212', ['Ann']],
    ['100%', ['Bob']],
    ['_100', ['Bob']],
    ['%', ['Bob']],
    ['\\', []],
    ["' OR 1=1 --", []],
    ['zzz', []],
  ])('has those in whom a search for %j is found', (search, names) => {
    const db = temporaryDatabase();
    add(db, ...people);
    expect(found(db, { search })).toEqual(names);
    const { total } = contactsPage(db, {
      offset: 0,
      limit: 1,
      search,
      listId: null,
      sort: 'name',
      descending: false,
    });
    expect(total).toBe(names.length);
  });

  it('is in the order asked for, and one page follows the other', () => {
    const db = temporaryDatabase();
    add(db, ...people);
    expect(found(db, { sort: 'name' })).toEqual(['Dan', 'Bob', 'Ann', 'Cal']);
    expect(found(db, { sort: 'name', descending: true })).toEqual(['Cal', 'Ann', 'Bob', 'Dan']);
    expect(found(db, { sort: 'phone' })).toEqual(['Ann', 'Bob', 'Dan', 'Cal']);
    expect(found(db, { sort: 'created', descending: true })).toEqual(['Dan', 'Cal', 'Bob', 'Ann']);
    expect(found(db, { limit: 2 })).toEqual(['Ann', 'Bob']);
    expect(found(db, { limit: 2, offset: 2 })).toEqual(['Cal', 'Dan']);
    expect(found(db, { offset: 4 })).toEqual([]);
  });

  it('has those of one list', () => {
    const db = temporaryDatabase();
    const { id: listId } = findOrCreateList(db, 'Spring', 1);
    add(db, ...people);
    createContact(db, input('2125550105', 'Eve'), { ...options, listId });
    expect(found(db, { listId })).toEqual(['Eve']);
    expect(found(db, { listId, search: 'ann' })).toEqual([]);
    expect(found(db, { listId: 99 })).toEqual([]);
  });
});

describe('lists', () => {
  it('are found by name whatever its capitals, and made only once', () => {
    const db = temporaryDatabase();
    const made = findOrCreateList(db, ' Spring ', 1);
    expect(findOrCreateList(db, 'SPRING', 2)).toEqual(made);
    expect(findList(db, 'spring')).toEqual({ id: 1, name: 'Spring' });
    expect(findList(db, 'Autumn')).toBeNull();
    expect(requireList(db, 'sprinG')).toEqual(made);
    expect(() => requireList(db, 'Autumn')).toThrow(
      'There is no list “Autumn”. There are “Spring”.',
    );
    expect(() => requireList(temporaryDatabase(), 'Autumn')).toThrow(/There are none yet/);
    expect(() => findOrCreateList(db, '  ', 1)).toThrow(/needs a name/);
  });

  it('come by name, with how many are on each', () => {
    const db = temporaryDatabase();
    for (const name of ['beta', 'Alpha', 'gamma']) findOrCreateList(db, name, 1);
    createContact(db, input('2125550101'), { ...options, listId: 1 });
    expect(allLists(db).map(({ name, count }) => [name, count])).toEqual([
      ['Alpha', 0],
      ['beta', 1],
      ['gamma', 0],
    ]);
    expect(countContacts(db, 'BETA')).toBe(1);
    expect(() => countContacts(db, 'delta')).toThrow(/no list “delta”/);
  });
});

describe('the audience of a campaign', () => {
  it('is everybody on any of its lists, each once, by id, whatever the pages', () => {
    const db = temporaryDatabase();
    const ids = add(
      db,
      ...Array.from({ length: 40 }, (_, index) =>
        input(`+121255501${String(index).padStart(2, '0')}`),
      ),
    );
    const membership = fc.array(fc.subarray([...ids]), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(membership, fc.integer({ min: 1, max: 50 }), (lists, pageSize) => {
        db.sqlite.exec('DELETE FROM lists');
        const listIds = lists.map((members, index) => {
          const { id } = findOrCreateList(db, `List ${index}`, 1);
          for (const member of members) {
            db.sqlite.prepare('INSERT INTO list_contacts VALUES (?, ?)').run(id, member);
          }
          return id;
        });
        const expected = [...new Set(lists.flat())].toSorted((one, other) => one - other);
        const pages = [...audienceContacts(db, [...listIds, ...listIds], pageSize)];
        expect(pages.flat().map(({ id }) => id)).toEqual(expected);
        expect(pages.every((page) => page.length > 0 && page.length <= pageSize)).toBe(true);
        expect(countAudience(db, listIds)).toBe(expected.length);
      }),
      { numRuns: 100 },
    );
  });

  it('has all that a text can be filled in with, and lets the caller write meanwhile', async () => {
    const db = temporaryDatabase();
    await importFile(
      db,
      csvFile(
        'Name,Phone,Email,Favourite\nAnn Lee,2125550101,a@example.com,Rye\nBob,2125550102,,\n',
      ),
      { listName: 'Spring' },
    );
    const names: string[] = [];
    for (const page of audienceContacts(db, [1], 1)) {
      names.push(...page.map(({ firstName }) => firstName));
      removeContacts(db, [1]);
    }
    expect(names).toEqual(['Ann', 'Bob']);
    expect([...audienceContacts(db, [])]).toEqual([]);
    expect([...audienceContacts(db, [1])][0]).toEqual([
      {
        id: 2,
        phone: '+12125550102',
        firstName: 'Bob',
        lastName: '',
        email: '',
        customFields: {},
        timeZone: null,
      },
    ]);
  });

  it('knows the custom fields that imports have brought', async () => {
    const db = temporaryDatabase();
    expect(customFieldNames(db)).toEqual([]);
    await importFile(db, csvFile('Phone,Last visit,Empty\n2125550101,May,\n'));
    await importFile(db, csvFile('Phone,Favourite,last visit\n2125550102,Rye,June\n'));
    expect(customFieldNames(db)).toEqual(['favourite', 'last_visit']);
  });
});
