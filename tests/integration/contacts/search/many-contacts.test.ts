import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contactsPage, countOf } from '../../../../src-main/contacts/search/search-pages.ts';
import { filterCondition } from '../../../../src-main/contacts/search/contact-filter.ts';
import { withoutCommon } from '../../../../src-main/contacts/search/common-beginnings.ts';
import { searchTermsOf } from '../../../../src-main/contacts/search/search-words.ts';
import {
  improveSearchIndex,
  rebuildSearchIndex,
} from '../../../../src-main/contacts/search/search-index.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { removeContacts } from '../../../../src-main/contacts/bulk/remove-contacts.ts';
import { tagContacts } from '../../../../src-main/contacts/bulk/tag-contacts.ts';
import {
  openConnection,
  type OvoDatabase,
  type WritableDatabase,
} from '../../../../src-main/database/open.ts';
import { columnOf } from '../../../../src-main/database/queries.ts';
import { contacts } from '../../../../src-main/database/schema.ts';
import type { ContactFilter } from '../../../../src-shared/contact/filter.ts';
import { addContact } from '../../../support/contacts.ts';
import { temporaryDatabase } from '../../../support/database.ts';

const now = 1_790_000_000_000;
const people = 3000;

/** So many contacts that the first pages of a filter are read without looking for all that match. */
function manyContacts(): WritableDatabase {
  const db = temporaryDatabase();
  db.sqlite.exec(`
    WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${people - 1})
    INSERT INTO contacts (phone, first_name, last_name, email, custom_fields, consent_at, consent_method,
                          consent_source, is_landline,
                          created_at, updated_at)
    SELECT '+1212' || (5550000 + n * 37 % 3001), 'Ann' || (n % 7), iif(n % 5 = 0, 'Lee', 'Smith' || (n * 31 % 97)),
           iif(n % 3 = 0, '', 'a' || (n * 13 % 1000) || iif(n % 2 = 0, '@Example.com', '@Exampler.org')),
           json_object('city', iif(n % 40 = 0, 'New York', iif(n % 3 = 0, 'Rome', 'New Rome')), 'points', '' || (n % 50)),
           iif(n % 2 = 0, 1, NULL), iif(n % 2 = 0, 'a', NULL), iif(n % 2 = 0, 'b', NULL), n % 9 = 0, ${now} - n * 86400000, 1 FROM numbers;
    INSERT INTO lists (name, created_at) VALUES ('Half', 1), ('Few', 1);
    INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts WHERE id % 2 = 1;
    INSERT INTO list_contacts (list_id, contact_id) SELECT 2, id FROM contacts WHERE id % 500 = 1;
    INSERT INTO tags (name) VALUES ('vip');
    INSERT INTO contact_tags (tag_id, contact_id) SELECT 1, id FROM contacts WHERE id % 10 = 1;
    INSERT INTO suppressions (phone, reason, at) SELECT phone, 'asked', 1 FROM contacts WHERE id % 50 = 0`);
  while (improveSearchIndex(db) > 0);
  return db;
}

/** A connection as the reading thread has it. */
function readerOf({ file }: OvoDatabase): OvoDatabase {
  const reader = openConnection({ file, nativeBinding: undefined, isReadOnly: true });
  onTestFinished(() => reader.close());
  return reader;
}

/** The statements that a connection prepares from now on. */
function statementsOf({ sqlite }: OvoDatabase): readonly string[] {
  const asked: string[] = [];
  const prepare = sqlite.prepare.bind(sqlite);
  Object.defineProperty(sqlite, 'prepare', {
    value: (source: string) => {
      asked.push(source);
      return prepare(source);
    },
  });
  return asked;
}

const parts: fc.Arbitrary<ContactFilter> = fc.constantFrom<ContactFilter>(
  { search: 'ann' },
  { search: 'lee' },
  { search: 'ann3 sm' },
  { search: 'exampl' },
  { search: 'example' },
  { search: 'smith9' },
  { search: '212555' },
  { search: '+1' },
  { search: '1 lee' },
  { search: '+1 212 55' },
  { search: 'nobody' },
  { hasConsent: true },
  { hasConsent: false },
  { listIds: [1] },
  { listIds: [2] },
  { tags: ['vip'] },
  { withoutTags: ['vip'] },
  { isSuppressed: true },
  { isSuppressed: false },
  { isLandline: false },
  { addedWithinDays: 2000 },
  { addedWithinDays: 10 },
  { lastTexted: { kind: 'never' } },
  { fields: [{ field: 'city', test: 'is', value: 'new york' }] },
  { fields: [{ field: 'city', test: 'starts-with', value: 'ro' }] },
  { fields: [{ field: 'points', test: 'more-than', value: '20' }] },
  { fields: [{ field: 'email', test: 'is-empty', value: '' }] },
);

