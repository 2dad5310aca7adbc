import { and, eq } from 'drizzle-orm';
import type { SuppressedContacts } from '../../../src-shared/contact/contact.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { preparedColumn, queriesFor, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import { addSuppression } from '../suppressions/suppression-rows.ts';
import {
  forSelected,
  isInRange,
  selectedContacts,
  type SelectedRange,
} from './contact-selection.ts';
import type { ContactsChange } from './record-action.ts';

const queries = queriesFor((orm, sqlite) => ({
  phones: preparedColumn(sqlite, (given: Given<SelectedRange>) =>
    orm
      .select({ phone: contacts.phone })
      .from(selectedContacts)
      .crossJoin(contacts)
      .where(and(eq(contacts.id, selectedContacts.contactId), isInRange(given))),
  ),
}));

/**
 * Suppresses the numbers of contacts, in one transaction. Those that are suppressed already keep their
 * first reason. There is no undo: a suppression is lifted by its owner's wish alone.
 */
export function suppressContacts(
  db: WritableDatabase,
  change: ContactsChange & { readonly reason: string; readonly evidence: string },
): SuppressedContacts {
  const { selection, now, reason, evidence, onDone = () => undefined } = change;
  // An import may have left it off, and then what is selected could not be rolled back.
  db.sqlite.pragma('temp.journal_mode = MEMORY');
  const inTransaction = db.sqlite.transaction(() => {
    let added = 0;
    const selected = forSelected(db, { selection, now, onDone }, (range) => {
      for (const phone of queries(db).phones.all(range)) {
        if (!addSuppression(db, { phone, origin: 'manual', reason, evidence, at: now })) continue;
        added += 1;
        // One for each number: a repair finds lost suppressions by these.
        const subject = `number:${phone}`;
        appendEvent(db, {
          at: now,
          kind: 'suppression-added',
          subject,
          detail: { reason, evidence },
        });
      }
    });
    return { added, already: selected - added };
  });
  return withRoomForPages(db, () => inTransaction.immediate());
}
