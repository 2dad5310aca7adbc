import { eq } from 'drizzle-orm';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { asContact, contactColumns } from '../../contacts/contact-columns.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';

const queries = queriesFor((orm) => ({
  withPhone: prepared((given: Given<{ phone: string }>) =>
    orm
      .select(contactColumns(orm))
      .from(contacts)
      .where(eq(contacts.phone, given('phone'))),
  ),
}));

/** The contact with that number; null where there is none. */
export function contactWithPhone(db: OvoDatabase, phone: string): Contact | null {
  const row = queries(db).withPhone.get({ phone });
  return row === undefined ? null : asContact(row);
}
