// Raw SQL: it is what Ovo is compared with.
import Database from 'better-sqlite3';
import type { ContactsQuery } from '../../../src-main/contacts/search/search-pages.ts';

/** SQLite as it comes: for a search or a filter the first hundred contacts, and how many there are. */
export interface PlainSqlite {
  /** The first page of all contacts, by name. */
  firstPage(): number;
  /** Of words: FTS5's MATCH with prefixes, the page in the only order that FTS5 has, that of the ids. */
  search(words: string): number;
  /** Of a condition on `contacts`, in the order of the list. */
  filter(condition: string, sort: ContactsQuery['sort']): Answer;
  close(): void;
}

/** The ids of the first hundred in an order, and how many there are. */
export interface Answer {
  readonly ids: readonly number[];
  readonly total: number;
}

const orders = {
  name: 'last_name COLLATE NOCASE, first_name COLLATE NOCASE, id',
  phone: 'phone',
  created: 'id',
  email: 'email COLLATE NOCASE, id',
} as const;

/** Opens a database that Ovo has filled and indexed. */
export function openPlainSqlite(file: string): PlainSqlite {
  const sqlite = new Database(file, { readonly: true });
  const page = (where: string, order: string) =>
    sqlite.prepare<[], { readonly id: number }>(
      `SELECT * FROM contacts WHERE ${where} ORDER BY ${order} LIMIT 100`,
    );
  const count = (from: string) => sqlite.prepare<unknown[], number>(`SELECT count(*) FROM ${from}`);
  const allCounted = count('contacts').pluck();
  const matched = sqlite.prepare(
    `SELECT contacts.* FROM contacts_search CROSS JOIN contacts ON contacts.id = contacts_search.rowid
      WHERE contacts_search MATCH ? AND contacts_search.rowid > 0
      ORDER BY contacts_search.rowid LIMIT 100`,
  );
  const matchesCounted = count('contacts_search WHERE contacts_search MATCH ?').pluck();
  return {
    firstPage() {
      page('true', orders.name).all();
      return allCounted.get() ?? 0;
    },
    search(words) {
      const found = words.toLowerCase().match(/[a-z0-9]+/g) ?? [];
      const match = found.map((word) => `"${word}"*`).join(' AND ');
      if (match === '') return 0;
      matched.all(match);
      return matchesCounted.get(match) ?? 0;
    },
    filter(condition, sort) {
      const rows = page(condition, orders[sort]).all();
      const total = count(`contacts WHERE ${condition}`).pluck().get() ?? 0;
      return { ids: rows.map(({ id }) => id), total };
    },
    close: () => void sqlite.close(),
  };
}
