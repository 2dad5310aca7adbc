// Raw SQL: drizzle does not know FTS5 tables such as contacts_search.
import { asc, count, eq, gt, lte, max, sql, type SQL } from 'drizzle-orm';
import { countAndLearn, withoutCommon } from './common-beginnings.ts';
import type { NamelessPart } from './filter-part.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import {
  prepared,
  preparedColumn,
  queriesFor,
  sameNamed,
  type Given,
} from '../../database/queries.ts';
import { contacts, contactTags, searchIndex, searchPending, tags } from '../../database/schema.ts';
import { matchExpression, searchTermsOf, searchWordsOf, wordsOf } from './search-words.ts';
import { oncePerDatabase, statementsFor } from '../../database/statements.ts';

/** So many contacts that the index lacks are looked at themselves in one go. */
const mostLacking = 5000;

/** The longest beginnings that the index has lists of, as its `prefix` says. */
const longestPrefix = 4;

/** So many words with a longer beginning are looked up each. */
const mostInFull = 3;

/** So many contacts with the words of a field are looked at: more are not quicker than all. */
const mostWithWords = 100_000;

/** Contacts that go into the index in one transaction: some hundredths of a second. */
const indexedAtOnce = 1500;

/** Pages of the index that are put in order in one transaction. */
const mergedAtOnce = 250;

/** The names of a contact's tags, in one text. */
const tagNames = sql`(SELECT group_concat(${tags.name}, ', ')
  FROM ${contactTags} CROSS JOIN ${tags} ON ${tags.id} = ${contactTags.tagId}
 WHERE ${contactTags.contactId} = ${contacts.id})`;

const queries = queriesFor((orm, sqlite) => {
  const indexed = {
    id: contacts.id,
    firstName: contacts.firstName,
    lastName: contacts.lastName,
    email: contacts.email,
    phone: contacts.phone,
    customFields: contacts.customFields,
    tags: sql<string>`coalesce(${sql`${tagNames}`}, '')`,
  };
  return {
    indexedTo: prepared(() => orm.select({ id: searchIndex.indexedTo }).from(searchIndex)),
    highest: prepared(() => orm.select({ id: max(contacts.id) }).from(contacts)),
    pending: prepared(() => orm.select({ contacts: count() }).from(searchPending)),
    nextPending: preparedColumn(sqlite, (given: Given<{ limit: number }>) =>
      orm
        .select({ id: searchPending.contactId })
        .from(searchPending)
        .orderBy(asc(searchPending.contactId))
        .limit(given('limit')),
    ),
    forgetPending: prepared((given: Given<{ upTo: number }>) =>
      orm.delete(searchPending).where(lte(searchPending.contactId, given('upTo'))),
    ),
    one: prepared((given: Given<{ id: number }>) =>
      orm
        .select(indexed)
        .from(contacts)
        .where(eq(contacts.id, given('id'))),
    ),
    next: prepared((given: Given<{ after: number; limit: number }>) =>
      orm
        .select(indexed)
        .from(contacts)
        .where(gt(contacts.id, given('after')))
        .orderBy(asc(contacts.id))
        .limit(given('limit')),
    ),
    advance: prepared((given: Given<{ indexedTo: number }>) =>
      orm.update(searchIndex).set(sameNamed(given, 'indexedTo')),
    ),
  };
});

const statements = statementsFor((sqlite) => ({
  /** Null while the index lacks anything. */
  count: sqlite
    .prepare<[{ readonly match: string }], number | null>(
      `SELECT iif(
         EXISTS (SELECT 1 FROM search_pending)
           OR (SELECT max(id) FROM contacts) > (SELECT indexed_to FROM search_index),
         NULL,
         (SELECT count(*) FROM contacts_search WHERE contacts_search MATCH :match))`,
    )
    .pluck(),
  changes: sqlite.prepare<[], number>('SELECT total_changes()').pluck(),
  remove: sqlite.prepare<[number]>('DELETE FROM contacts_search WHERE rowid = ?'),
  add: sqlite.prepare<[number, string]>('INSERT INTO contacts_search (rowid, words) VALUES (?, ?)'),
  merge: sqlite.prepare<[number]>(
    `INSERT INTO contacts_search (contacts_search, rank) VALUES ('merge', ?)`,
  ),
}));

