import { and, eq, sql } from 'drizzle-orm';
import { contactLimits } from '../../../src-shared/contact/field-rules.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { contactActions, listContacts, lists } from '../../database/schema.ts';
import { createList, findList, removeList } from '../list-rows.ts';
import { putOnList } from './put-on-list.ts';
import type { ContactsChange } from './record-action.ts';

const queries = queriesFor((orm) => ({
  madeToText: prepared(() =>
    orm
      .selectDistinct({ id: lists.id })
      .from(contactActions)
      .innerJoin(lists, eq(lists.id, sql`${contactActions.detail} ->> '$.listId'`))
      .where(
        and(
          eq(contactActions.kind, 'put-on-list'),
          sql`${contactActions.detail} ->> '$.isForText'`,
        ),
      ),
  ),
  members: prepared((given: Given<{ id: number }>) =>
    orm
      .select({ contacts: sql<number>`count(*)` })
      .from(listContacts)
      .where(eq(listContacts.listId, given('id'))),
  ),
  shared: prepared((given: Given<{ id: number; other: number }>) =>
    orm
      .select({ contacts: sql<number>`count(*)` })
      .from(listContacts)
      .where(
        and(
          eq(listContacts.listId, given('id')),
          sql`EXISTS (SELECT 1 FROM list_contacts AS also
            WHERE also.list_id = ${given('other')} AND also.contact_id = ${listContacts.contactId})`,
        ),
      ),
  ),
  forgetAction: prepared((given: Given<{ id: number }>) =>
    orm.delete(contactActions).where(eq(contactActions.id, given('id'))),
  ),
}));

/**
 * The static list with exactly the contacts of a selection, to be texted: the one that was made for the
 * same contacts before, as long as nobody was added or removed, or else a new one. One transaction.
 * Refused (`not-found`) where the selection has nobody.
 *
 * @param change its `name` is what a new list is called; with a number where that name is taken.
 */
export function listToText(
  db: WritableDatabase,
  change: ContactsChange & { readonly name: string },
): { readonly listId: number } {
  const { name, now } = change;
  // An import may have left it off, and then what is selected could not be rolled back.
  db.sqlite.pragma('temp.journal_mode = MEMORY');
  return db.sqlite
    .transaction(() => {
      const earlier = queries(db).madeToText.all();
      const { id } = createList(db, { name: freeName(db, name), filter: null }, now);
      const { actionId } = putOnList(db, { ...change, listId: id, isOn: true, isForText: true });
      if (actionId === null) throw new UserError('not-found', words.contacts.nobodyToText);
      const same = earlier.find((list) => hasSameMembers(db, id, list.id));
      if (same === undefined) return { listId: id };
      removeList(db, id);
      queries(db).forgetAction.run({ id: actionId });
      return { listId: same.id };
    })
    .immediate();
}

/** That name, or with the first number that makes it one that no list has. */
export function freeName(db: OvoDatabase, name: string): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const candidate = name.slice(0, contactLimits.listNameLength - ending.length) + ending;
    if (findList(db, candidate) === null) return candidate;
  }
}

function hasSameMembers(db: OvoDatabase, id: number, other: number): boolean {
  const count = queries(db).members.get({ id })?.contacts;
  return (
    count === queries(db).members.get({ id: other })?.contacts &&
    count === queries(db).shared.get({ id, other })?.contacts
  );
}
