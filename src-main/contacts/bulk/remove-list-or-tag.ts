import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { withRoomForPages } from '../../database/pages/room-for-pages.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import {
  contactActionRows,
  contactActions,
  contacts,
  contactTags,
  imports,
  listContacts,
  lists,
  tags,
} from '../../database/schema.ts';
import { findTags } from '../contact-tags.ts';
import { removeList } from '../list-rows.ts';
import { removeTag } from '../tags.ts';
import { isOfAction, type ActionRange } from './contact-selection.ts';
import { fromSnapshot } from './contact-snapshot.ts';
import { freeName } from './list-to-text.ts';

/** What undoes the removal of a list or a tag. */
export interface RemovalOfMany {
  readonly actionId: number;
}

const removedListSchema = z.object({
  listId: z.int(),
  name: z.string(),
  filter: z.string().nullable(),
  createdAt: z.int(),
});
const removedTagSchema = z.object({ tagId: z.int(), name: z.string() });

interface Kept {
  readonly actionId: number;
  readonly id: number;
}
/** To the log, a removal takes everybody off the list or the tag from everybody; its detail has the rest. */
type RemovalKind = 'take-off-list' | 'tag';

const removing = queriesFor((orm) => ({
  list: prepared((given: Given<{ id: number }>) =>
    orm
      .select()
      .from(lists)
      .where(eq(lists.id, given('id'))),
  ),
  tag: prepared((given: Given<{ id: number }>) =>
    orm
      .select()
      .from(tags)
      .where(eq(tags.id, given('id'))),
  ),
  begin: prepared((given: Given<{ kind: RemovalKind; detail: string; at: number }>) =>
    orm
      .insert(contactActions)
      .values({ kind: given('kind'), detail: given('detail'), at: given('at'), changed: 0 })
      .returning({ id: contactActions.id }),
  ),
  finish: prepared((given: Given<{ id: number; changed: number }>) =>
    orm
      .update(contactActions)
      .set({ changed: sql`${given('changed')}` })
      .where(eq(contactActions.id, given('id'))),
  ),
  keepMembers: prepared((given: Given<Kept>) =>
    orm.insert(contactActionRows).select(
      orm
        .select({
          actionId: sql<number>`${given('actionId')}`.as('action_id'),
          contactId: listContacts.contactId,
          snapshot: sql<string>`json_object('importId', ${listContacts.importId})`.as('snapshot'),
        })
        .from(listContacts)
        .where(eq(listContacts.listId, given('id'))),
    ),
  ),
  keepTagged: prepared((given: Given<Kept>) =>
    orm.insert(contactActionRows).select(
      orm
        .select({
          actionId: sql<number>`${given('actionId')}`.as('action_id'),
          contactId: contactTags.contactId,
          snapshot: sql<string>`json_object('importId', ${contactTags.importId})`.as('snapshot'),
        })
        .from(contactTags)
        .where(eq(contactTags.tagId, given('id'))),
    ),
  ),
}));

/** Removes a list as `removeList` does; who was on it is kept for 30 days, so that it can be undone. */
export function removeListUndoably(
  db: WritableDatabase,
  { id, now }: { readonly id: number; readonly now: number },
): RemovalOfMany {
  return keepAndRemove(db, now, () => {
    const { name, filter, createdAt } = removing(db).list.get({ id }) ?? {};
    return {
      kind: 'take-off-list',
      detail: { removed: 'list', listId: id, name, filter, createdAt },
      keep: (actionId) => removing(db).keepMembers.run({ actionId, id }).changes,
      remove: () => removeList(db, id),
    };
  });
}

/** Removes a tag as `removeTag` does; who had it is kept for 30 days, so that it can be undone. */
export function removeTagUndoably(
  db: WritableDatabase,
  { name, now }: { readonly name: string; readonly now: number },
): RemovalOfMany {
  return keepAndRemove(db, now, () => {
    const id = findTags(db, [name])[0] ?? 0;
    return {
      kind: 'tag',
      detail: { removed: 'tag', tagId: id, name: removing(db).tag.get({ id })?.name },
      keep: (actionId) => removing(db).keepTagged.run({ actionId, id }).changes,
      remove: () => removeTag(db, { name }),
    };
  });
}

interface Removal {
  readonly kind: RemovalKind;
  readonly detail: Readonly<Record<string, unknown>>;
  /** Keeps the contacts; returns how many they are. */
  readonly keep: (actionId: number) => number;
  readonly remove: () => void;
}

function keepAndRemove(db: WritableDatabase, now: number, prepare: () => Removal): RemovalOfMany {
  const inTransaction = db.sqlite.transaction(() => {
    const { kind, detail, keep, remove } = prepare();
    const { id } = removing(db).begin.get({ kind, detail: JSON.stringify(detail), at: now });
    const changed = keep(id);
    removing(db).finish.run({ id, changed });
    remove();
    appendEvent(db, {
      at: now,
      kind: 'contacts-changed',
      subject: `contact-action:${id}`,
      detail: { kind, ...detail, changed },
    });
    return { actionId: id };
  });
  return withRoomForPages(db, () => inTransaction.immediate());
}

const restoring = queriesFor((orm) => ({
  list: prepared((given: Given<typeof lists.$inferSelect>) =>
    orm.insert(lists).values({
      id: given('id'),
      name: given('name'),
      filter: given('filter'),
      createdAt: given('createdAt'),
    }),
  ),
  tag: prepared((given: Given<{ id: number; name: string }>) =>
    orm.insert(tags).values({ id: given('id'), name: given('name') }),
  ),
  giveTag: prepared((given: Given<ActionRange & { tagId: number }>) => {
    const broughtBy = orm
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.id, fromSnapshot('importId')));
    return orm
      .insert(contactTags)
      .select(
        orm
          .select({
            tagId: sql<number>`${given('tagId')}`.as('tag_id'),
            contactId: contacts.id,
            importId: sql<number | null>`${broughtBy}`.as('import_id'),
          })
          .from(contactActionRows)
          .innerJoin(contacts, eq(contacts.id, contactActionRows.contactId))
          .where(isOfAction(given)),
      )
      .onConflictDoNothing();
  }),
}));

/**
 * Makes a list again that was removed, still without contacts; returns its id, which it had before. Where
 * another has its name by now, it gets a number.
 */
export function restoreList(db: WritableDatabase, detail: string): number {
  const { listId, name, ...list } = removedListSchema.parse(JSON.parse(detail));
  restoring(db).list.run({ ...list, id: listId, name: freeName(db, name) });
  return listId;
}

/** Makes a tag again that was removed, unless there is one of that name; returns its id. */
export function restoreTag(db: WritableDatabase, detail: string): number {
  const { tagId, name } = removedTagSchema.parse(JSON.parse(detail));
  const [known] = findTags(db, [name]);
  if (known === undefined) restoring(db).tag.run({ id: tagId, name });
  return known ?? tagId;
}

/** Gives a tag back to those, in a range, who lost it when it was removed; returns to how many. */
export function undoRemovedTag(
  db: WritableDatabase,
  range: ActionRange & { readonly tagId: number },
): number {
  return restoring(db).giveTag.run(range).changes;
}
