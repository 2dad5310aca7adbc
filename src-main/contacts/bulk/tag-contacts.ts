import { and, count, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { BulkAction } from '../../../src-shared/contact/contact.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, valuesOfJson, type Given } from '../../database/queries.ts';
import { contactActionRows, contacts, contactTags, imports, tags } from '../../database/schema.ts';
import { findOrMakeTags, findTags } from '../contact-tags.ts';
import {
  isInRange,
  isOfAction,
  selectedContacts,
  type ActionRange,
  type SelectedRange,
} from './contact-selection.ts';
import { recordAction, type ContactsChange } from './record-action.ts';

/** The ids of tags, as JSON arrays. */
interface TagIds {
  readonly add: string;
  readonly remove: string;
}

const tagging = queriesFor((orm) => ({
  /** Keeps which tags a contact lacks of those to give, and which it has of those to take away. */
  keep: prepared((given: Given<TagIds & ActionRange>) => {
    const added = sql`(SELECT json_group_array(wanted.value) FROM json_each(${given('add')}) AS wanted
      WHERE NOT EXISTS (SELECT 1 FROM ${contactTags} WHERE ${contactTags.tagId} = wanted.value
        AND ${contactTags.contactId} = ${selectedContacts.contactId}))`;
    const removed = orm
      .select({
        all: sql`json_group_array(json_array(${contactTags.tagId}, ${contactTags.importId}))`,
      })
      .from(contactTags)
      .where(
        and(
          eq(contactTags.contactId, selectedContacts.contactId),
          inArray(contactTags.tagId, valuesOfJson(given('remove'))),
        ),
      );
    const changes = orm
      .select({
        contactId: selectedContacts.contactId,
        added: sql<string>`${added}`.as('added'),
        removed: sql<string>`${removed}`.as('removed'),
      })
      .from(selectedContacts)
      .where(isInRange(given))
      .as('changes');
    const snapshot = sql<string>`json_object(
      'added', json(${changes.added}), 'removed', json(${changes.removed}))`;
    return orm.insert(contactActionRows).select(
      orm
        .select({
          actionId: sql<number>`${given('actionId')}`.as('action_id'),
          contactId: changes.contactId,
          snapshot: snapshot.as('snapshot'),
        })
        .from(changes)
        .where(or(ne(changes.added, '[]'), ne(changes.removed, '[]'))),
    );
  }),
  add: prepared((given: Given<TagIds & SelectedRange>) =>
    orm
      .insert(contactTags)
      .select(
        orm
          .select({
            tagId: sql<number>`wanted.value`.as('tag_id'),
            contactId: selectedContacts.contactId,
            importId: sql<null>`NULL`.as('import_id'),
          })
          .from(selectedContacts)
          .crossJoin(sql`json_each(${given('add')}) AS wanted`)
          .where(isInRange(given)),
      )
      .onConflictDoNothing(),
  ),
  remove: prepared((given: Given<TagIds & SelectedRange>) =>
    orm
      .delete(contactTags)
      .where(
        and(
          inArray(
            contactTags.contactId,
            orm
              .select({ contactId: selectedContacts.contactId })
              .from(selectedContacts)
              .where(isInRange(given)),
          ),
          inArray(contactTags.tagId, valuesOfJson(given('remove'))),
        ),
      ),
  ),
}));

/** Gives contacts tags and takes tags away. Refused (`invalid`) where one is to be both. */
export function tagContacts(
  db: WritableDatabase,
  change: ContactsChange & { readonly add: readonly string[]; readonly remove: readonly string[] },
): BulkAction {
  const { add, remove } = change;
  const adding = new Set(add.map((name) => name.toLowerCase()));
  const both = remove.find((name) => adding.has(name.toLowerCase()));
  if (both !== undefined) {
    throw new UserError('invalid', words.contacts.tagBothWays(both));
  }
  return recordAction(db, change, 'tag', { add, remove }, (range) => {
    const ids = {
      ...range,
      add: JSON.stringify(findOrMakeTags(db, add)),
      remove: JSON.stringify(findTags(db, remove)),
    };
    const { changes } = tagging(db).keep.run(ids);
    tagging(db).add.run(ids);
    tagging(db).remove.run(ids);
    return changes;
  });
}

const undoing = queriesFor((orm) => ({
  takeBack: prepared((given: Given<ActionRange>) => {
    const added = orm
      .select({ tagId: sql`added.value`, contactId: contactActionRows.contactId })
      .from(contactActionRows)
      .crossJoin(sql`json_each(${contactActionRows.snapshot}, '$.added') AS added`)
      .where(isOfAction(given));
    return orm
      .delete(contactTags)
      .where(sql`(${contactTags.tagId}, ${contactTags.contactId}) IN ${added}`);
  }),
  giveBack: prepared((given: Given<ActionRange>) => {
    const broughtBy = orm
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.id, sql`removed.value ->> 1`));
    return orm
      .insert(contactTags)
      .select(
        orm
          .select({
            tagId: tags.id,
            contactId: contacts.id,
            importId: sql<number | null>`${broughtBy}`.as('import_id'),
          })
          .from(contactActionRows)
          .crossJoin(contacts)
          .crossJoin(sql`json_each(${contactActionRows.snapshot}, '$.removed') AS removed`)
          .crossJoin(tags)
          .where(
            and(
              isOfAction(given),
              eq(contacts.id, contactActionRows.contactId),
              eq(tags.id, sql`removed.value ->> 0`),
            ),
          ),
      )
      .onConflictDoNothing();
  }),
  count: prepared((given: Given<ActionRange>) =>
    orm
      .select({ contacts: count() })
      .from(contactActionRows)
      .innerJoin(contacts, eq(contacts.id, contactActionRows.contactId))
      .where(isOfAction(given)),
  ),
}));

/** Takes back the tags that an action gave and gives back what it took, in a range; returns to how many. */
export function undoTagging(db: WritableDatabase, range: ActionRange): number {
  const { takeBack, giveBack, count: countContacts } = undoing(db);
  takeBack.run(range);
  giveBack.run(range);
  return countContacts.get(range)?.contacts ?? 0;
}
