import type { Contact } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { customFieldsOf } from '../contacts/contact-columns.ts';
import { filterCondition, filterParts } from '../contacts/search/contact-filter.ts';
import { filterOfList } from '../contacts/list-rows.ts';
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
 * The ids of everybody who is on any of the lists now, static or by filter, each once and in ascending
 * order. A list that is gone has nobody on it. A million contacts take a good tenth of a second.
 *
 * @param now milliseconds since 1970: what the filters go by.
 */
export function audienceIds(
  db: OvoDatabase,
  { listIds, now }: { readonly listIds: readonly number[]; readonly now: number },
): Int32Array {
  const known = new Set(db.sqlite.prepare<[], number>('SELECT id FROM lists').pluck().all());
  const found = [...new Set(listIds)]
    .filter((id) => known.has(id))
    .map((id) => matchingIds(db, filterOfList(db, id), now));
  return found.reduce(joined, new Int32Array());
}

function matchingIds(db: OvoDatabase, filter: ContactFilter, now: number): Int32Array {
  const [only, ...others] = filterParts(db, filter, now);
  const quick = others.length === 0 && only?.idsUpTo === undefined ? only?.ids : undefined;
  const condition = filterCondition(db, filter, now);
  const { sql, parameters } = quick ?? {
    sql: `SELECT id FROM contacts WHERE ${condition.sql}`,
    parameters: condition.parameters,
  };
  const ids = db.sqlite
    .prepare<unknown[], number>(sql)
    .pluck()
    .all(...parameters);
  return Int32Array.from(ids)
    .toSorted()
    .filter((id, place, all) => id !== all[place - 1]);
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

/** How many contacts are on any of the lists now, each counted once. */
export function countAudience(
  db: OvoDatabase,
  wanted: { readonly listIds: readonly number[]; readonly now: number },
): number {
  return audienceIds(db, wanted).length;
}

/** A contact of an audience as `AudienceRow` gives it. */
export function asAudienceContact(row: AudienceRow): AudienceContact {
  return { ...row, customFields: customFieldsOf(row.customFields) };
}

/** All ids of two ascending lists, each once, ascending. */
function joined(one: Int32Array, other: Int32Array): Int32Array {
  if (one.length === 0) return other;
  const all = new Int32Array(one.length + other.length);
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const first = one[left] ?? Infinity;
    const second = other[right] ?? Infinity;
    all[count] = Math.min(first, second);
    count += 1;
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
  return all.slice(0, count);
}
