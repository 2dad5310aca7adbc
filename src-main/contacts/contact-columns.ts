import type { Contact } from '../../src-shared/contact/contact.ts';

/** A contact as `contactColumnsSql` reads it. */
export type StoredContact = Readonly<
  Omit<Contact, 'customFields' | 'tags' | 'isLandline'> & {
    /** JSON object. */
    customFields: string;
    /** JSON array, in alphabetical order. */
    tags: string;
    isLandline: number;
  }
>;

const tagsOfContact = `(
  SELECT json_group_array(name) FROM (
    SELECT tags.name FROM contact_tags CROSS JOIN tags ON tags.id = contact_tags.tag_id
     WHERE contact_tags.contact_id = contacts.id ORDER BY tags.name COLLATE NOCASE))`;

const reasonOfSuppression = `(
  SELECT reason FROM suppressions WHERE phone = contacts.phone AND lifted_at IS NULL)`;

/**
 * What is read of a contact, with its tags and the reason not to text it, as SQL for a
 * `SELECT … FROM contacts`; a row of it is a `StoredContact`.
 */
export const contactColumnsSql = `
  contacts.id, contacts.phone, contacts.first_name AS firstName, contacts.last_name AS lastName,
  contacts.email, contacts.custom_fields AS customFields, ${tagsOfContact} AS tags,
  contacts.is_landline AS isLandline, contacts.consent_at AS consentAt,
  ${reasonOfSuppression} AS suppressedReason, contacts.created_at AS createdAt`;

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
