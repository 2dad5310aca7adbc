import { count, eq, sql } from 'drizzle-orm';
import { listsUsedBy } from '../../src-shared/campaign/audience.ts';
import type { ContactList, ListUse } from '../../src-shared/contact/contact.ts';
import { contactFilterSchema, type ContactFilter } from '../../src-shared/contact/filter.ts';
import { cleanLine } from '../../src-shared/lib/clean-text.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { OvoDatabase, WritableDatabase } from '../database/open.ts';
import { prepared, queriesFor, sameNamed, withoutCase, type Given } from '../database/queries.ts';
import { listContacts, lists } from '../database/schema.ts';
import { campaignsUsing, lastTextedLists } from './audience-uses.ts';
import { withoutCapitals } from './search/search-functions.ts';
import { searchTermsOf } from './search/search-words.ts';

type ListRow = typeof lists.$inferSelect;
type NamedList = Readonly<Pick<ListRow, 'id' | 'name'>>;

const queries = queriesFor((orm) => {
  const named = { id: lists.id, name: lists.name };
  const counted = orm
    .select({ contacts: count() })
    .from(listContacts)
    .where(eq(listContacts.listId, lists.id));
  return {
    all: prepared(() =>
      orm
        .select({
          ...named,
          count: sql<number | null>`iif(${lists.filter} IS NULL, ${counted}, NULL)`,
          filter: lists.filter,
        })
        .from(lists)
        .orderBy(withoutCase(lists.name)),
    ),
    names: prepared(() => orm.select(named).from(lists).orderBy(withoutCase(lists.name))),
    filters: prepared(() => orm.select({ ...named, filter: lists.filter }).from(lists)),
    get: prepared((given: Given<{ id: number }>) =>
      orm
        .select({ filter: lists.filter })
        .from(lists)
        .where(eq(lists.id, given('id'))),
    ),
    insert: prepared((given: Given<Omit<ListRow, 'id'>>) =>
      orm
        .insert(lists)
        .values(sameNamed(given, 'name', 'filter', 'createdAt'))
        .returning(named),
    ),
    update: prepared((given: Given<Omit<ListRow, 'createdAt'>>) =>
      orm
        .update(lists)
        .set(sameNamed(given, 'name', 'filter'))
        .where(eq(lists.id, given('id'))),
    ),
    remove: prepared((given: Given<{ id: number }>) =>
      orm.delete(lists).where(eq(lists.id, given('id'))),
    ),
    created: prepared(() => orm.select({ id: lists.id, createdAt: lists.createdAt }).from(lists)),
  };
});

/** What a person decides of a list. */
export interface ListInput {
  readonly name: string;
  /** Null for a static list. */
  readonly filter: ContactFilter | null;
}

/** Every list, by name, with how many contacts are on it: null for those by filter. */
export function allLists(db: OvoDatabase): readonly ContactList[] {
  return queries(db)
    .all.all()
    .map((list) => ({ ...list, filter: readFilter(list.filter) }));
}

/** When each list was created, and when a campaign last went to it. Practice does not count. */
export function listUses(db: OvoDatabase): readonly ListUse[] {
  const lastTexted = lastTextedLists(db);
  return queries(db)
    .created.all()
    .map((list) => ({ ...list, lastTextedAt: lastTexted.get(list.id) ?? null }));
}

/** The ids of all lists. */
export function allListIds(db: OvoDatabase): readonly number[] {
  return queries(db)
    .names.all()
    .map(({ id }) => id);
}

/** Whom a list means: everybody that was put on it, or everybody whom its filter finds. Refused (`not-found`) where it is gone. */
export function filterOfList(db: OvoDatabase, id: number): ContactFilter {
  const list = queries(db).get.get({ id });
  if (list === undefined) throw gone();
  return readFilter(list.filter) ?? { listIds: [id] };
}

/** The list of that name, whatever its capitals; null where there is none. */
export function findList(db: OvoDatabase, name: string): NamedList | null {
  const wanted = withoutCapitals(cleanLine(name));
  const all = queries(db).names.all();
  return all.find((list) => withoutCapitals(list.name) === wanted) ?? null;
}

/**
 * The static list of that name, whatever its capitals; made where there is none. Refused (`conflict`)
 * where it is one by filter: nobody can be put on that.
 */
export function findOrCreateList(db: OvoDatabase, name: string, now: number): NamedList {
  const known = findList(db, name);
  if (known !== null) {
    if (readList(db, known.id).filter !== null) {
      throw new UserError('conflict', words.lists.byFilter(known.name));
    }
    return known;
  }
  if (cleanLine(name) === '') throw new UserError('invalid', words.lists.needsName);
  return insertList(db, { name, filter: null }, now);
}

