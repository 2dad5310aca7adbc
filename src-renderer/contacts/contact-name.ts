import type { Contact } from '../../src-shared/contact/contact.ts';

/** A contact's full name, or the number where there is no name. */
export function contactName(contact: Contact): string {
  return [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.phone;
}
