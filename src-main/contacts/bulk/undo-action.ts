import { eq, isNotNull, and, sql } from 'drizzle-orm';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { contactActionRows, contactActions } from '../../database/schema.ts';
import { forContactsOfAction, type ActionRange, type OnContactsDone } from './contact-selection.ts';
import { isStaticList, undoPutting, undoTaking } from './put-on-list.ts';
import { restoreList, restoreTag, undoRemovedTag } from './remove-list-or-tag.ts';
import { finishRestoring, restoreRemoved, type ContactsRestored } from './restore-removed.ts';
import { undoTagging } from './tag-contacts.ts';

const queries = queriesFor((orm) => ({
  action: prepared((given: Given<{ id: number }>) =>
    orm
      .select({
        kind: contactActions.kind,
        listId: sql<number | null>`${contactActions.detail} ->> '$.listId'`,
        detail: contactActions.detail,
        removed: sql<'list' | 'tag' | null>`${contactActions.detail} ->> '$.removed'`,
        changed: contactActions.changed,
        undoneAt: contactActions.undoneAt,
      })
      .from(contactActions)
      .where(eq(contactActions.id, given('id'))),
  ),
  finish: prepared((given: Given<{ id: number; now: number }>) =>
    orm
      .update(contactActions)
      .set({ undoneAt: sql`${given('now')}` })
      .where(eq(contactActions.id, given('id'))),
  ),
  forgetSnapshots: prepared((given: Given<{ actionId: number }>) =>
    orm
      .update(contactActionRows)
      .set({ snapshot: null })
      .where(
        and(
          eq(contactActionRows.actionId, given('actionId')),
          isNotNull(contactActionRows.snapshot),
        ),
      ),
  ),
}));

type Action = NonNullable<ReturnType<ReturnType<typeof queries>['action']['get']>>;

/** How many contacts an action changed; refused as `undoAction` is where it cannot be undone. */
export function contactsOfAction(db: OvoDatabase, actionId: number): number {
  return requireAction(db, actionId).changed;
}

/**
 * Takes back what was done to many contacts at once, in one transaction: contacts that were removed are
 * there again, under the same ids, with all they had. Refused (`conflict`) where it was undone before,
 * and (`not-found`) where it is older than 30 days, or the list that it was about is gone.
 */
export function undoAction(
  db: WritableDatabase,
  actionId: number,
  options: { readonly now: number; readonly onDone?: OnContactsDone },
): ContactsRestored {
  const { now, onDone = () => undefined } = options;
  const inTransaction = db.sqlite.transaction(() => {
    const action = requireAction(db, actionId);
    const undo = undoer(db, action, now);
    let restored = 0;
    let joined = 0;
    forContactsOfAction(db, actionId, action.changed, onDone, (range) => {
      const counts = undo({ ...range, actionId });
      restored += counts.restored;
      joined += counts.joined;
    });
    if (action.kind === 'remove') finishRestoring(db, actionId);
    queries(db).finish.run({ id: actionId, now });
    queries(db).forgetSnapshots.run({ actionId });
    appendEvent(db, {
      at: now,
      kind: 'contacts-undone',
      subject: `contact-action:${actionId}`,
      detail: { kind: action.kind, restored, joined },
    });
    return { restored, joined };
  });
  return withRoomForPages(db, () => inTransaction.immediate());
}

function requireAction(db: OvoDatabase, id: number): Action {
  const action = queries(db).action.get({ id });
  if (action === undefined) {
    throw new UserError('not-found', words.contacts.undoTooLate);
  }
  if (action.undoneAt !== null) {
    throw new UserError('conflict', words.contacts.undoneAlready);
  }
  return action;
}

/** How to undo an action, a range of its contacts at a time. */
function undoer(
  db: WritableDatabase,
  { kind, listId, removed, detail }: Action,
  now: number,
): (range: ActionRange) => ContactsRestored {
  if (removed === 'list') {
    const restoredId = restoreList(db, detail);
    return (range) => ({ restored: undoTaking(db, { ...range, listId: restoredId }), joined: 0 });
  }
  if (removed === 'tag') {
    const tagId = restoreTag(db, detail);
    return (range) => ({ restored: undoRemovedTag(db, { ...range, tagId }), joined: 0 });
  }
  switch (kind) {
    case 'remove':
      return (range) => restoreRemoved(db, { ...range, now });
    case 'tag':
      return (range) => ({ restored: undoTagging(db, range), joined: 0 });
    case 'put-on-list':
    case 'take-off-list': {
      if (listId === null || !isStaticList(db, listId)) {
        throw new UserError('not-found', words.contacts.undoListGone);
      }
      const undo = kind === 'put-on-list' ? undoPutting : undoTaking;
      return (range) => ({ restored: undo(db, { ...range, listId }), joined: 0 });
    }
  }
}
