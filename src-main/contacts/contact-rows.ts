import { eq } from 'drizzle-orm';
import { cleanLine } from '../../src-shared/lib/clean-text.ts';
import type { Contact, ContactInput } from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { formatPhone, normalisePhone } from '../../src-shared/phone/phone-number.ts';
import { asContact, contactColumnsSql, type StoredContact } from './contact-columns.ts';
import { setTags } from './contact-tags.ts';
import { changedCustomFields, noteCustomFields } from './custom-fields.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase } from '../database/open.ts';
import { linkMessagesTo } from './removed-contacts.ts';
import { contacts, lists } from '../database/schema.ts';
import { statementsFor } from '../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  get: sqlite.prepare<[number], StoredContact>(
    `SELECT ${contactColumnsSql} FROM contacts WHERE id = ?`,
  ),
  insert: sqlite.prepare(
    `INSERT INTO contacts (phone, first_name, last_name, email, time_zone, custom_fields, is_landline,
                           created_at, updated_at)
     VALUES (:phone, :firstName, :lastName, :email, :timeZone, :customFields, :isLandline, :now, :now)`,
  ),
  update: sqlite.prepare(
    `UPDATE contacts SET phone = :phone, first_name = :firstName, last_name = :lastName,
            email = :email, time_zone = :timeZone, custom_fields = :customFields,
            is_landline = :isLandline, updated_at = :now
      WHERE id = :id`,
  ),
  recordConsent: sqlite.prepare(
    `UPDATE contacts SET consent_at = :now, consent_method = :method, consent_source = :source,
            updated_at = :now
      WHERE id = :id AND consent_at IS NULL`,
  ),
  addToList: sqlite.prepare<[number, number]>(
    `INSERT INTO list_contacts (list_id, contact_id) VALUES (?, ?)`,
  ),
  count: sqlite.prepare<[], number>(`SELECT count(*) FROM contacts`).pluck(),
}));

/** One contact; refused (`not-found`) where there is none. */
export function getContact(db: OvoDatabase, id: number): Contact {
  const row = statements(db).get.get(id);
  if (row === undefined) throw new UserError('not-found', 'This contact is no longer there.');
  return asContact(row);
}

/**
 * The contact that has this number, in any form. Refused where it is none (`invalid`), and where no
 * contact has it (`not-found`).
 *
 * @param country ISO 3166 code of the country that a number without a country code belongs to.
 */
export function findContact(db: OvoDatabase, number: string, country: string): Contact {
  const reading = normalisePhone(number, country);
  if (!reading.ok) throw new UserError('invalid', reading.reason);
  const row = db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(eq(contacts.phone, reading.phone))
    .get();
  if (row === undefined) {
    throw new UserError('not-found', `No contact has the number ${reading.phone}.`);
  }
  return getContact(db, row.id);
}

/**
 * Adds a contact, and puts it on a list where one is named. Messages that a contact with its number
 * left behind are its own. Refused when the number is none, or a field has a name that it cannot have
 * (`invalid`), when another contact has the number, or the list is one by filter (`conflict`), and
 * when the list is gone (`not-found`).
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
      refuseUnlessStatic(db, options.listId);
      statements(db).addToList.run(options.listId, id);
    }
    finish(db, id, values.phone, input);
    return getContact(db, id);
  })();
}

/**
 * Changes a contact's number, names, e-mail address, time zone, tags, and those of its custom fields
 * that are named; its lists and consent stay. Refused when it is gone (`not-found`), when the number is
 * none or a field has a name that it cannot have (`invalid`), and when another contact has the number
 * (`conflict`).
 */
export function updateContact(
  db: OvoDatabase,
  id: number,
  input: ContactInput,
  options: { readonly country: string; readonly now: number },
): Contact {
  return db.sqlite.transaction(() => {
    const values = valuesOf(db, input, options.country, getContact(db, id));
    statements(db).update.run({ ...values, id, now: options.now });
    finish(db, id, values.phone, input);
    return getContact(db, id);
  })();
}

/**
 * Writes down that and how a person agreed to be texted. Refused (`conflict`) where that is known
 * already: what was recorded first stays, with its date. Refused (`not-found`) where the contact is gone.
 */
export function recordConsent(
  db: OvoDatabase,
  id: number,
  consent: { readonly method: string; readonly source: string; readonly now: number },
): void {
  const method = cleanLine(consent.method);
  const source = cleanLine(consent.source);
  const { now } = consent;
  db.sqlite.transaction(() => {
    const { phone } = getContact(db, id);
    if (statements(db).recordConsent.run({ id, method, source, now }).changes === 0) {
      throw new UserError(
        'conflict',
        'It is on record already that this person agreed to be texted. What was recorded first stays.',
      );
    }
    appendEvent(db, {
      at: now,
      kind: 'consent-recorded',
      subject: `contact:${id}`,
      detail: { phone, method, source },
    });
  })();
}

/** How many contacts there are. */
export function countContacts(db: OvoDatabase): number {
  return statements(db).count.get() ?? 0;
}

/** What a contact's row gets; what the input does not name stays as `own` has it. */
function valuesOf(db: OvoDatabase, input: ContactInput, country: string, own: Contact | null) {
  const reading = normalisePhone(input.phone, country);
  if (!reading.ok) throw new UserError('invalid', `${reading.reason} Nothing was saved.`);
  const holder = db.orm
    .select({ id: contacts.id, firstName: contacts.firstName, lastName: contacts.lastName })
    .from(contacts)
    .where(eq(contacts.phone, reading.phone))
    .get();
  if (holder !== undefined && holder.id !== own?.id) {
    const name = `${holder.firstName} ${holder.lastName}`.trim();
    throw new UserError(
      'conflict',
      `${formatPhone(reading.phone, country)} is the number of ${name === '' ? 'another contact' : name} already. Nothing was saved.`,
    );
  }
  return {
    phone: reading.phone,
    isLandline: reading.isLandline ? 1 : 0,
    firstName: cleanLine(input.firstName),
    lastName: cleanLine(input.lastName),
    email: cleanLine(input.email),
    timeZone: input.timeZone === undefined ? timeZoneOf(db, own) : input.timeZone,
    customFields: changedCustomFields(own?.customFields ?? {}, input.customFields ?? {}),
  };
}

function timeZoneOf(db: OvoDatabase, own: Contact | null): string | null {
  if (own === null) return null;
  const row = db.orm
    .select({ timeZone: contacts.timeZone })
    .from(contacts)
    .where(eq(contacts.id, own.id))
    .get();
  return row?.timeZone ?? null;
}

/** What belongs to a contact but stands in other tables. */
function finish(db: OvoDatabase, id: number, phone: string, input: ContactInput): void {
  if (input.tags !== undefined) setTags(db, id, input.tags);
  if (input.customFields !== undefined) noteCustomFields(db, Object.keys(input.customFields));
  linkMessagesTo(db, { id, phone });
}

/** Refuses a list that is gone (`not-found`), and one by filter (`conflict`). */
export function refuseUnlessStatic(db: OvoDatabase, listId: number): void {
  const list = db.orm
    .select({ name: lists.name, filter: lists.filter })
    .from(lists)
    .where(eq(lists.id, listId))
    .get();
  if (list === undefined) {
    throw new UserError('not-found', 'The list is no longer there. Nothing was saved.');
  }
  if (list.filter !== null) {
    throw new UserError(
      'conflict',
      `Who is on “${list.name}” follows from its filter. Nothing was changed; choose another list, or change the filter.`,
    );
  }
}
