import { createContact } from '../../src-main/contacts/contact-rows.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import type { Contact, ContactInput } from '../../src-shared/contact/contact.ts';

/** What a person types for a contact, only the number being needed. */
export function contactInput(
  phone: string,
  others: Partial<Omit<ContactInput, 'phone'>> = {},
): ContactInput {
  return { phone, firstName: '', lastName: '', email: '', ...others };
}

/** Adds a contact at that time (1000 unless given) and returns it. */
export function addContact(
  db: WritableDatabase,
  phone: string,
  others: Partial<Omit<ContactInput, 'phone'>> & {
    readonly now?: number;
    readonly listId?: number;
  } = {},
): Contact {
  const { now = 1000, listId = null, ...input } = others;
  return createContact(db, contactInput(phone, input), { country: 'US', listId, now });
}

/** Everything that is stored of contacts, their lists and their tags, in one order. */
export function everythingAboutContacts(db: WritableDatabase): unknown {
  const all = (sql: string) => db.sqlite.prepare(sql).all();
  return {
    contacts: all('SELECT * FROM contacts ORDER BY id'),
    lists: all('SELECT * FROM list_contacts ORDER BY list_id, contact_id'),
    tags: all('SELECT * FROM contact_tags ORDER BY tag_id, contact_id'),
  };
}