const filters = fc
  .array(parts, { minLength: 1, maxLength: 3 })
  .map((all): ContactFilter => Object.assign({}, ...all));

const orders = {
  name: 'last_name COLLATE NOCASE, first_name COLLATE NOCASE, id',
  phone: 'phone',
  created: 'id',
  email: 'email COLLATE NOCASE, id',
} as const;

/** Everybody in an order, as SQLite sorts them. */
function everybody(db: WritableDatabase, sort: keyof typeof orders): readonly number[] {
  return db.sqlite
    .prepare<[], number>(`SELECT id FROM contacts ORDER BY ${orders[sort]}`)
    .pluck()
    .all();
}

/** Who is meant, each contact looked at by itself. */
function meant(db: OvoDatabase, filter: ContactFilter): ReadonlySet<number> {
  const found = db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(filterCondition(db, filter, now));
  return new Set(columnOf(db, found));
}

describe('pages of many contacts', () => {
  it('are parts of all who are meant, in every order, whatever was asked before', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const sorted = Object.fromEntries(
      (['name', 'phone', 'created', 'email'] as const).map((sort) => [sort, everybody(db, sort)]),
    );
    let version = 0;
    fc.assert(
      fc.property(
        filters,
        fc.constantFrom('name', 'phone', 'created', 'email'),
        fc.boolean(),
        fc.oneof(fc.constant(0), fc.nat(200), fc.nat(people)),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        (filter, sort, descending, offset, limit, isChanged) => {
          if (isChanged) version += 1;
          const ids = meant(db, filter);
          const ascending = (sorted[sort] ?? []).filter((id) => ids.has(id));
          const all = descending ? ascending.toReversed() : ascending;
          const context = { now, version, texts: 1, isCanceled: () => false };
          const query = { filter, sort, descending, offset, limit };
          const page = contactsPage(reader, query, context);
          expect(page.rows.map(({ id }) => id)).toEqual(all.slice(offset, offset + limit));
          expect([null, all.length]).toContain(page.total);
          expect(countOf(reader, { filter }, context)).toBe(all.length);
          expect(contactsPage(reader, query, context)).toEqual({ ...page, total: all.length });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are read from the beginning of the order where most match, with all of them counted', () => {
    const reader = readerOf(manyContacts());
    const asked = statementsOf(reader);
    const query = { filter: { search: 'ann' }, sort: 'name', descending: false } as const;
    const context = { now, version: 1, texts: 1, isCanceled: () => false };
    const page = contactsPage(reader, { ...query, offset: 0, limit: 100 }, context);
    expect([page.rows.length, page.total]).toEqual([100, people]);
    const matches = asked.filter((source) => source.includes('MATCH'));
    expect(matches).toEqual([expect.stringContaining('SELECT count(*) FROM contacts_search')]);
  });
});

describe('words that are looked up in full', () => {
  it('are the same after the index is made anew, and leave a reading connection unable to write', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const filter = { search: 'exampl' };
    const count = (version: number) =>
      countOf(reader, { filter }, { now, version, texts: 1, isCanceled: () => false });
    expect(count(1)).toBe(2000);
    rebuildSearchIndex(db);
    expect(count(2)).toBe(2000);
    while (improveSearchIndex(db) > 0);
    expect(count(3)).toBe(2000);
    expect(() => reader.temporary.exec('DELETE FROM contacts')).toThrow(/readonly/);
  });
});

describe('a beginning that everybody has', () => {
  const counter = (db: OvoDatabase) => {
    let version = 0;
    return (search: string) => {
      version += 1;
      const context = { now, version, texts: 1, isCanceled: () => false };
      return countOf(db, { filter: { search } }, context);
    };
  };

  it('is left out of a search until a contact lacks it', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const count = counter(reader);
    const isLeftOut = () => withoutCommon(reader, searchTermsOf('+1')).terms === null;
    expect([isLeftOut(), count('+12'), isLeftOut()]).toEqual([false, people, true]);
    expect([count('+1'), count('01'), count('1 example')]).toEqual([people, people, 2000]);
    addContact(db, '+447700900123', { firstName: 'Zed' });
    while (improveSearchIndex(db) > 0);
    expect([isLeftOut(), count('+1'), count('01'), count('zed')]).toEqual([
      false,
      people,
      people,
      1,
    ]);
    expect([count('+447700'), count('zed 1'), count('zed 44')]).toEqual([1, 0, 1]);
  });

  it('is none where the removal of who lacks it is taken back', () => {
    const db = manyContacts();
    const count = counter(db);
    addContact(db, '+447700900123', { firstName: 'Zed' });
    while (improveSearchIndex(db) > 0);
    db.sqlite.exec(`BEGIN; DELETE FROM contacts WHERE first_name = 'Zed'`);
    while (improveSearchIndex(db) > 0);
    expect([count('+12'), count('+1')]).toEqual([people, people]);
    db.sqlite.exec('ROLLBACK');
    expect([count('zed 1'), count('zed 44')]).toEqual([0, 1]);
  });
});

