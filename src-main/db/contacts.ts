import { asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { cleanLine } from '../../src-shared/contact/clean-text.ts';
import type { Contact, ContactInput } from '../../src-shared/contact/contact.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { formatPhone, normalisePhone } from '../../src-shared/message/phone-number.ts';
import type { OvoDatabase } from './open.ts';
import { contacts, lists } from './schema.ts';
import { statementsFor } from './statements.ts';

/** Which contacts to show, and in which order. */
export interface ContactsQuery {
  readonly offset: number;
  readonly limit: number;
  /** Words that must all be found in the names, the e-mail address or the number; empty for all. */
  readonly search: string;
  readonly listId: number | null;
  readonly sort: 'name' | 'phone' | 'created';
  readonly descending: boolean;
}

const statements = statementsFor((sqlite) => ({
  insert: sqlite.prepare(
    `INSERT INTO contacts (phone, first_name, last_name, email, created_at, updated_at)
     VALUES (:phone, :firstName, :lastName, :email, :now, :now)`,
  ),
  addToList: sqlite.prepare<[number, number]>(
    `INSERT INTO list_contacts (list_id, contact_id) VALUES (?, ?)`,
  ),
  remove: sqlite.prepare<[string]>(
    `DELETE FROM contacts WHERE id IN (SELECT value FROM json_each(?))`,
  ),
}));

/** One page of the contacts that a search and a list leave, and how many those are in all. */
export function contactsPage(
  db: OvoDatabase,
  query: ContactsQuery,
): { readonly total: number; readonly rows: readonly Contact[] } {
  const condition = conditionOf(query);
  const total =
    db.orm
      .select({ total: sql<number>`count(*)` })
      .from(contacts)
      .where(condition)
      .get()?.total ?? 0;
  const direction = query.descending ? desc : asc;
  const rows = db.orm
    .select(contactColumns)
    .from(contacts)
    .where(condition)
    .orderBy(...sortColumns[query.sort].map((column) => direction(column)))
    .limit(query.limit)
    .offset(query.offset)
    .all();
  return { total, rows: rows.map(asContact) };
}

/** One contact; refused (`not-found`) where there is none. */
export function getContact(db: OvoDatabase, id: number): Contact {
  const row = db.orm.select(contactColumns).from(contacts).where(eq(contacts.id, id)).get();
  if (row === undefined) throw new Refusal('not-found', 'This contact is no longer there.');
  return asContact(row);
}

/**
 * Adds a contact, and puts it on a list where one is named. Refused when the number is none
 * (`invalid`), when another contact has it (`conflict`), and when the list is gone (`not-found`).
 *
 * @param options.country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function createContact(
  db: OvoDatabase,
  input: ContactInput,
  options: {
    readonly country: string;
    readonly listId: number | null;
    readonly now: number;
  },
): Contact {
  return db.sqlite.transaction(() => {
    const values = valuesOf(db, input, options.country, null);
    const { lastInsertRowid } = statements(db).insert.run({ ...values, now: options.now });
    const id = Number(lastInsertRowid);
    if (options.listId !== null) {
      refuseUnlessListed(db, options.listId);
      statements(db).addToList.run(options.listId, id);
    }
    return getContact(db, id);
  })();
}

/**
 * Changes a contact's number, names and e-mail address; its custom fields, lists and consent stay.
 * Refused when it is gone (`not-found`), when the number is none (`invalid`) and when another contact
 * has it (`conflict`).
 */
export function updateContact(
  db: OvoDatabase,
  id: number,
  input: ContactInput,
  options: { readonly country: string; readonly now: number },
): Contact {
  return db.sqlite.transaction(() => {
    getContact(db, id);
    const values = valuesOf(db, input, options.country, id);
    db.orm
      .update(contacts)
      .set({ ...values, updatedAt: options.now })
      .where(eq(contacts.id, id))
      .run();
    return getContact(db, id);
  })();
}

/**
 * Removes contacts, from every list too; returns how many there were. Messages to them stay, with
 * the number they went to, and so do suppressions.
 */
export function removeContacts(db: OvoDatabase, ids: readonly number[]): number {
  return statements(db).remove.run(JSON.stringify(ids)).changes;
}

/** A record of custom fields as it is stored; what is no text in it is left out. */
export function customFieldsOf(json: string): Readonly<Record<string, string>> {
  if (json === '{}') return {};
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(Object.entries(parsed).filter(isTextEntry));
}

function isTextEntry(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

const contactColumns = {
  id: contacts.id,
  phone: contacts.phone,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
  email: contacts.email,
  customFields: contacts.customFields,
  suppressedReason: sql<
    string | null
  >`(SELECT reason FROM suppressions WHERE phone = contacts.phone AND lifted_at IS NULL)`,
  createdAt: contacts.createdAt,
};

/** Ids rise with the time of creation, and each order ends with one that no two contacts share. */
const sortColumns = {
  name: [contacts.lastName, contacts.firstName, contacts.id],
  phone: [contacts.phone],
  created: [contacts.id],
} as const;

function asContact(
  row: Omit<Contact, 'customFields'> & { readonly customFields: string },
): Contact {
  return { ...row, customFields: customFieldsOf(row.customFields) };
}

function conditionOf(query: ContactsQuery): SQL | undefined {
  const conditions = wordsOf(query.search).map(matches);
  if (query.listId !== null) {
    conditions.push(
      sql`contacts.id IN (SELECT contact_id FROM list_contacts WHERE list_id = ${query.listId})`,
    );
  }
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` AND `);
}

/** The words of a search; one that holds nothing but a number, spaces and all, is one word. */
function wordsOf(search: string): readonly string[] {
  const whole = search.trim();
  if (whole === '') return [];
  return /^[+\d\s().-]+$/.test(whole) ? [whole] : whole.split(/\s+/);
}

function matches(word: string): SQL {
  const pattern = anywhere(word);
  const inText = sql`first_name LIKE ${pattern} ESCAPE '\\' OR last_name LIKE ${pattern} ESCAPE '\\' OR email LIKE ${pattern} ESCAPE '\\'`;
  const digits = /^[+\d\s().-]+$/.test(word) ? word.replace(/\D/g, '').replace(/^0+/, '') : '';
  return digits === '' ? sql`(${inText})` : sql`(${inText} OR phone LIKE ${anywhere(digits)})`;
}

function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function valuesOf(db: OvoDatabase, input: ContactInput, country: string, ownId: number | null) {
  const reading = normalisePhone(input.phone, country);
  if (!reading.ok) throw new Refusal('invalid', `${reading.reason} Nothing was saved.`);
  const holder = db.orm
    .select({ id: contacts.id, firstName: contacts.firstName, lastName: contacts.lastName })
    .from(contacts)
    .where(eq(contacts.phone, reading.phone))
    .get();
  if (holder !== undefined && holder.id !== ownId) {
    const name = `${holder.firstName} ${holder.lastName}`.trim();
    throw new Refusal(
      'conflict',
      `${formatPhone(reading.phone, country)} is the number of ${name === '' ? 'another contact' : name} already. Nothing was saved.`,
    );
  }
  return {
    phone: reading.phone,
    firstName: cleanLine(input.firstName),
    lastName: cleanLine(input.lastName),
    email: cleanLine(input.email),
  };
}

function refuseUnlessListed(db: OvoDatabase, listId: number): void {
  const list = db.orm.select({ id: lists.id }).from(lists).where(eq(lists.id, listId)).get();
  if (list === undefined) {
    throw new Refusal('not-found', 'The list is no longer there. Nothing was saved.');
  }
}