/** The list of that name, whatever its capitals; refused (`not-found`), with those there are. */
export function requireList(db: OvoDatabase, name: string): NamedList {
  const found = findList(db, name);
  if (found !== null) return found;
  const known = queries(db).names.all().map(nameOf);
  throw new UserError('not-found', words.lists.notFound(name, known));
}

/**
 * Makes a list. Refused where another has that name, whatever its capitals (`conflict`), and where its
 * filter names a list that is gone or that is one by filter itself (`invalid`).
 */
export function createList(db: WritableDatabase, input: ListInput, now: number): ContactList {
  return db.sqlite
    .transaction(() => {
      refuseTaken(db, input.name, null);
      refuseFilter(db, input.filter);
      return readList(db, insertList(db, input, now).id);
    })
    .immediate();
}

/** Gives a list a new name, and one by filter a new filter. Refused as `createList`, and (`conflict`) where the one would become the other. */
export function updateList(db: WritableDatabase, id: number, input: ListInput): ContactList {
  return db.sqlite
    .transaction(() => {
      const { name, filter } = readList(db, id);
      if ((filter === null) !== (input.filter === null)) {
        throw new UserError(
          'conflict',
          filter === null ? words.lists.takesNoFilter(name) : words.lists.needsFilter(name),
        );
      }
      refuseTaken(db, input.name, id);
      refuseFilter(db, input.filter);
      queries(db).update.run({
        id,
        name: cleanLine(input.name),
        filter: writeFilter(input.filter),
      });
      return readList(db, id);
    })
    .immediate();
}

/**
 * Removes a list; the contacts stay. Refused (`conflict`) where a campaign that is not over goes to it or
 * leaves it out, as the list says who left since it started, and where the filter of another list names it, saying which.
 */
export function removeList(db: WritableDatabase, id: number): void {
  db.sqlite
    .transaction(() => {
      const { name } = readList(db, id);
      const { drafts, started } = campaignsUsing(db, (audience) => listsUsedBy(audience).has(id));
      if (drafts.length > 0) {
        throw new UserError('conflict', words.lists.keptForDrafts(name, drafts));
      }
      if (started.length > 0) {
        throw new UserError('conflict', words.lists.keptForCampaigns(name, started));
      }
      const users = listsThatName(db, id);
      if (users.length > 0) {
        throw new UserError('conflict', words.lists.keptForLists(name, users));
      }
      queries(db).remove.run({ id });
    })
    .immediate();
}

function insertList(db: OvoDatabase, { name, filter }: ListInput, now: number): NamedList {
  const list = { name: cleanLine(name), filter: writeFilter(filter), createdAt: now };
  return queries(db).insert.get(list);
}

function readList(db: OvoDatabase, id: number): ContactList {
  const list = allLists(db).find((one) => one.id === id);
  if (list === undefined) throw gone();
  return list;
}

function readFilter(filter: string | null): ContactFilter | null {
  return filter === null ? null : contactFilterSchema.parse(JSON.parse(filter));
}

function writeFilter(filter: ContactFilter | null): string | null {
  return filter === null ? null : JSON.stringify(filter);
}

function refuseTaken(db: OvoDatabase, name: string, ownId: number | null): void {
  const holder = findList(db, name);
  if (holder === null || holder.id === ownId) return;
  throw new UserError('conflict', words.lists.nameTaken(holder.name));
}

/** One by filter that asked for another would be a riddle, and two could ask for each other. */
function refuseFilter(db: OvoDatabase, filter: ContactFilter | null): void {
  refuseEmptySearch(filter?.search?.trim() ?? '');
  if (filter?.listIds === undefined) return;
  const all = queries(db).filters.all();
  const ids = new Set(all.filter((list) => list.filter === null).map(({ id }) => id));
  if (filter.listIds.every((id) => ids.has(id))) return;
  throw new UserError('invalid', words.lists.filterOfOtherLists);
}

/** While a person types, such a search shows everybody; a list would text everybody. */
function refuseEmptySearch(search: string): void {
  if (search === '' || searchTermsOf(search).length > 0) return;
  throw new UserError('invalid', words.lists.emptySearch(search));
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function listsThatName(db: OvoDatabase, listId: number): readonly string[] {
  return queries(db)
    .filters.all()
    .filter(({ filter }) => readFilter(filter)?.listIds?.includes(listId) ?? false)
    .map(({ name }) => name);
}

function gone(): UserError {
  return new UserError('not-found', words.lists.gone);
}
