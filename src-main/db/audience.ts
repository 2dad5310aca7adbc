import type { Contact } from '../../src-shared/contact/contact.ts';
import { customFieldsOf } from './contact-columns.ts';
import type { OvoDatabase } from './open.ts';
import { statementsFor } from './statements.ts';

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
  nextIds: sqlite
    .prepare<[number, number, number], number>(
      `SELECT contact_id FROM list_contacts WHERE list_id = ? AND contact_id > ?
        ORDER BY contact_id LIMIT ?`,
    )
    .pluck(),
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
  countAudience: sqlite
    .prepare<[string], number>(
      `SELECT count(DISTINCT contact_id) FROM list_contacts
        WHERE list_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck(),
}));

/**
 * Everybody who is on any of the lists, each once, by id, a page at a time. Nothing is held open
 * between two pages, so that the caller may write, and wait, in between; who is put on a list
 * meanwhile is found if their id is yet to come.
 *
 * @param pageSize contacts a page, 1 or more.
 */
export function* audienceContacts(
  db: OvoDatabase,
  listIds: readonly number[],
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  let last = 0;
  for (;;) {
    const ids = nextIds(db, listIds, last, pageSize);
    if (ids.length === 0) return;
    last = ids.at(-1) ?? last;
    const rows = statements(db).byIds.all(JSON.stringify(ids));
    yield rows.map(asAudienceContact);
  }
}

/** Every contact, by id, a page at a time, as `audienceContacts` has them. */
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

/** How many contacts are on any of the lists. */
export function countAudience(db: OvoDatabase, listIds: readonly number[]): number {
  return statements(db).countAudience.get(JSON.stringify(listIds)) ?? 0;
}

/** A contact of an audience as `AudienceRow` gives it. */
export function asAudienceContact(row: AudienceRow): AudienceContact {
  return { ...row, customFields: customFieldsOf(row.customFields) };
}

/** The lowest ids after `last` over all lists: among the lowest of each, whatever the lists share. */
function nextIds(
  db: OvoDatabase,
  listIds: readonly number[],
  last: number,
  count: number,
): readonly number[] {
  const found = new Set<number>();
  for (const listId of new Set(listIds)) {
    for (const id of statements(db).nextIds.all(listId, last, count)) found.add(id);
  }
  return [...found].toSorted((one, other) => one - other).slice(0, count);
}