describe('who was never texted', () => {
  it('is looked for again when messages have changed, and not before', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const filter = { lastTexted: { kind: 'never' } } as const;
    const count = (texts: number) =>
      countOf(reader, { filter }, { now, version: 1, texts, isCanceled: () => false });
    expect(count(1)).toBe(people);
    db.sqlite.exec(`
      INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status,
                            created_at, sent_at, settled_at)
      SELECT id, 'outbound', '+12125550100', phone, 'Hello', 1, 'sent', 1, 1, 1 FROM contacts LIMIT 1`);
    expect(count(1)).toBe(people);
    expect(count(2)).toBe(people - 1);
  });
});

describe('what another process does to contacts', () => {
  it('is seen by the next question, though nobody told of it and no time has passed', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const context = { now, version: 1, texts: 1, isCanceled: () => false };
    const count = (filter: ContactFilter) => {
      const page = { offset: 0, limit: 5, sort: 'name', descending: false, filter } as const;
      const { total } = contactsPage(reader, page, context);
      expect(countOf(reader, { filter }, context)).toBe(total ?? countOf(db, { filter }, context));
      return countOf(reader, { filter }, context);
    };
    const asked = [{}, { search: 'ann' }, { isSuppressed: true }, { tags: ['vip'] }] as const;
    const counts = () => asked.map(count);
    expect(counts()).toEqual([3000, 3000, 60, 300]);
    const { id } = addContact(db, '2125559999', { firstName: 'Annabel' });
    expect(counts()).toEqual([3001, 3001, 60, 300]);
    addSuppression(db, {
      phone: '+12125559999',
      reason: 'asked',
      evidence: null,
      at: 2,
      origin: 'other',
    });
    expect(counts()).toEqual([3001, 3001, 61, 300]);
    const selection = { kind: 'ids', ids: [id] } as const;
    const change = { now, onDone: () => undefined };
    tagContacts(db, { selection, add: ['vip'], remove: [], ...change });
    expect(counts()).toEqual([3001, 3001, 61, 301]);
    removeContacts(db, { selection, ...change });
    expect(counts()).toEqual([3000, 3000, 60, 300]);
  });

  it('is seen by the next question also where it happens while a count begins', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const filter = { search: 'exampl' };
    const context = { now, version: 1, texts: 1, isCanceled: () => false };
    const whileOneIsAdded = {
      now,
      texts: 1,
      isCanceled: () => false,
      /** The cache asks for it first. */
      get version() {
        addContact(db, '2125559999', { email: 'ann@examplify.org' });
        while (improveSearchIndex(db) > 0);
        return 1;
      },
    };
    countOf(reader, { filter }, whileOneIsAdded);
    expect(countOf(reader, { filter }, context)).toBe(2001);
  });

  it('is no reason to look for everybody again while messages are sent', () => {
    const db = manyContacts();
    const reader = readerOf(db);
    const context = { now, version: 1, texts: 1, isCanceled: () => false };
    const filter = { hasConsent: true };
    expect(countOf(reader, { filter }, context)).toBe(1500);
    const asked = statementsOf(reader);
    db.sqlite.exec(`INSERT INTO state (key, value) VALUES ('something', '1')`);
    expect(countOf(reader, { filter }, context)).toBe(1500);
    expect(asked).toEqual([]);
    const later = { ...context, now: now + 31_000 };
    expect(countOf(reader, { filter }, later)).toBe(1500);
    expect(asked.length).toBeGreaterThan(0);
  });
});
