import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor, type Given } from '../database/queries.ts';
import { contacts, messages, removedContacts } from '../database/schema.ts';

const queries = queriesFor((orm) => ({
  any: prepared(() =>
    orm.select({ contactId: removedContacts.contactId }).from(removedContacts).limit(1),
  ),
  linkOfNumber: prepared((given: Given<{ id: number; phone: string }>) =>
    orm
      .update(messages)
      .set({ contactId: sql`${given('id')}` })
      .where(
        inArray(
          messages.contactId,
          orm
            .select({ contactId: removedContacts.contactId })
            .from(removedContacts)
            .where(eq(removedContacts.phone, given('phone'))),
        ),
      ),
  ),
  forgetNumber: prepared((given: Given<{ phone: string }>) =>
    orm.delete(removedContacts).where(eq(removedContacts.phone, given('phone'))),
  ),
  linkAll: prepared(() =>
    orm
      .update(messages)
      .set({ contactId: contacts.id })
      .from(sql`${removedContacts} CROSS JOIN ${contacts}`)
      .where(
        and(
          eq(contacts.phone, removedContacts.phone),
          eq(messages.contactId, removedContacts.contactId),
        ),
      ),
  ),
  forgetAll: prepared(() =>
    orm
      .delete(removedContacts)
      .where(
        exists(
          orm
            .select({ id: contacts.id })
            .from(contacts)
            .where(eq(contacts.phone, removedContacts.phone)),
        ),
      ),
  ),
}));

/** Whether any removed contact left messages behind that no other contact has got since. */
export function hasRemovedContacts(db: OvoDatabase): boolean {
  return queries(db).any.get() !== undefined;
}

/**
 * Gives a contact the messages that contacts with its number left behind when they were removed, so
 * that its history and when it was last texted are right. Call it within the transaction that gives
 * the contact its number.
 */
export function linkMessagesTo(
  db: WritableDatabase,
  contact: { readonly id: number; readonly phone: string },
): void {
  queries(db).linkOfNumber.run(contact);
  queries(db).forgetNumber.run({ phone: contact.phone });
}

/** The same for everybody, after many contacts were added at once. Call it within their transaction. */
export function linkMessagesOfRemoved(db: WritableDatabase): void {
  queries(db).linkAll.run();
  queries(db).forgetAll.run();
}
