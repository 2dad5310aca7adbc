import { count, eq, sql } from 'drizzle-orm';
import { tagsUsedBy } from '../../src-shared/campaign/audience.ts';
import type { TagCount } from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import { campaignsUsing, renameTagInAudiences } from './audience-uses.ts';
import { findTags } from './contact-tags.ts';
import { withoutCapitals } from './search/search-functions.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor, sameNamed, withoutCase, type Given } from '../database/queries.ts';
import { contactTags, tags } from '../database/schema.ts';

const queries = queriesFor((orm) => ({
  all: prepared(() => {
    const contacts = orm
      .select({ contacts: count() })
      .from(contactTags)
      .where(eq(contactTags.tagId, tags.id));
    return orm
      .select({ name: tags.name, count: sql<number>`${contacts}` })
      .from(tags)
      .orderBy(withoutCase(tags.name));
  }),
  rename: prepared((given: Given<{ id: number; name: string }>) =>
    orm
      .update(tags)
      .set(sameNamed(given, 'name'))
      .where(eq(tags.id, given('id'))),
  ),
  giveInstead: prepared((given: Given<{ from: number; to: number }>) =>
    orm
      .insert(contactTags)
      .select(
        orm
          .select({
            tagId: sql<number>`${given('to')}`.as('tag_id'),
            contactId: contactTags.contactId,
            importId: contactTags.importId,
          })
          .from(contactTags)
          .where(eq(contactTags.tagId, given('from'))),
      )
      .onConflictDoNothing(),
  ),
  clear: prepared((given: Given<{ id: number }>) =>
    orm.delete(contactTags).where(eq(contactTags.tagId, given('id'))),
  ),
  remove: prepared((given: Given<{ id: number }>) =>
    orm.delete(tags).where(eq(tags.id, given('id'))),
  ),
}));

/** Every tag, by name, with how many contacts have it. */
export function allTags(db: OvoDatabase): readonly TagCount[] {
  return queries(db).all.all();
}

/**
 * Gives a tag another name. Where there is a tag of that name the two become that one. Refused
 * (`not-found`) where there is none to rename. One transaction, also for a million contacts.
 */
export function renameTag(
  db: WritableDatabase,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  db.sqlite
    .transaction(() => {
      const id = requireTag(db, from);
      const [other] = findTags(db, [to]);
      renameTagInAudiences(db, { from, to });
      if (other === undefined || other === id) queries(db).rename.run({ id, name: to });
      else {
        queries(db).giveInstead.run({ from: id, to: other });
        removeById(db, id);
      }
    })
    .immediate();
}

/**
 * Removes a tag from everybody who has it. Refused (`not-found`) where there is none, and (`conflict`) where
 * a campaign that is not over goes by it.
 */
export function removeTag(db: WritableDatabase, { name }: { readonly name: string }): void {
  db.sqlite
    .transaction(() => {
      const id = requireTag(db, name);
      const folded = withoutCapitals(name);
      const { drafts, started } = campaignsUsing(db, (audience) =>
        [...tagsUsedBy(audience)].some((tag) => withoutCapitals(tag) === folded),
      );
      if (drafts.length + started.length > 0) {
        throw new UserError('conflict', words.contacts.tagKept(name, [...drafts, ...started]));
      }
      removeById(db, id);
    })
    .immediate();
}

function removeById(db: WritableDatabase, id: number): void {
  queries(db).clear.run({ id });
  queries(db).remove.run({ id });
}

function requireTag(db: OvoDatabase, name: string): number {
  const [id] = findTags(db, [name]);
  if (id !== undefined) return id;
  throw new UserError('not-found', words.contacts.tagGone(name));
}
