import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

const statements = statementsFor((sqlite) => ({
  linkOfNumber: sqlite.prepare<{ readonly id: number; readonly phone: string }>(
    `UPDATE messages SET contact_id = :id
      WHERE contact_id IN (SELECT contact_id FROM removed_contacts WHERE phone = :phone)`,
  ),
  forgetNumber: sqlite.prepare<[string]>(`DELETE FROM removed_contacts WHERE phone = ?`),
  linkAll: sqlite.prepare(
    `UPDATE messages SET contact_id = contacts.id
       FROM removed_contacts CROSS JOIN contacts ON contacts.phone = removed_contacts.phone
      WHERE messages.contact_id = removed_contacts.contact_id`,
  ),
  forgetAll: sqlite.prepare(
    `DELETE FROM removed_contacts
      WHERE EXISTS (SELECT 1 FROM contacts WHERE contacts.phone = removed_contacts.phone)`,
  ),
}));

/**
 * Gives a contact the messages that contacts with its number left behind when they were removed, so
 * that its history and when it was last texted are right. Call it within the transaction that gives
 * the contact its number.
 */
export function linkMessagesTo(
  db: OvoDatabase,
  contact: { readonly id: number; readonly phone: string },
): void {
  statements(db).linkOfNumber.run({ id: contact.id, phone: contact.phone });
  statements(db).forgetNumber.run(contact.phone);
}

/** The same for everybody, after many contacts were added at once. Call it within their transaction. */
export function linkMessagesOfRemoved(db: OvoDatabase): void {
  statements(db).linkAll.run();
  statements(db).forgetAll.run();
}