/** The words that the index has. SQLite has that table in memory, also for a connection that only reads. */
const vocabulary = oncePerDatabase(({ temporary }) => {
  const isReading = temporary.pragma('query_only', { simple: true }) === 1;
  if (isReading) temporary.pragma('query_only = OFF');
  temporary.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, contacts_search, 'row')`);
  if (isReading) temporary.pragma('query_only = ON');
  return temporary
    .prepare<[{ readonly from: string; readonly to: string; readonly limit: number }], string>(
      'SELECT term FROM temp.words WHERE term >= :from AND term < :to LIMIT :limit',
    )
    .pluck();
});

/**
 * What was typed into a search as a part of a filter; null where that is no word. The index answers, and
 * for contacts that it does not have as they are now they themselves do, so that the answer is complete
 * at any time. Needs `addSearchFunctions`.
 */
export function searchPart(db: OvoDatabase, search: string): NamelessPart | null {
  const terms = searchTermsOf(search);
  const match = matchExpression(terms);
  if (match === null) return null;
  const hasWords = sql`has_words(${search}, ${contacts.firstName}, ${contacts.lastName},
    ${contacts.email}, ${contacts.phone}, ${contacts.customFields}, ${tagNames})`;
  const { some, all } = idsMatching(match, hasWords);
  const rare = withoutCommon(db, terms);
  const quickMatch =
    matchExpression(rare.terms ?? terms, (beginning) => inFull(db, beginning)) ?? match;
  const part = {
    condition: sql`${contacts.id} IN (${all})`,
    ofFew: hasWords,
    count: () =>
      rare.terms === null
        ? rare.total
        : countAndLearn(db, rare.terms, highestId(db), () => countMatching(db, quickMatch)),
  };
  if (searchIndexLacks(db) === 0) {
    const quickIds = sql`SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${quickMatch}`;
    return { ...part, ids: all, quickIds };
  }
  const upTo = indexedUpTo(db);
  return highestId(db) - upTo <= mostLacking
    ? { ...part, ids: all }
    : { ...part, ids: some, idsUpTo: upTo };
}

/**
 * A query for the ids of all contacts for whom a condition holds, which is only for such with a text that
 * begins with these words; null where too many have those words, or the index lacks too much.
 */
export function idsWithWords(db: OvoDatabase, text: string, condition: SQL): SQL | null {
  const match = matchExpression(wordsOf(text).map((word) => [[word]]));
  if (match === null) return null;
  const counted = countMatching(db, match);
  if (counted === null || counted > mostWithWords) return null;
  const { all } = idsMatching(match, sql`true`);
  return sql`SELECT ${contacts.id} FROM ${contacts} WHERE ${contacts.id} IN (${all}) AND ${condition}`;
}

/** What FTS5 is asked for a beginning: for one that few words have, those words, which it finds in a third of the time. */
function inFull(db: OvoDatabase, beginning: string): string {
  // What is made in a transaction may be taken back with it.
  const isLookedUp = beginning.length > longestPrefix && !db.sqlite.inTransaction;
  const words = isLookedUp
    ? vocabulary(db).all({ from: beginning, to: `${beginning}\u{10ffff}`, limit: mostInFull + 1 })
    : [];
  if (words.length === 0 || words.length > mostInFull) return `"${beginning}"*`;
  return `(${words.map((word) => `"${word}"`).join(' OR ')})`;
}

/** How many the index finds; null while the index lacks anything. */
function countMatching(db: OvoDatabase, match: string): number | null {
  return statements(db).count.get({ match }) ?? null;
}

/** Queries for the ids that the index finds: of contacts that it has or had, and of all. */
function idsMatching(match: string, hasWords: SQL): { readonly some: SQL; readonly all: SQL } {
  const indexedTo = sql`(SELECT ${searchIndex.indexedTo} FROM ${searchIndex})`;
  const pending = sql`(SELECT ${searchPending.contactId} FROM ${searchPending})`;
  const some = sql`
    SELECT rowid FROM contacts_search WHERE contacts_search MATCH ${match}
       AND rowid NOT IN ${pending}
    UNION ALL
    SELECT ${contacts.id} FROM ${contacts}
     WHERE ${contacts.id} IN ${pending} AND ${contacts.id} <= ${indexedTo} AND ${hasWords}`;
  const all = sql`${some}
    UNION ALL
    SELECT ${contacts.id} FROM ${contacts} WHERE ${contacts.id} > ${indexedTo} AND ${hasWords}`;
  return { some, all };
}

/** How much there is to do until the index has everybody as they are, in contacts. */
export function searchIndexLacks(db: OvoDatabase): number {
  const pending = queries(db).pending.get()?.contacts ?? 0;
  return Math.max(0, highestId(db) - indexedUpTo(db)) + pending;
}

/**
 * Brings the index on by a piece, in one short transaction; returns how much is left, as `searchIndexLacks`
 * counts. Can end at any time and go on later.
 */
export function improveSearchIndex(db: WritableDatabase): number {
  const { sqlite } = db;
  sqlite
    .transaction(() => {
      if (!indexPending(db)) indexNew(db);
    })
    .immediate();
  return searchIndexLacks(db);
}

/** Puts the index in order by a piece, which makes searches quicker; says whether there was anything to do. */
export function purgeSearchIndex(db: WritableDatabase, isFirst: boolean): boolean {
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
export function rebuildSearchIndex(db: WritableDatabase): void {
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

function indexPending(db: WritableDatabase): boolean {
  const { nextPending, forgetPending, one } = queries(db);
  const { remove, add } = statements(db);
  const ids = nextPending.all({ limit: indexedAtOnce });
  const last = ids.at(-1);
  if (last === undefined) return false;
  const upTo = indexedUpTo(db);
  for (const id of ids) {
    remove.run(id);
    const contact = id > upTo ? undefined : one.get({ id });
    if (contact !== undefined) add.run(id, searchWordsOf(contact));
  }
  forgetPending.run({ upTo: last });
  return true;
}

function indexNew(db: WritableDatabase): void {
  const { next, advance } = queries(db);
  const { add } = statements(db);
  const fresh = next.all({ after: indexedUpTo(db), limit: indexedAtOnce });
  const last = fresh.at(-1);
  if (last === undefined) return;
  for (const contact of fresh) add.run(contact.id, searchWordsOf(contact));
  advance.run({ indexedTo: last.id });
}

/** Contacts with higher ids are not in the index yet. */
export function indexedUpTo(db: OvoDatabase): number {
  return queries(db).indexedTo.get()?.id ?? 0;
}

/** The highest id that a contact has; 0 where there is none. */
export function highestId(db: OvoDatabase): number {
  return queries(db).highest.get()?.id ?? 0;
}
