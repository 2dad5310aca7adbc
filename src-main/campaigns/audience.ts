import type { Contact } from '../../src-shared/contact/contact.ts';
import { customFieldsOf } from '../contacts/contact-columns.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

/** A contact with all that a text can be filled in with. */
export type AudienceContact = Pick<
  Contact,
  'id' | 'phone' | 'firstName' | 'lastName' | 'email' | 'customFields'
> & {
  /** IANA name, where the contact or its file gave one. */
  readonly timeZone: string | null;
};

/** A contact of an audience as it is stored. */
export type AudienceRow = Omit<AudienceContact, 'customFields'> & { readonly customFields: string };

const statements = statementsFor((sqlite) => ({
  nextContacts: sqlite.prepare<[number, number], AudienceRow>(
    `SELECT id, phone, first_name AS firstName, last_name AS lastName, email,
            custom_fields AS customFields, time_zone AS timeZone
       FROM contacts WHERE id > ? ORDER BY id LIMIT ?`,
  ),
  byIds: sqlite.prepare<[string], AudienceRow>(
    `SELECT id, phone, first_name AS firstName, last_name AS lastName, email,
            custom_fields AS customFields, time_zone AS timeZone
       FROM contacts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  ),
  deliverability: sqlite.prepare<[string], Deliverability & { readonly id: number }>(
    `SELECT id, isLandline, isSuppressed FROM (
       SELECT contacts.id, is_landline AS isLandline, EXISTS (
                SELECT 1 FROM suppressions WHERE phone = contacts.phone AND lifted_at IS NULL
              ) AS isSuppressed
         FROM json_each(?) AS wanted CROSS JOIN contacts ON contacts.id = wanted.value)
      WHERE isLandline OR isSuppressed`,
  ),
}));

/** Why a text may not reach a contact, each 1 or 0. */
interface Deliverability {
  readonly isLandline: number;
  readonly isSuppressed: number;
}

/** What speaks against texting some of these contacts, by id; nothing for all others. */
export function deliverabilityOf(
  db: OvoDatabase,
  contacts: readonly { readonly id: number }[],
): ReadonlyMap<number, Deliverability> {
  const ids = JSON.stringify(contacts.map(({ id }) => id));
  return new Map(
    statements(db)
      .deliverability.all(ids)
      .map((row) => [row.id, row]),
  );
}

/**
 * Those contacts of the ids that are still there, by id, a page at a time. Nothing is held open between
 * two pages, so that the caller may write, and wait, in between.
 *
 * @param pageSize contacts a page, 1 or more.
 */
export function* contactsWithIds(
  db: OvoDatabase,
  ids: Int32Array,
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  for (let start = 0; start < ids.length; start += pageSize) {
    const page = Array.from(ids.subarray(start, start + pageSize));
    yield statements(db).byIds.all(JSON.stringify(page)).map(asAudienceContact);
  }
}

/** Every contact, by id, a page at a time, as `contactsWithIds` has them. */
export function* everyContact(
  db: OvoDatabase,
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  let last = 0;
  for (;;) {
    const rows = statements(db).nextContacts.all(last, pageSize);
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(asAudienceContact);
  }
}

/** A contact of an audience as `AudienceRow` gives it. */
export function asAudienceContact(row: AudienceRow): AudienceContact {
  return { ...row, customFields: customFieldsOf(row.customFields) };
}
