import { and, eq, inArray, sql } from 'drizzle-orm';
import type { BulkAction } from '../../../src-shared/contact/contact.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { contactActionRows, contacts, contactTags, listContacts } from '../../database/schema.ts';
import {
  isInRange,
  selectedContacts,
  type ActionRange,
  type SelectedRange,
} from './contact-selection.ts';
import { snapshotOfContact } from './contact-snapshot.ts';
import { recordAction, type ContactsChange } from './record-action.ts';

/** The ids of the selected contacts in a range. */
function selectedIn(orm: OvoDatabase['orm'], given: Given<SelectedRange>) {
  return orm
    .select({ contactId: selectedContacts.contactId })
    .from(selectedContacts)
    .where(isInRange(given));
}

const removal = queriesFor((orm) => ({
  keep: prepared((given: Given<ActionRange>) =>
    orm.insert(contactActionRows).select(
      orm
        .select({
          actionId: sql<number>`${given('actionId')}`.as('action_id'),
          contactId: contacts.id,
          snapshot: snapshotOfContact(orm).as('snapshot'),
        })
        .from(selectedContacts)
        .crossJoin(contacts)
        .where(and(eq(contacts.id, selectedContacts.contactId), isInRange(given))),
    ),
  ),
  // Before the contacts: in one statement that costs half of what the foreign keys do one by one.
  takeOffLists: prepared((given: Given<SelectedRange>) =>
    orm.delete(listContacts).where(inArray(listContacts.contactId, selectedIn(orm, given))),
  ),
  takeTags: prepared((given: Given<SelectedRange>) =>
    orm.delete(contactTags).where(inArray(contactTags.contactId, selectedIn(orm, given))),
  ),
  remove: prepared((given: Given<SelectedRange>) =>
    orm.delete(contacts).where(inArray(contacts.id, selectedIn(orm, given))),
  ),
}));

/**
 * Removes contacts, from every list too. All that they had is kept for 30 days, so that the removal can
 * be undone. Messages stay, with the number that they went to, and so do suppressions. One transaction.
 */
export function removeContacts(db: WritableDatabase, change: ContactsChange): BulkAction {
  return recordAction(db, change, 'remove', {}, (range) => {
    const { keep, takeOffLists, takeTags, remove } = removal(db);
    const { changes } = keep.run(range);
    takeOffLists.run(range);
    takeTags.run(range);
    remove.run(range);
    return changes;
  });
}
