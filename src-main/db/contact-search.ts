import { asc, desc, sql, type SQL } from 'drizzle-orm';
import type { Contact } from '../../src-shared/contact/contact.ts';
import { asContact, contactColumns } from './contact-columns.ts';
import type { OvoDatabase } from './open.ts';
import { contacts } from './schema.ts';

/** Which contacts to show, and in which order. */
export interface ContactsQuery {
  readonly offset: number;
  readonly limit: number;
  /** Words that must all be found in the names, the e-mail address or the number; empty for all. */
  readonly search: string;
  readonly listId: number | null;
  readonly sort: 'name' | 'phone' | 'created';
  readonly descending: boolean;
}

/** One page of the contacts that a search and a list leave, and how many those are in all. */
export function contactsPage(
  db: OvoDatabase,
  query: ContactsQuery,
): { readonly total: number; readonly rows: readonly Contact[] } {
  const condition = conditionOf(query);
  const total =
    db.orm
      .select({ total: sql<number>`count(*)` })
      .from(contacts)
      .where(condition)
      .get()?.total ?? 0;
  const direction = query.descending ? desc : asc;
  const rows = db.orm
    .select(contactColumns)
    .from(contacts)
    .where(condition)
    .orderBy(...sortColumns[query.sort].map((column) => direction(column)))
    .limit(query.limit)
    .offset(query.offset)
    .all();
  return { total, rows: rows.map(asContact) };
}

/** Ids rise with the time of creation, and each order ends with one that no two contacts share. */
const sortColumns = {
  name: [contacts.lastName, contacts.firstName, contacts.id],
  phone: [contacts.phone],
  created: [contacts.id],
} as const;

function conditionOf(query: ContactsQuery): SQL | undefined {
  const conditions = wordsOf(query.search).map(matches);
  if (query.listId !== null) {
    conditions.push(
      sql`contacts.id IN (SELECT contact_id FROM list_contacts WHERE list_id = ${query.listId})`,
    );
  }
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` AND `);
}

/** The words of a search; one that holds nothing but a number, spaces and all, is one word. */
function wordsOf(search: string): readonly string[] {
  const whole = search.trim();
  if (whole === '') return [];
  return /^[+\d\s().-]+$/.test(whole) ? [whole] : whole.split(/\s+/);
}

function matches(word: string): SQL {
  const pattern = anywhere(word);
  const inText = sql`first_name LIKE ${pattern} ESCAPE '\\' OR last_name LIKE ${pattern} ESCAPE '\\' OR email LIKE ${pattern} ESCAPE '\\'`;
  const digits = /^[+\d\s().-]+$/.test(word) ? word.replace(/\D/g, '').replace(/^0+/, '') : '';
  return digits === '' ? sql`(${inText})` : sql`(${inText} OR phone LIKE ${anywhere(digits)})`;
}

function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
