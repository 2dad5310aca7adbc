import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactIds,
  contactsPage,
  countOf,
  type ContactsQuery,
} from '../../../../src-main/contacts/search/search-pages.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import {
  improveSearchIndex,
  rebuildSearchIndex,
  searchIndexLacks,
  purgeSearchIndex,
} from '../../../../src-main/contacts/search/search-index.ts';
import { removeTag, renameTag } from '../../../../src-main/contacts/tags.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import {
  addPeople,
  filters,
  forgetPeople,
  isMatching,
  now,
  people,
  type Person,
} from './filter-oracle.ts';

let version = 0;

function moment() {
  version += 1;
  return { now, version, texts: 1, isCanceled: () => false };
}

function indexAll(db: WritableDatabase): void {
  while (improveSearchIndex(db) > 0);
  expect(searchIndexLacks(db)).toBe(0);
}

function found(db: WritableDatabase, search: string): readonly number[] {
  const query = { filter: { search }, offset: 0, limit: 50, sort: 'created', descending: false };
  return contactsPage(db, query as ContactsQuery, moment()).rows.map(({ id }) => id);
}

const sorts = fc.constantFrom(
  'name' as const,
  'phone' as const,
  'created' as const,
  'email' as const,
);

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** ASCII letters without capitals, as SQLite's NOCASE has it; UTF-8 and UTF-16 agree on the letters used here. */
const plain = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function sorted(persons: readonly Person[], ids: readonly number[], sort: ContactsQuery['sort']) {
  const keys = (id: number): readonly string[] => {
    const person = persons[id - 1];
    if (sort === 'name') return [plain(person?.lastName ?? ''), plain(person?.firstName ?? '')];
    if (sort === 'email') return [plain(person?.email ?? '')];
    return sort === 'phone' ? [person?.phone ?? ''] : [];
  };
  return ids.toSorted((one, other) => {
    const others = keys(other);
    for (const [place, key] of keys(one).entries()) {
      const difference = compare(key, others[place] ?? '');
      if (difference !== 0) return difference;
    }
    return one - other;
  });
}

