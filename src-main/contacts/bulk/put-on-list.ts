import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { BulkAction } from '../../../src-shared/contact/contact.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import {
  contactActionRows,
  contacts,
  imports,
  listContacts,
  lists,
} from '../../database/schema.ts';
import { refuseUnlessStatic } from '../contact-rows.ts';
import {
  isInRange,
  isOfAction,
  selectedContacts,
  type ActionRange,
  type SelectedRange,
} from './contact-selection.ts';
import { fromSnapshot } from './contact-snapshot.ts';
import { recordAction, type ContactsChange } from './record-action.ts';

type OnList<T> = T & { readonly listId: number };

const listing = queriesFor((orm) => {
  const isOnList = (given: Given<{ listId: number }>) =>
    and(
      eq(listContacts.listId, given('listId')),
      eq(listContacts.contactId, selectedContacts.contactId),
    );
  return {
    keepOthers: prepared((given: Given<OnList<ActionRange>>) => {
      const entry = orm
        .select({ contactId: listContacts.contactId })
        .from(listContacts)
        .where(isOnList(given));
      return orm.insert(contactActionRows).select(
        orm
          .select({
            actionId: sql<number>`${given('actionId')}`.as('action_id'),
            contactId: selectedContacts.contactId,
            snapshot: sql<null>`NULL`.as('snapshot'),
          })
          .from(selectedContacts)
          .where(and(isInRange(given), notExists(entry))),
      );
    }),
    put: prepared((given: Given<OnList<SelectedRange>>) =>
      orm
        .insert(listContacts)
        .select(
          orm
            .select({
              listId: sql<number>`${given('listId')}`.as('list_id'),
              contactId: selectedContacts.contactId,
              importId: sql<null>`NULL`.as('import_id'),
            })
            .from(selectedContacts)
            .where(isInRange(given)),
        )
        .onConflictDoNothing(),
    ),
    keepMembers: prepared((given: Given<OnList<ActionRange>>) =>
      orm.insert(contactActionRows).select(
        orm
          .select({
            actionId: sql<number>`${given('actionId')}`.as('action_id'),
            contactId: selectedContacts.contactId,
            snapshot: sql<string>`json_object('importId', ${listContacts.importId})`.as('snapshot'),
          })
          .from(selectedContacts)
          .crossJoin(listContacts)
          .where(and(isOnList(given), isInRange(given))),
      ),
    ),
    take: prepared((given: Given<OnList<SelectedRange>>) =>
      orm
        .delete(listContacts)
        .where(
          and(
            eq(listContacts.listId, given('listId')),
            inArray(
              listContacts.contactId,
              orm
                .select({ contactId: selectedContacts.contactId })
                .from(selectedContacts)
                .where(isInRange(given)),
            ),
          ),
        ),
    ),
  };
});

/**
 * Puts contacts on a static list, or takes them off it. Refused (`not-found`) where it is gone, and
 * (`conflict`) for a list by filter.
 */
export function putOnList(
  db: WritableDatabase,
  change: ContactsChange & {
    readonly listId: number;
    readonly isOn: boolean;
    /** The list is made to text this selection, and serves again where the same is to be texted. */
    readonly isForText?: true;
  },
): BulkAction {
  const { listId, isOn, isForText } = change;
  refuseUnlessStatic(db, listId);
  const kind = isOn ? 'put-on-list' : 'take-off-list';
  return recordAction(db, change, kind, { listId, isForText }, (range) => {
    const { keepOthers, put, keepMembers, take } = listing(db);
    const { changes } = (isOn ? keepOthers : keepMembers).run({ ...range, listId });
    (isOn ? put : take).run({ ...range, listId });
    return changes;
  });
}

const undoing = queriesFor((orm) => ({
  staticList: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ id: lists.id })
      .from(lists)
      .where(and(eq(lists.id, given('id')), isNull(lists.filter))),
  ),
  takeOff: prepared((given: Given<OnList<ActionRange>>) =>
    orm
      .delete(listContacts)
      .where(
        and(
          eq(listContacts.listId, given('listId')),
          inArray(
            listContacts.contactId,
            orm
              .select({ contactId: contactActionRows.contactId })
              .from(contactActionRows)
              .where(isOfAction(given)),
          ),
        ),
      ),
  ),
  putOn: prepared((given: Given<OnList<ActionRange>>) => {
    const broughtBy = orm
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.id, fromSnapshot('importId')));
    return orm
      .insert(listContacts)
      .select(
        orm
          .select({
            listId: sql<number>`${given('listId')}`.as('list_id'),
            contactId: contacts.id,
            importId: sql<number | null>`${broughtBy}`.as('import_id'),
          })
          .from(contactActionRows)
          .crossJoin(contacts)
          .where(and(isOfAction(given), eq(contacts.id, contactActionRows.contactId))),
      )
      .onConflictDoNothing();
  }),
}));

/** Whether there still is a static list of that id. */
export function isStaticList(db: OvoDatabase, id: number): boolean {
  return undoing(db).staticList.get({ id }) !== undefined;
}

/** Takes those off a list again, in a range, whom an action put there; returns how many. */
export function undoPutting(db: WritableDatabase, range: OnList<ActionRange>): number {
  return undoing(db).takeOff.run(range).changes;
}

/** Puts those on a list again, in a range, whom an action took off it; returns how many. */
export function undoTaking(db: WritableDatabase, range: OnList<ActionRange>): number {
  return undoing(db).putOn.run(range).changes;
}
