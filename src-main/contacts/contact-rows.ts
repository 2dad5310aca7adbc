import { sayPhoneProblem } from '../../src-shared/phone/phone-problem.ts';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { cleanLine } from '../../src-shared/lib/clean-text.ts';
import type { Contact, ContactChanges, ContactInput } from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { formatPhone, normalisePhone } from '../../src-shared/phone/phone-number.ts';
import { words } from '../../src-shared/words/words.ts';
import { asContact, contactColumns } from './contact-columns.ts';
import { setTags } from './contact-tags.ts';
import { changedCustomFields, recordCustomFields } from './custom-fields.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor, sameNamed, type Given } from '../database/queries.ts';
import { linkMessagesTo } from './removed-contacts.ts';
import { contacts, listContacts, lists } from '../database/schema.ts';

type ContactRow = typeof contacts.$inferSelect;
type ContactValues = Pick<
  ContactRow,
  'phone' | 'firstName' | 'lastName' | 'email' | 'timeZone' | 'customFields' | 'isLandline'
>;

const queries = queriesFor((orm) => {
  const values = (given: Given<ContactValues & { now: number }>) => ({
    ...sameNamed(
      given,
      'phone',
      'firstName',
      'lastName',
      'email',
      'timeZone',
      'customFields',
      'isLandline',
    ),
    updatedAt: sql<number>`${given('now')}`,
  });
  return {
    get: prepared((given: Given<{ id: number }>) =>
      orm
        .select(contactColumns(orm))
        .from(contacts)
        .where(eq(contacts.id, given('id'))),
    ),
    withPhone: prepared((given: Given<{ phone: string }>) =>
      orm
        .select({ id: contacts.id, firstName: contacts.firstName, lastName: contacts.lastName })
        .from(contacts)
        .where(eq(contacts.phone, given('phone'))),
    ),
    timeZone: prepared((given: Given<{ id: number }>) =>
      orm
        .select({ timeZone: contacts.timeZone })
        .from(contacts)
        .where(eq(contacts.id, given('id'))),
    ),
    insert: prepared((given: Given<ContactValues & { now: number }>) =>
      orm.insert(contacts).values({ ...values(given), createdAt: given('now') }),
    ),
    update: prepared((given: Given<ContactValues & { id: number; now: number }>) =>
      orm
        .update(contacts)
        .set(values(given))
        .where(eq(contacts.id, given('id'))),
    ),
    recordConsent: prepared(
      (given: Given<{ id: number; method: string; source: string; now: number }>) =>
        orm
          .update(contacts)
          .set({
            consentAt: sql`${given('now')}`,
            consentMethod: sql`${given('method')}`,
            consentSource: sql`${given('source')}`,
            updatedAt: sql`${given('now')}`,
          })
          .where(and(eq(contacts.id, given('id')), isNull(contacts.consentAt))),
    ),
    putOnList: prepared((given: Given<{ listId: number; contactId: number }>) =>
      orm.insert(listContacts).values(sameNamed(given, 'listId', 'contactId')),
    ),
    list: prepared((given: Given<{ id: number }>) =>
      orm
        .select({ name: lists.name, filter: lists.filter })
        .from(lists)
        .where(eq(lists.id, given('id'))),
    ),
    count: prepared(() => orm.select({ contacts: count() }).from(contacts)),
  };
});

