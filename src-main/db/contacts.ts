import { eq } from 'drizzle-orm';
import { cleanLine } from '../../src-shared/contact/clean-text.ts';
import type { Contact, ContactInput } from '../../src-shared/contact/contact.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { formatPhone, normalisePhone } from '../../src-shared/message/phone-number.ts';
import { asContact, contactColumns } from './contact-columns.ts';
import { countAudience } from './audience.ts';
import { requireList } from './lists.ts';
import type { OvoDatabase } from './open.ts';
import { contacts, lists } from './schema.ts';
import { statementsFor } from './statements.ts';

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
  count: sqlite.prepare<[], number>(`SELECT count(*) FROM contacts`).pluck(),
  customFieldNames: sqlite
    .prepare<[], string>(
      `SELECT DISTINCT column.value ->> '$.target.name' AS name
         FROM imports, json_each(imports.mapping) AS column
        WHERE column.value ->> '$.target.kind' = 'custom' ORDER BY name`,
    )
    .pluck(),
}));

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

/** The names of the custom fields that imports have brought, in alphabetical order. */
export function customFieldNames(db: OvoDatabase): readonly string[] {
  return statements(db).customFieldNames.all();
}

/** How many contacts there are, or are on the list of that name; refused (`not-found`) without it. */
export function countContacts(db: OvoDatabase, listName?: string): number {
  if (listName !== undefined) return countAudience(db, [requireList(db, listName).id]);
  return statements(db).count.get() ?? 0;
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
