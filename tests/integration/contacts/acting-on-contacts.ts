import { getContact, recordConsent } from '../../../src-main/contacts/contact-rows.ts';
import { findOrCreateList } from '../../../src-main/contacts/list-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import type { BulkAction, ContactSelection } from '../../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import { addContact } from '../../support/contacts.ts';

export const now = 5000;

export function ids(...chosen: readonly number[]): ContactSelection {
  return { kind: 'ids', ids: chosen };
}

export function all(filter: ContactFilter = {}, except: readonly number[] = []): ContactSelection {
  return { kind: 'filter', filter, except };
}

/** The id that undoes an action. */
export function actionOf({ actionId }: BulkAction): number {
  if (actionId === null) throw new Error('Nothing was changed.');
  return actionId;
}

/** Ann and Bob with all that a contact can have, Cal with little; a list with Ann and Cal. */
export function people(db: WritableDatabase): { readonly listId: number } {
  const { id: listId } = findOrCreateList(db, 'Spring', 1);
  addContact(db, '+12125550101', {
    firstName: 'Ann',
    lastName: 'Lee',
    email: 'ann@example.com',
    timeZone: 'America/New_York',
    customFields: { favourite: 'Rye "dark"', last_visit: 'May' },
    tags: ['VIP', 'Bakery'],
    listId,
  });
  addContact(db, '+12125550102', { firstName: 'Bob', tags: ['Bakery'] });
  addContact(db, '+12125550103', { firstName: 'Cal', listId });
  recordConsent(db, 1, { method: 'form', source: 'Sign-up sheet', now: 2000 });
  return { listId };
}

export function onList(db: WritableDatabase): readonly number[] {
  return db.sqlite
    .prepare<[], number>('SELECT contact_id FROM list_contacts ORDER BY contact_id')
    .pluck()
    .all();
}

/** The tags of every contact, by id. */
export function tagsOf(db: WritableDatabase): readonly (readonly string[])[] {
  return db.sqlite
    .prepare<[], number>('SELECT id FROM contacts ORDER BY id')
    .pluck()
    .all()
    .map((id) => getContact(db, id).tags);
}
