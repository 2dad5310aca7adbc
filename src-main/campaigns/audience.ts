import { asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Contact } from '../../src-shared/contact/contact.ts';
import { customFieldsOf } from '../contacts/contact-columns.ts';
import type { OvoDatabase } from '../database/open.ts';
import { prepared, queriesFor, valuesOfJson, type Given } from '../database/queries.ts';
import { contacts } from '../database/schema.ts';
import { isSuppressed } from '../contacts/suppressions/suppression-rows.ts';

/** A contact with all that a text can be filled in with. */
export type AudienceContact = Pick<
  Contact,
  'id' | 'phone' | 'firstName' | 'lastName' | 'email' | 'customFields'
> & {
  /** IANA name, where the contact or its file gave one. */
  readonly timeZone: string | null;
};

/** What is read of a contact of an audience; `asAudienceContact` takes a row of it. */
export const audienceColumns = {
  id: contacts.id,
  phone: contacts.phone,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
  email: contacts.email,
  customFields: contacts.customFields,
  timeZone: contacts.timeZone,
};

type AudienceRow = Pick<typeof contacts.$inferSelect, keyof typeof audienceColumns>;

const queries = queriesFor((orm) => ({
  next: prepared((given: Given<{ after: number; limit: number }>) =>
    orm
      .select(audienceColumns)
      .from(contacts)
      .where(gt(contacts.id, given('after')))
      .orderBy(asc(contacts.id))
      .limit(given('limit')),
  ),
  byIds: prepared((given: Given<{ ids: string }>) =>
    orm
      .select(audienceColumns)
      .from(contacts)
      .where(inArray(contacts.id, valuesOfJson(given('ids'))))
      .orderBy(asc(contacts.id)),
  ),
  deliverability: prepared((given: Given<{ ids: string }>) => {
    const wanted = orm
      .select({
        id: contacts.id,
        isLandline: contacts.isLandline,
        isSuppressed: sql<number>`${isSuppressed}`.as('is_suppressed'),
      })
      .from(sql`json_each(${given('ids')}) AS ids`)
      .crossJoin(contacts)
      .where(eq(contacts.id, sql`ids.value`))
      .as('wanted');
    return orm
      .select()
      .from(wanted)
      .where(or(eq(wanted.isLandline, 1), eq(wanted.isSuppressed, 1)));
  }),
}));

/** Why a text may not reach a contact, each 1 or 0. */
interface Deliverability {
  readonly isLandline: number;
  readonly isSuppressed: number;
}

/** What speaks against texting some of these contacts, by id; nothing for all others. */
export function deliverabilityOf(
  db: OvoDatabase,
  people: readonly { readonly id: number }[],
): ReadonlyMap<number, Deliverability> {
  const ids = JSON.stringify(people.map(({ id }) => id));
  return new Map(
    queries(db)
      .deliverability.all({ ids })
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
    yield queries(db)
      .byIds.all({ ids: JSON.stringify(page) })
      .map(asAudienceContact);
  }
}

/** Every contact, by id, a page at a time, as `contactsWithIds` has them. */
export function* everyContact(
  db: OvoDatabase,
  pageSize = 500,
): Generator<readonly AudienceContact[], void> {
  let last = 0;
  for (;;) {
    const rows = queries(db).next.all({ after: last, limit: pageSize });
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(asAudienceContact);
  }
}

/** A contact of an audience, from a row of `audienceColumns`. */
export function asAudienceContact(row: AudienceRow): AudienceContact {
  return { ...row, customFields: customFieldsOf(row.customFields) };
}
