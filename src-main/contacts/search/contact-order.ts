import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { preparedColumn, queriesFor, withoutCase, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';
import type { FilterPart } from './filter-part.ts';

/** By what contacts are sorted; each order ends with the id, so that no two are alike in it. */
export type ContactSort = keyof typeof orders;

/** Ids rise with the time of creation, and no two contacts have the same number. */
const orders = {
  name: [withoutCase(contacts.lastName), withoutCase(contacts.firstName), contacts.id],
  phone: [contacts.phone],
  created: [contacts.id],
  /** The same order as without case; it has no index, and sorts in two thirds of the time. */
  email: [sql`lower(${contacts.email})`, contacts.id],
};

const queries = queriesFor((orm, sqlite) => {
  const by = (sort: ContactSort) => {
    const page = (direction: typeof asc) =>
      preparedColumn(sqlite, (given: Given<{ limit: number; offset: number }>) =>
        orm
          .select({ id: contacts.id })
          .from(contacts)
          .orderBy(...orders[sort].map(direction))
          .limit(given('limit'))
          .offset(given('offset')),
      );
    return {
      up: page(asc),
      down: page(desc),
      some: preparedColumn(sqlite, (given: Given<{ ids: string }>) =>
        orm
          .select({ id: contacts.id })
          .from(sql`json_each(${given('ids')}) AS wanted`)
          .crossJoin(contacts)
          .where(eq(contacts.id, sql`wanted.value`))
          .orderBy(...orders[sort].map(asc)),
      ),
      all: preparedColumn(sqlite, () =>
        orm
          .select({ id: contacts.id })
          .from(contacts)
          .orderBy(...orders[sort].map(asc)),
      ),
    };
  };
  return { name: by('name'), phone: by('phone'), created: by('created'), email: by('email') };
});

/**
 * The ids of all contacts in ascending order of something. A million take less than a tenth of a second,
 * by e-mail address, for which there is no index, a whole one.
 */
export function allInOrder(db: OvoDatabase, sort: ContactSort): Int32Array {
  return Int32Array.from(queries(db)[sort].all.all());
}

/** These ids in ascending order of something: for a few thousand, quicker than picking them from all. */
export function someInOrder(db: OvoDatabase, sort: ContactSort, ids: Int32Array): Int32Array {
  return Int32Array.from(queries(db)[sort].some.all({ ids: jsonOf(ids) }));
}

/** Makes the function that gives those of some contacts, in their order, that fulfil all parts of a filter. Each is tested by itself. */
export function testerOf(
  { orm, sqlite }: OvoDatabase,
  parts: readonly FilterPart[],
): (ids: Int32Array) => readonly number[] {
  const conditions = parts.map((part) => part.ofFew ?? part.condition);
  const query = preparedColumn(sqlite, (given: Given<{ ids: string }>) =>
    orm
      .select({ id: contacts.id })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(contacts)
      .where(and(eq(contacts.id, sql`wanted.value`), ...conditions))
      .orderBy(sql`wanted.key`),
  );
  return (ids) => query.all({ ids: jsonOf(ids) });
}

function jsonOf(ids: Int32Array): string {
  return `[${ids.join(',')}]`;
}

/** A page of the ids of all contacts, for which every contact before it is passed by. */
export function pageInOrder(
  db: OvoDatabase,
  sort: ContactSort,
  page: { readonly descending: boolean; readonly offset: number; readonly limit: number },
): readonly number[] {
  const { descending, limit, offset } = page;
  const { up, down } = queries(db)[sort];
  return (descending ? down : up).all({ limit, offset });
}
