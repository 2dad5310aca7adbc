import { asc, desc } from 'drizzle-orm';
import type { OvoDatabase } from '../../database/open.ts';
import { preparedColumn, queriesFor, withoutCase, type Given } from '../../database/queries.ts';
import { contacts } from '../../database/schema.ts';

/** By what contacts are sorted; each order ends with the id, so that no two are alike in it. */
export type ContactSort = keyof typeof orders;

/** Ids rise with the time of creation, and no two contacts have the same number. */
const orders = {
  name: [withoutCase(contacts.lastName), withoutCase(contacts.firstName), contacts.id],
  phone: [contacts.phone],
  created: [contacts.id],
  email: [withoutCase(contacts.email), contacts.id],
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
 * The ids of all contacts in ascending order of something. A million take about a tenth of a second, by
 * e-mail address, for which there is no index, a whole one.
 */
export function allInOrder(db: OvoDatabase, sort: ContactSort): Int32Array {
  return Int32Array.from(queries(db)[sort].all.all());
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
