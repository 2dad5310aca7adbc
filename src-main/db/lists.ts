import { eq, sql } from 'drizzle-orm';
import type { ContactList } from '../../src-shared/contact/contact.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import type { OvoDatabase } from './open.ts';
import { listContacts, lists } from './schema.ts';

/** Every list with how many contacts are on it, by name. */
export function allLists(db: OvoDatabase): readonly ContactList[] {
  return db.orm
    .select({
      id: lists.id,
      name: lists.name,
      count: sql<number>`(SELECT count(*) FROM ${listContacts} WHERE ${listContacts.listId} = ${lists.id})`,
    })
    .from(lists)
    .orderBy(sql`${lists.name} COLLATE NOCASE`)
    .all();
}

/** The list of that name, whatever its capitals; null where there is none. */
export function findList(
  db: OvoDatabase,
  name: string,
): { readonly id: number; readonly name: string } | null {
  const found = db.orm
    .select({ id: lists.id, name: lists.name })
    .from(lists)
    .where(eq(sql`${lists.name} COLLATE NOCASE`, name.trim()))
    .get();
  return found ?? null;
}

/** The list of that name, whatever its capitals; made where there is none. */
export function findOrCreateList(
  db: OvoDatabase,
  name: string,
  now: number,
): { readonly id: number; readonly name: string } {
  const known = findList(db, name);
  if (known !== null) return known;
  if (name.trim() === '') throw new Refusal('invalid', 'A list needs a name. Nothing was changed.');
  return db.orm
    .insert(lists)
    .values({ name: name.trim(), createdAt: now })
    .returning({ id: lists.id, name: lists.name })
    .get();
}

/** The list of that name, whatever its capitals; refused (`not-found`), with those there are. */
export function requireList(
  db: OvoDatabase,
  name: string,
): { readonly id: number; readonly name: string } {
  const found = findList(db, name);
  if (found !== null) return found;
  const names = allLists(db).map((list) => `“${list.name}”`);
  const known = names.length === 0 ? 'There are none yet.' : `There are ${names.join(', ')}.`;
  throw new Refusal('not-found', `There is no list “${name}”. ${known}`);
}
