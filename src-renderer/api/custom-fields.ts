import type { Contact } from '../../src-shared/contact/contact.ts';

/** The names of all custom fields that these contacts have, in alphabetical order. */
export function customFieldsOf(contacts: readonly Contact[]): readonly string[] {
  const names = new Set(contacts.flatMap((contact) => Object.keys(contact.customFields)));
  return [...names].toSorted((one, other) => one.localeCompare(other));
}
