import type { Statement } from 'better-sqlite3';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/** By what contacts are sorted; each order ends with the id, so that no two are alike in it. */
export type ContactSort = 'name' | 'phone' | 'created' | 'email';

/** Ids rise with the time of creation. */
const orders: Readonly<Record<ContactSort, string>> = {
  name: 'last_name COLLATE NOCASE ±, first_name COLLATE NOCASE ±, id ±',
  phone: 'phone ±',
  created: 'id ±',
  email: 'email COLLATE NOCASE ±, id ±',
};

interface OrderStatements {
  readonly up: Statement<[number, number], number>;
  readonly down: Statement<[number, number], number>;
  readonly all: Statement<[], number>;
}

const statements = statementsFor((sqlite): Readonly<Record<ContactSort, OrderStatements>> => {
  const prepare = (sort: ContactSort): OrderStatements => {
    const by = (direction: string) => orders[sort].replaceAll('±', direction);
    const page = (direction: string) =>
      sqlite
        .prepare<[number, number], number>(
          `SELECT id FROM contacts ORDER BY ${by(direction)} LIMIT ? OFFSET ?`,
        )
        .pluck();
    const all = sqlite.prepare<[], number>(`SELECT id FROM contacts ORDER BY ${by('ASC')}`).pluck();
    return { up: page('ASC'), down: page('DESC'), all };
  };
  return {
    name: prepare('name'),
    phone: prepare('phone'),
    created: prepare('created'),
    email: prepare('email'),
  };
});

/**
 * The ids of all contacts in ascending order of something. A million take about a tenth of a second, by
 * e-mail address, for which there is no index, a whole one.
 */
export function allInOrder(db: OvoDatabase, sort: ContactSort): Int32Array {
  return Int32Array.from(statements(db)[sort].all.all());
}

/** A page of the ids of all contacts, for which every contact before it is passed by. */
export function pageInOrder(
  db: OvoDatabase,
  sort: ContactSort,
  page: { readonly descending: boolean; readonly offset: number; readonly limit: number },
): readonly number[] {
  const { up, down } = statements(db)[sort];
  return (page.descending ? down : up).all(page.limit, page.offset);
}
