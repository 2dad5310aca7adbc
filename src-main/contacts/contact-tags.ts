import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import {
  prepared,
  queriesFor,
  sameNamed,
  valuesOfJson,
  withoutCase,
  type Given,
} from '../database/queries.ts';
import { contactTags, tags } from '../database/schema.ts';

const queries = queriesFor((orm) => ({
  create: prepared((given: Given<{ name: string }>) =>
    orm.insert(tags).values(sameNamed(given, 'name')).onConflictDoNothing(),
  ),
  find: prepared((given: Given<{ name: string }>) =>
    orm
      .select({ id: tags.id })
      .from(tags)
      .where(eq(tags.name, withoutCase(given('name')))),
  ),
  removeOthers: prepared((given: Given<{ contactId: number; tagIds: string }>) =>
    orm
      .delete(contactTags)
      .where(
        and(
          eq(contactTags.contactId, given('contactId')),
          notInArray(contactTags.tagId, valuesOfJson(given('tagIds'))),
        ),
      ),
  ),
  add: prepared((given: Given<{ contactId: number; tagIds: string }>) =>
    orm
      .insert(contactTags)
      .select(
        orm
          .select({
            tagId: tags.id,
            contactId: sql<number>`${given('contactId')}`.as('contact_id'),
            importId: sql<null>`NULL`.as('import_id'),
          })
          .from(tags)
          .where(inArray(tags.id, valuesOfJson(given('tagIds')))),
      )
      .onConflictDoNothing(),
  ),
}));

/** The ids of tags by their names, whatever their capitals; a tag that is missing is created. */
export function findOrMakeTags(db: WritableDatabase, names: readonly string[]): readonly number[] {
  for (const name of names) queries(db).create.run({ name });
  return findTags(db, names);
}

/** The ids of the tags of these names, whatever their capitals; a name without a tag has none. */
export function findTags(db: OvoDatabase, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => queries(db).find.get({ name })?.id ?? []);
}

/** Gives a contact these tags and no others. Call it within a transaction. */
export function setTags(db: WritableDatabase, contactId: number, names: readonly string[]): void {
  const tagIds = JSON.stringify(findOrMakeTags(db, names));
  queries(db).removeOthers.run({ contactId, tagIds });
  queries(db).add.run({ contactId, tagIds });
}
