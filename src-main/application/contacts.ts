import type { Contact, ContactInput, ContactList } from '../../src-shared/contact/contact.ts';
import { exportContacts } from '../contacts/export-contacts.ts';
import { contactsPage, type ContactsQuery } from '../db/contact-search.ts';
import {
  countContacts,
  createContact,
  customFieldNames,
  removeContacts,
  updateContact,
} from '../db/contacts.ts';
import { allLists, requireList } from '../db/lists.ts';
import type { OvoDatabase } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { addSuppression, listSuppressions, type Suppression } from '../db/suppressions.ts';
import { normalisePhone } from '../../src-shared/message/phone-number.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import type { Clock } from '../engine/ports.ts';

/** What can be done with contacts, their lists, and numbers that must not be texted. */
export interface Contacts {
  page(query: ContactsQuery): { readonly total: number; readonly rows: readonly Contact[] };
  create(input: ContactInput & { readonly listId: number | null }): Contact;
  update(id: number, input: ContactInput): Contact;
  remove(ids: readonly number[]): number;
  /** How many there are, or are on that list; refused (`not-found`) without it. */
  count(listName?: string): number;
  /** The names of all custom fields that any contact has. */
  customFields(): readonly string[];
  /**
   * Writes all contacts, or those on that list, to a CSV that spreadsheets open. Refused (`not-found`)
   * without the list, and as `writeCsvFile` says.
   */
  export(file: string, listName?: string): Promise<{ readonly rows: number }>;
  lists(): readonly ContactList[];
  /** Refused (`not-found`), with the names there are, where there is none of that name. */
  requireList(name: string): { readonly id: number; readonly name: string };
  /** Never texts that number again. Refused (`invalid`) where it is none. */
  suppress(number: string, reason: string): string;
  suppressions(page: { readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly Suppression[];
  };
}

export function createContacts(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly onChange: () => void;
}): Contacts {
  const { db, clock, onChange } = context;

  function changed<T>(value: T): T {
    onChange();
    return value;
  }

  const country = () => readSettings(db).defaultCountry;

  return {
    page: (query) => contactsPage(db, query),
    create: ({ listId, ...input }) =>
      changed(createContact(db, input, { country: country(), listId, now: clock.now() })),
    update: (id, input) =>
      changed(updateContact(db, id, input, { country: country(), now: clock.now() })),
    remove: (ids) => changed(removeContacts(db, ids)),
    count: (listName) => countContacts(db, listName),
    customFields: () => customFieldNames(db),
    export: (file, listName) =>
      exportContacts(db, clock, file, listName === undefined ? {} : { listName }),
    lists: () => allLists(db),
    requireList: (name) => requireList(db, name),
    suppress(number, reason) {
      const reading = normalisePhone(number, country());
      if (!reading.ok) throw new Refusal('invalid', `${reading.reason} Nothing was changed.`);
      addSuppression(db, { phone: reading.phone, reason, evidence: null, at: clock.now() });
      return changed(reading.phone);
    },
    suppressions: (page) => listSuppressions(db, { ...page, inForceOnly: true }),
  };
}