describe('a page of contacts', () => {
  it('is that part of all who are meant, in every order, whatever of them is indexed', () => {
    const db = temporaryDatabase();
    // Waiting for the disk is none of what this is about.
    db.sqlite.pragma('synchronous = OFF');
    const indexed = fc.constantFrom('none', 'all', 'changed');
    fc.assert(
      fc.property(
        people,
        filters,
        sorts,
        fc.boolean(),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        indexed,
        (persons, filter, sort, descending, offset, limit, state) => {
          forgetPeople(db);
          rebuildSearchIndex(db);
          addPeople(db, persons);
          if (state !== 'none') indexAll(db);
          if (state === 'changed') {
            db.sqlite.exec(`UPDATE contacts SET first_name = 'x' || first_name, last_name = 'y';
              INSERT OR IGNORE INTO contact_tags SELECT 1, id, NULL FROM contacts`);
          }
          const current = persons.map((person) =>
            state === 'changed'
              ? {
                  ...person,
                  firstName: `x${person.firstName}`,
                  lastName: 'y',
                  tags: [...new Set(['VIP', ...person.tags])],
                }
              : person,
          );
          const meant = current.flatMap((person, index) =>
            isMatching(person, filter) ? [index + 1] : [],
          );
          const inOrder = sorted(current, meant, sort);
          const all = descending ? inOrder.toReversed() : inOrder;
          const query = { filter, sort, descending, offset, limit };
          const page = contactsPage(db, query, moment());
          expect(page.rows.map(({ id }) => id)).toEqual(all.slice(offset, offset + limit));
          expect(page.total).toBe(all.length);
          expect(contactIds(db, query, moment())).toEqual(page.rows.map(({ id }) => id));
          expect(countOf(db, { filter }, moment())).toBe(all.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('tells nothing that was true before the last change, also of another process', () => {
    const db = temporaryDatabase();
    addPeople(db, [someone('Ann'), { ...someone('Bob'), phone: '+12125550102' }]);
    const query: ContactsQuery = {
      filter: {},
      sort: 'email',
      descending: false,
      offset: 0,
      limit: 10,
    };
    const same = { now, version: -1, texts: 1, isCanceled: () => false };
    expect(contactsPage(db, query, same).rows).toHaveLength(2);
    db.sqlite.exec('DELETE FROM contacts WHERE id = 1');
    expect(contactsPage(db, query, same)).toMatchObject({ total: 1, rows: [{ id: 2 }] });
    expect(contactsPage(db, { ...query, filter: { search: 'bob' } }, same).total).toBe(1);
    db.sqlite.exec(`UPDATE contacts SET first_name = 'Bert'`);
    const later = { ...same, version: -2 };
    expect(contactsPage(db, { ...query, filter: { search: 'bob' } }, later).total).toBe(0);
  });

  it('is refused where it is no longer wanted', () => {
    const db = temporaryDatabase();
    addPeople(db, [someone('Ann')]);
    const canceled = { now, version: -9, texts: 1, isCanceled: () => true };
    expect(() => countOf(db, { filter: { hasConsent: true } }, canceled)).toThrow(/newer search/);
  });
});

function someone(firstName: string): Person {
  return {
    phone: '+12125550101',
    firstName,
    lastName: '',
    email: '',
    customFields: {},
    tags: [],
    lists: [],
    importId: null,
    hasConsent: false,
    isSuppressed: false,
    wasSuppressed: false,
    isLandline: false,
    textedDaysAgo: null,
    wroteToUs: false,
    addedDaysAgo: 0,
  };
}

describe('the search index', () => {
  it('finds a number in any writing, and by its beginning and its end', () => {
    const db = temporaryDatabase();
    addPeople(db, [someone('Ann'), { ...someone('Bob'), phone: '+447700900123' }]);
    for (const isIndexed of [false, true]) {
      if (isIndexed) indexAll(db);
      for (const search of [
        '+1 212 555 0101',
        '(212) 555-0101',
        '2125550101',
        '555-0101',
        '555-01',
        '0101',
        '101',
        '00 1 212 555 0101',
        '212.555',
        'ann 212',
        '212 ann',
      ]) {
        expect([search, found(db, search)]).toEqual([search, [1]]);
      }
      for (const search of [
        '07700 900123',
        '+44 (0)7700 900123',
        '+44',
        '447700',
        '900123',
        '123',
      ]) {
        expect([search, found(db, search)]).toEqual([search, [2]]);
      }
      for (const search of ['+', '(', '-', 'ann +']) {
        expect([search, found(db, search)]).toEqual([search, search === 'ann +' ? [1] : [1, 2]]);
      }
      for (const search of ['bob 212', '0102', '5550101 0101 9']) {
        expect([search, found(db, search)]).toEqual([search, []]);
      }
    }
  });

  it('knows of every way in which a contact changes', () => {
    const db = temporaryDatabase();
    addPeople(db, [someone('Ann'), { ...someone('Bob'), phone: '+12125550102' }]);
    const run = (sql: string) => void db.sqlite.exec(sql);
    const both = (search: string) => {
      const before = found(db, search);
      indexAll(db);
      expect(found(db, search)).toEqual(before);
      return before;
    };
    expect(both('ann')).toEqual([1]);
    run(`UPDATE contacts SET first_name = 'Änne' WHERE id = 1`);
    expect([both('anne'), both('ann b')]).toEqual([[1], []]);
    run(`INSERT INTO contact_tags VALUES (1, 2, NULL)`);
    expect(both('vip')).toEqual([2]);
    renameTag(db, { from: 'vip', to: 'Gold' });
    expect([both('vip'), both('gold')]).toEqual([[], [2]]);
    renameTag(db, { from: 'gold', to: 'regular' });
    expect([both('gold'), both('regular')]).toEqual([[], [2]]);
    removeTag(db, { name: 'regular' });
    expect(both('regular')).toEqual([]);
    run(`UPDATE contacts SET custom_fields = '{"city":"São Paulo"}' WHERE id = 2`);
    expect(both('sao pau')).toEqual([2]);
    run('DELETE FROM contacts WHERE id = 1');
    expect(both('anne')).toEqual([]);
    run(`INSERT INTO contacts (id, phone, first_name, created_at, updated_at)
         VALUES (1, '+12125550101', 'Back', 0, 0)`);
    expect(both('back')).toEqual([1]);
    run(`INSERT INTO contacts (phone, first_name, created_at, updated_at)
         VALUES ('+12125550103', 'New', 0, 0)
         ON CONFLICT (phone) DO UPDATE SET first_name = excluded.first_name`);
    expect(both('new')).toEqual([3]);
  });

  it('is sound, and made anew answers the same', () => {
    const db = temporaryDatabase();
    addPeople(db, [someone('Ann'), { ...someone('田中太郎'), phone: '+12125550102' }]);
    indexAll(db);
    while (purgeSearchIndex(db, true));
    expect(db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(found(db, '太郎')).toEqual([2]);
    rebuildSearchIndex(db);
    expect(searchIndexLacks(db)).toBe(2);
    expect(found(db, '太郎')).toEqual([2]);
    indexAll(db);
    expect([found(db, '太郎'), found(db, 'ANN')]).toEqual([[2], [1]]);
  });
});
