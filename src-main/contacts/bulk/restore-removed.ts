import { and, count, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, preparedColumn, queriesFor, type Given } from '../../database/queries.ts';
import {
  contactActionRows,
  contacts,
  contactTags,
  imports,
  listContacts,
  lists,
  tags,
} from '../../database/schema.ts';
import { recordCustomFields } from '../custom-fields.ts';
import { linkMessagesOfRemoved } from '../removed-contacts.ts';
import { isOfAction, type ActionRange } from './contact-selection.ts';
import { fromSnapshot } from './contact-snapshot.ts';

/** What undoing a bulk action came to. */
export interface ContactsRestored {
  /** Contacts that are as they were before. */
  readonly restored: number;
  /**
   * Of a removal: contacts whose number another contact got meanwhile. That one stays, and got what it
   * lacked of theirs: lists, tags, and what was empty.
   */
  readonly joined: number;
}

const restoring = queriesFor((orm, sqlite) => {
  /** The import of that id, as long as there is one. */
  const importWith = (id: SQL) =>
    sql<number | null>`${orm
      .select({ id: imports.id })
      .from(imports)
      .where(eq(imports.id, id))}`.as('import_id');
  const restored = <T>(name: Parameters<typeof fromSnapshot>[0]) =>
    sql<T>`${fromSnapshot(name)}`.as(name);
  /** What is in its own column where that is not empty, and else what the snapshot has. */
  const orRestored = (name: 'firstName' | 'lastName' | 'email') =>
    sql`iif(${contacts[name]} = '', ${fromSnapshot(name)}, ${contacts[name]})`;
  /** Its own consent where the snapshot has none or a later one. */
  const earliestConsent = (name: 'consentAt' | 'consentMethod' | 'consentSource') =>
    sql`iif(coalesce(${fromSnapshot('consentAt')} >= ${contacts.consentAt},
      ${fromSnapshot('consentAt')} IS NULL), ${contacts[name]}, ${fromSnapshot(name)})`;
  const hasNumber = eq(contacts.phone, fromSnapshot('phone'));
  /** Puts contacts on the lists that they were on, and gives them their tags. */
  const belongings = (isContact: SQL) => ({
    lists: prepared((given: Given<ActionRange>) =>
      orm
        .insert(listContacts)
        .select(
          orm
            .select({
              listId: lists.id,
              contactId: contacts.id,
              importId: importWith(sql`list.value ->> 1`),
            })
            .from(contactActionRows)
            .crossJoin(contacts)
            .crossJoin(sql`json_each(${contactActionRows.snapshot}, '$.lists') AS list`)
            .crossJoin(lists)
            .where(
              and(
                isOfAction(given),
                isContact,
                eq(lists.id, sql`list.value ->> 0`),
                isNull(lists.filter),
              ),
            ),
        )
        .onConflictDoNothing(),
    ),
    tags: prepared((given: Given<ActionRange>) =>
      orm
        .insert(contactTags)
        .select(
          orm
            .select({
              tagId: tags.id,
              contactId: contacts.id,
              importId: importWith(sql`tag.value ->> 1`),
            })
            .from(contactActionRows)
            .crossJoin(contacts)
            .crossJoin(sql`json_each(${contactActionRows.snapshot}, '$.tags') AS tag`)
            .crossJoin(tags)
            .where(and(isOfAction(given), isContact, eq(tags.id, sql`tag.value ->> 0`))),
        )
        .onConflictDoNothing(),
    ),
  });

  return {
    insert: prepared((given: Given<ActionRange>) =>
      orm
        .insert(contacts)
        .select(
          orm
            .select({
              id: contactActionRows.contactId,
              phone: restored('phone'),
              firstName: restored('firstName'),
              lastName: restored('lastName'),
              email: restored('email'),
              timeZone: restored('timeZone'),
              customFields: restored('customFields'),
              consentAt: restored('consentAt'),
              consentMethod: restored('consentMethod'),
              consentSource: restored('consentSource'),
              isLandline: restored('isLandline'),
              importId: importWith(fromSnapshot('importId')),
              createdAt: restored('createdAt'),
              updatedAt: restored('updatedAt'),
            })
            .from(contactActionRows)
            .where(isOfAction(given)),
        )
        .onConflictDoNothing(),
    ),
    join: prepared((given: Given<ActionRange & { now: number }>) =>
      orm
        .update(contacts)
        .set({
          firstName: orRestored('firstName'),
          lastName: orRestored('lastName'),
          email: orRestored('email'),
          timeZone: sql`coalesce(${contacts.timeZone}, ${fromSnapshot('timeZone')})`,
          customFields: sql`json_patch(${fromSnapshot('customFields')}, ${contacts.customFields})`,
          consentAt: earliestConsent('consentAt'),
          consentMethod: earliestConsent('consentMethod'),
          consentSource: earliestConsent('consentSource'),
          createdAt: sql`min(${contacts.createdAt}, ${fromSnapshot('createdAt')})`,
          updatedAt: sql`${given('now')}`,
        })
        .from(contactActionRows)
        .where(and(isOfAction(given), hasNumber, ne(contacts.id, contactActionRows.contactId))),
    ),
    count: prepared((given: Given<ActionRange>) =>
      orm.select({ contacts: count() }).from(contactActionRows).where(isOfAction(given)),
    ),
    ofIds: belongings(eq(contacts.id, contactActionRows.contactId)),
    ofNumbers: belongings(hasNumber),
    fieldNames: preparedColumn(sqlite, (given: Given<{ actionId: number }>) =>
      orm
        .selectDistinct({ name: sql<string>`field.key` })
        .from(contactActionRows)
        .crossJoin(sql`json_each(${fromSnapshot('customFields')}) AS field`)
        .where(eq(contactActionRows.actionId, given('actionId'))),
    ),
  };
});

/** Restores the contacts that an action removed, in a range, under the ids that they had. */
export function restoreRemoved(
  db: WritableDatabase,
  range: ActionRange & { readonly now: number },
): ContactsRestored {
  const { insert, count: countRows, join, ofIds, ofNumbers } = restoring(db);
  const restored = insert.run(range).changes;
  // Mostly everybody is there again under the own id, which is quicker to find than a number.
  const areAllBack = restored === countRows.get(range)?.contacts;
  const joined = areAllBack ? 0 : join.run(range).changes;
  const { lists: putOnLists, tags: giveTags } = areAllBack ? ofIds : ofNumbers;
  putOnLists.run(range);
  giveTags.run(range);
  return { restored, joined };
}

/** Restores what belongs to all contacts of a removal together, once they are there again. */
export function finishRestoring(db: WritableDatabase, actionId: number): void {
  recordCustomFields(db, restoring(db).fieldNames.all({ actionId }));
  linkMessagesOfRemoved(db);
}
