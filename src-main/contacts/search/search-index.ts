import type { FilterPart } from './filter-part.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  matchExpression,
  searchTermsOf,
  searchWordsOf,
  type SearchedContact,
} from './search-words.ts';
import { statementsFor } from '../../database/statements.ts';

/** The names of a contact's tags, in one text. */
const tagsOfContact = `(SELECT group_concat(tags.name, ', ')
  FROM contact_tags CROSS JOIN tags ON tags.id = contact_tags.tag_id
 WHERE contact_tags.contact_id = contacts.id)`;

const hasWords = `has_words(?, contacts.first_name, contacts.last_name, contacts.email,
  contacts.phone, contacts.custom_fields, ${tagsOfContact})`;

const indexedTo = '(SELECT indexed_to FROM search_index)';

/** So many contacts that the index lacks are looked at themselves in one go. */
const mostLacking = 5000;

/** Contacts that go into the index in one transaction: some hundredths of a second. */
const indexedAtOnce = 1500;

/** Pages of the index that are put in order in one transaction. */
const mergedAtOnce = 250;

interface Indexed extends SearchedContact {
  readonly id: number;
}

const indexedColumns = `contacts.id, first_name AS firstName, last_name AS lastName, email, phone,
  custom_fields AS customFields, coalesce(${tagsOfContact}, '') AS tags`;

const statements = statementsFor((sqlite) => ({
  indexedTo: sqlite.prepare<[], number>('SELECT indexed_to FROM search_index').pluck(),
  highest: sqlite.prepare<[], number | null>('SELECT max(id) FROM contacts').pluck(),
  pending: sqlite.prepare<[], number>('SELECT count(*) FROM search_pending').pluck(),
  changes: sqlite.prepare<[], number>('SELECT total_changes()').pluck(),
  nextPending: sqlite
    .prepare<[number], number>('SELECT contact_id FROM search_pending ORDER BY contact_id LIMIT ?')
    .pluck(),
  settle: sqlite.prepare<[number]>('DELETE FROM search_pending WHERE contact_id <= ?'),
  forget: sqlite.prepare<[number]>('DELETE FROM contacts_search WHERE rowid = ?'),
  add: sqlite.prepare<[number, string]>('INSERT INTO contacts_search (rowid, words) VALUES (?, ?)'),
  one: sqlite.prepare<[number], Indexed>(`SELECT ${indexedColumns} FROM contacts WHERE id = ?`),
  next: sqlite.prepare<[number, number], Indexed>(
    `SELECT ${indexedColumns} FROM contacts WHERE id > ? ORDER BY id LIMIT ?`,
  ),
  advance: sqlite.prepare<[number]>('UPDATE search_index SET indexed_to = ?'),
  merge: sqlite.prepare<[number]>(
    `INSERT INTO contacts_search (contacts_search, rank) VALUES ('merge', ?)`,
  ),
}));

/**
 * What was typed into a search as a part of a filter; null where that is no word. The index answers, and
 * for contacts that it does not have as they are now they themselves do, so that the answer is complete
 * at any time. Needs `addSearchFunctions`.
 */
export function searchPart(db: OvoDatabase, search: string): FilterPart | null {
  const match = matchExpression(searchTermsOf(search));
  if (match === null) return null;
  const indexed = `
    SELECT rowid FROM contacts_search WHERE contacts_search MATCH ?
       AND rowid NOT IN (SELECT contact_id FROM search_pending)
    UNION ALL
    SELECT id FROM contacts
     WHERE id IN (SELECT contact_id FROM search_pending) AND id <= ${indexedTo} AND ${hasWords}`;
  const all = `${indexed}
    UNION ALL
    SELECT id FROM contacts WHERE id > ${indexedTo} AND ${hasWords}`;
  const part = {
    condition: { sql: `contacts.id IN (${all})`, parameters: [match, search, search] },
    ofFew: { sql: hasWords, parameters: [search] },
  };
  const upTo = statements(db).indexedTo.get() ?? 0;
  if (highestId(db) - upTo <= mostLacking) {
    return { ...part, ids: { sql: all, parameters: [match, search, search] } };
  }
  return { ...part, ids: { sql: indexed, parameters: [match, search] }, idsUpTo: upTo };
}

/** How much there is to do until the index has everybody as they are, in contacts. */
export function searchIndexLacks(db: OvoDatabase): number {
  const { indexedTo: upTo, pending } = statements(db);
  return Math.max(0, highestId(db) - (upTo.get() ?? 0)) + (pending.get() ?? 0);
}

/**
 * Brings the index on by a piece, in one short transaction; returns how much is left, as `searchIndexLacks`
 * counts. Can end at any time and go on later.
 */
export function improveSearchIndex(db: OvoDatabase): number {
  const { sqlite } = db;
  sqlite
    .transaction(() => {
      if (!indexPending(db)) indexNew(db);
    })
    .immediate();
  return searchIndexLacks(db);
}

/** Puts the index in order by a piece, which makes searches quicker; says whether there was anything to do. */
export function purgeSearchIndex(db: OvoDatabase, isFirst: boolean): boolean {
  const { merge, changes } = statements(db);
  return db.sqlite
    .transaction(() => {
      const before = changes.get() ?? 0;
      // A negative number begins to make one of all the pieces there are; a positive one goes on with that.
      merge.run(isFirst ? -mergedAtOnce : mergedAtOnce);
      return (changes.get() ?? 0) - before >= 2;
    })
    .immediate();
}

/**
 * Makes the index anew, empty, so that it is built from the contacts again: for one that is damaged or
 * that says something else than they do. Searches are complete meanwhile.
 */
export function rebuildSearchIndex(db: OvoDatabase): void {
  const { sqlite } = db;
  sqlite
    .transaction(() => {
      const definition = sqlite
        .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'contacts_search'`)
        .pluck()
        .get();
      if (definition === undefined) throw new Error('There is no search index to make anew.');
      sqlite.exec(`DROP TABLE contacts_search; ${definition};
        UPDATE search_index SET indexed_to = 0; DELETE FROM search_pending;`);
    })
    .immediate();
}

function indexPending(db: OvoDatabase): boolean {
  const { nextPending, settle, forget, one, add, indexedTo: reached } = statements(db);
  const ids = nextPending.all(indexedAtOnce);
  const [last] = ids.slice(-1);
  if (last === undefined) return false;
  const upTo = reached.get() ?? 0;
  for (const id of ids) {
    forget.run(id);
    const contact = id > upTo ? undefined : one.get(id);
    if (contact !== undefined) add.run(id, searchWordsOf(contact));
  }
  settle.run(last);
  return true;
}

function indexNew(db: OvoDatabase): void {
  const { next, add, advance, indexedTo: reached } = statements(db);
  const contacts = next.all(reached.get() ?? 0, indexedAtOnce);
  const [last] = contacts.slice(-1);
  if (last === undefined) return;
  for (const contact of contacts) add.run(contact.id, searchWordsOf(contact));
  advance.run(last.id);
}

function highestId(db: OvoDatabase): number {
  return statements(db).highest.get() ?? 0;
}
