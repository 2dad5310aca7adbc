import { and, eq, sql } from 'drizzle-orm';
import type { Contact } from '../../src-shared/contact/contact.ts';
import type { OvoDatabase } from '../database/open.ts';
import { withoutCase } from '../database/queries.ts';
import { contacts, contactTags, suppressions, tags } from '../database/schema.ts';
import { isInForce } from './suppressions/suppression-rows.ts';

/** A contact as `contactColumns` reads it. */
type StoredContact = Readonly<
  Pick<
    typeof contacts.$inferSelect,
    | 'id'
    | 'phone'
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'customFields'
    | 'isLandline'
    | 'consentAt'
    | 'createdAt'
  > & {
    /** JSON array, in alphabetical order. */
    tags: string;
    suppressedReason: string | null;
  }
>;

/** The names of a contact’s tags in alphabetical order, as a JSON array; to be selected from `contacts`. */
export function tagsOfContact(orm: OvoDatabase['orm']) {
  const names = orm
    .select({ all: sql`json_group_array(${tags.name} ORDER BY ${withoutCase(tags.name)})` })
    .from(contactTags)
    .crossJoin(tags)
    .where(and(eq(tags.id, contactTags.tagId), eq(contactTags.contactId, contacts.id)));
  return sql<string>`${names}`;
}

/**
 * What is read of a contact, with its tags and the reason not to text it, to be selected from
 * `contacts`; `asContact` takes a row of it.
 */
export function contactColumns(orm: OvoDatabase['orm']) {
  const reason = orm
    .select({ reason: suppressions.reason })
    .from(suppressions)
    .where(and(eq(suppressions.phone, contacts.phone), isInForce));
  return {
    id: contacts.id,
    phone: contacts.phone,
    firstName: contacts.firstName,
    lastName: contacts.lastName,
    email: contacts.email,
    customFields: contacts.customFields,
    tags: tagsOfContact(orm),
    isLandline: contacts.isLandline,
    consentAt: contacts.consentAt,
    suppressedReason: sql<string | null>`${reason}`,
    createdAt: contacts.createdAt,
  };
}

/** A contact as a table shows it. */
export function asContact(row: StoredContact): Contact {
  return {
    ...row,
    customFields: customFieldsOf(row.customFields),
    tags: textsOf(row.tags),
    isLandline: row.isLandline === 1,
  };
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

/** The texts of a JSON array. */
export function textsOf(json: string): readonly string[] {
  if (json === '[]') return [];
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
}