/** One contact; refused (`not-found`) where there is none. */
export function getContact(db: OvoDatabase, id: number): Contact {
  const row = queries(db).get.get({ id });
  if (row === undefined) throw new UserError('not-found', words.contacts.gone);
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
  if (!reading.ok) throw new UserError('invalid', sayPhoneProblem(reading));
  const row = queries(db).withPhone.get({ phone: reading.phone });
  if (row === undefined) {
    throw new UserError('not-found', words.contacts.noneWithNumber(reading.phone));
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
  db: WritableDatabase,
  input: ContactInput,
  options: {
    readonly country: string;
    readonly listId: number | null;
    readonly now: number;
  },
): Contact {
  return db.sqlite.transaction(() => {
    const values = valuesOf(db, input, options.country, null);
    const { lastInsertRowid } = queries(db).insert.run({ ...values, now: options.now });
    const id = Number(lastInsertRowid);
    if (options.listId !== null) {
      refuseUnlessStatic(db, options.listId);
      queries(db).putOnList.run({ listId: options.listId, contactId: id });
    }
    finish(db, id, values.phone, input);
    return getContact(db, id);
  })();
}

/**
 * Changes the named fields of a contact; its lists and consent stay. Refused when the contact is gone
 * (`not-found`), when the number is none or a field has a name that it cannot have (`invalid`), and when
 * another contact has the number (`conflict`).
 */
export function updateContact(
  db: WritableDatabase,
  id: number,
  changes: ContactChanges,
  options: { readonly country: string; readonly now: number },
): Contact {
  return db.sqlite.transaction(() => {
    const own = getContact(db, id);
    const input: ContactInput = {
      ...changes,
      phone: changes.phone ?? own.phone,
      firstName: changes.firstName ?? own.firstName,
      lastName: changes.lastName ?? own.lastName,
      email: changes.email ?? own.email,
    };
    const values = valuesOf(db, input, options.country, own);
    queries(db).update.run({ ...values, id, now: options.now });
    finish(db, id, values.phone, input);
    return getContact(db, id);
  })();
}

/**
 * Records that and how a person agreed to be texted. Refused (`conflict`) where consent is on record
 * already: the first record stays, with its date. Refused (`not-found`) where the contact is gone.
 */
export function recordConsent(
  db: WritableDatabase,
  id: number,
  consent: { readonly method: string; readonly source: string; readonly now: number },
): void {
  const method = cleanLine(consent.method);
  const source = cleanLine(consent.source);
  const { now } = consent;
  db.sqlite.transaction(() => {
    const { phone } = getContact(db, id);
    if (queries(db).recordConsent.run({ id, method, source, now }).changes === 0) {
      throw new UserError('conflict', words.contacts.consentOnRecord);
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
  return queries(db).count.get()?.contacts ?? 0;
}

/** What a contact's row gets; what the input does not name stays as `own` has it. */
function valuesOf(
  db: OvoDatabase,
  input: ContactInput,
  country: string,
  own: Contact | null,
): ContactValues {
  const reading = normalisePhone(input.phone, country);
  if (!reading.ok)
    throw new UserError('invalid', words.contacts.notSaved(sayPhoneProblem(reading)));
  const holder = queries(db).withPhone.get({ phone: reading.phone });
  if (holder !== undefined && holder.id !== own?.id) {
    const name = `${holder.firstName} ${holder.lastName}`.trim();
    const phone = formatPhone(reading.phone, country);
    throw new UserError(
      'conflict',
      name === ''
        ? words.contacts.numberTakenByAnother(phone)
        : words.contacts.numberTaken(phone, name),
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
  return own === null ? null : (queries(db).timeZone.get({ id: own.id })?.timeZone ?? null);
}

/** What belongs to a contact but stands in other tables. */
function finish(db: WritableDatabase, id: number, phone: string, input: ContactInput): void {
  if (input.tags !== undefined) setTags(db, id, input.tags);
  if (input.customFields !== undefined) recordCustomFields(db, Object.keys(input.customFields));
  linkMessagesTo(db, { id, phone });
}

/** Refuses a list that is gone (`not-found`), and one by filter (`conflict`). */
export function refuseUnlessStatic(db: OvoDatabase, listId: number): void {
  const list = queries(db).list.get({ id: listId });
  if (list === undefined) {
    throw new UserError('not-found', words.contacts.listGone);
  }
  if (list.filter !== null) {
    throw new UserError('conflict', words.contacts.listByFilter(list.name));
  }
}
