import { eq } from 'drizzle-orm';
import type { BulkAction, ContactSelection } from '../../../src-shared/contact/contact.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, sameNamed, type Given } from '../../database/queries.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { contactActions } from '../../database/schema.ts';
import { forSelected, type ActionRange, type OnContactsDone } from './contact-selection.ts';

/** Something to do to many contacts at once. */
export interface ContactsChange {
  readonly selection: ContactSelection;
  readonly now: number;
  readonly onDone?: OnContactsDone;
}

type ActionKind = typeof contactActions.$inferSelect.kind;

const queries = queriesFor((orm) => ({
  begin: prepared((given: Given<{ kind: ActionKind; detail: string; at: number }>) =>
    orm
      .insert(contactActions)
      .values({ ...sameNamed(given, 'kind', 'detail', 'at'), changed: 0 })
      .returning({ id: contactActions.id }),
  ),
  finish: prepared((given: Given<{ id: number; changed: number }>) =>
    orm
      .update(contactActions)
      .set(sameNamed(given, 'changed'))
      .where(eq(contactActions.id, given('id'))),
  ),
  forget: prepared((given: Given<{ id: number }>) =>
    orm.delete(contactActions).where(eq(contactActions.id, given('id'))),
  ),
}));

/**
 * Does something to a selection in one transaction.
 *
 * @param work changes the selected contacts of a range and keeps, in the action's rows, what undoing it
 * needs; returns how many it changed.
 */
export function recordAction(
  db: WritableDatabase,
  { selection, now, onDone = () => undefined }: ContactsChange,
  kind: ActionKind,
  detail: Readonly<Record<string, unknown>>,
  work: (range: ActionRange) => number,
): BulkAction {
  // An import may have left it off, and then what is selected could not be rolled back.
  db.sqlite.pragma('temp.journal_mode = MEMORY');
  const inTransaction = db.sqlite.transaction(() => {
    const { begin, forget, finish } = queries(db);
    const { id: actionId } = begin.get({ kind, detail: JSON.stringify(detail), at: now });
    let changed = 0;
    const selected = forSelected(db, { selection, now, onDone }, (range) => {
      changed += work({ ...range, actionId });
    });
    if (changed === 0) {
      forget.run({ id: actionId });
      return { actionId: null, changed, selected };
    }
    finish.run({ id: actionId, changed });
    appendEvent(db, {
      at: now,
      kind: 'contacts-changed',
      subject: `contact-action:${actionId}`,
      detail: { kind, ...detail, changed },
    });
    return { actionId, changed, selected };
  });
  return withRoomForPages(db, () => inTransaction.immediate());
}
