// Raw SQL: drizzle makes no temporary tables.
import { and, asc, eq, gt, inArray, lte, max, notInArray, sql, type SQL } from 'drizzle-orm';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import type { ContactSelection } from '../../../src-shared/contact/contact.ts';
import { filterCondition } from '../search/contact-filter.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import {
  columnOf,
  prepared,
  queriesFor,
  valuesOfJson,
  type Given,
} from '../../database/queries.ts';
import { contactActionRows, contacts } from '../../database/schema.ts';

/** Contacts that are changed between two reports of progress. */
const contactsAtOnce = 10_000;

/** Called with how many contacts of how many are done. */
export type OnContactsDone = (done: number, total: number) => void;

/** Contacts of a selection, between two ids. */
export interface SelectedRange {
  readonly after: number;
  readonly upTo: number;
}

/** The contacts of a selection: a temporary table of a connection, there while `forSelected` works. */
export const selectedContacts = sqliteTable('selected_contacts', {
  contactId: integer('contact_id').primaryKey(),
});

/** The contacts of an action, between two ids. */
export type ActionRange = SelectedRange & { readonly actionId: number };

/** The rows of an action that are in a range. */
export function isOfAction(given: Given<ActionRange>): SQL | undefined {
  return and(
    eq(contactActionRows.actionId, given('actionId')),
    gt(contactActionRows.contactId, given('after')),
    lte(contactActionRows.contactId, given('upTo')),
  );
}

/** The selected contacts that are in a range. */
export function isInRange(given: Given<SelectedRange>): SQL | undefined {
  return and(
    gt(selectedContacts.contactId, given('after')),
    lte(selectedContacts.contactId, given('upTo')),
  );
}

const queries = queriesFor((orm) => ({
  selectIds: prepared((given: Given<{ ids: string }>) =>
    orm.insert(selectedContacts).select(
      orm
        .select({ contactId: contacts.id })
        .from(contacts)
        .where(inArray(contacts.id, valuesOfJson(given('ids')))),
    ),
  ),
  endOfSelected: prepared((given: Given<{ after: number }>) => {
    const next = orm
      .select({ contactId: selectedContacts.contactId })
      .from(selectedContacts)
      .where(gt(selectedContacts.contactId, given('after')))
      .orderBy(asc(selectedContacts.contactId))
      .limit(contactsAtOnce)
      .as('next');
    return orm.select({ upTo: max(next.contactId) }).from(next);
  }),
  endOfAction: prepared((given: Given<{ actionId: number; after: number }>) => {
    const next = orm
      .select({ contactId: contactActionRows.contactId })
      .from(contactActionRows)
      .where(
        and(
          eq(contactActionRows.actionId, given('actionId')),
          gt(contactActionRows.contactId, given('after')),
        ),
      )
      .orderBy(asc(contactActionRows.contactId))
      .limit(contactsAtOnce)
      .as('next');
    return orm.select({ upTo: max(next.contactId) }).from(next);
  }),
}));

/**
 * Calls `work` with the ids of a selection, a range at a time; they stand in `selectedContacts`
 * meanwhile. Call it within a transaction.
 *
 * @returns how many contacts of the selection there are.
 */
export function forSelected(
  db: WritableDatabase,
  options: {
    readonly selection: ContactSelection;
    /** What a filter takes for now; milliseconds since 1970. */
    readonly now: number;
    readonly onDone: OnContactsDone;
  },
  work: (range: SelectedRange) => void,
): number {
  db.sqlite.exec(
    'CREATE TEMP TABLE IF NOT EXISTS selected_contacts (contact_id INTEGER PRIMARY KEY)',
  );
  const clear = () => db.orm.delete(selectedContacts).run();
  clear();
  const total = select(db, options.selection, options.now);
  const end = (after: number) => queries(db).endOfSelected.get({ after })?.upTo ?? null;
  forRanges(end, total, options.onDone, work);
  clear();
  return total;
}

/** Calls `work` with the contacts of an action, a range at a time. Call it within a transaction. */
export function forContactsOfAction(
  db: OvoDatabase,
  actionId: number,
  total: number,
  onDone: OnContactsDone,
  work: (range: SelectedRange) => void,
): void {
  const end = (after: number) => queries(db).endOfAction.get({ actionId, after })?.upTo ?? null;
  forRanges(end, total, onDone, work);
}

/** @param end the last id of the range that begins after an id; null where none is left. */
function forRanges(
  end: (after: number) => number | null,
  total: number,
  onDone: OnContactsDone,
  work: (range: SelectedRange) => void,
): void {
  let done = 0;
  for (let after = 0; ;) {
    const upTo = end(after);
    if (upTo === null) return;
    work({ after, upTo });
    after = upTo;
    done = Math.min(total, done + contactsAtOnce);
    onDone(done, total);
  }
}

/** The ids of a selection, in rising order. */
export function selectedIds(
  db: OvoDatabase,
  request: { readonly selection: ContactSelection; readonly now: number },
): Float64Array {
  const { selection, now } = request;
  if (selection.kind === 'ids') {
    return Float64Array.from(new Set(selection.ids)).toSorted();
  }
  const ids = db.orm
    .select({ id: contacts.id })
    .from(contacts)
    .where(isSelected(db, selection, now))
    .orderBy(asc(contacts.id));
  return Float64Array.from(columnOf(db, ids));
}

function select(db: WritableDatabase, selection: ContactSelection, now: number): number {
  if (selection.kind === 'ids') {
    return queries(db).selectIds.run({ ids: JSON.stringify(selection.ids) }).changes;
  }
  const ids = db.orm
    .select({ contactId: contacts.id })
    .from(contacts)
    .where(isSelected(db, selection, now));
  return db.orm.insert(selectedContacts).select(ids).run().changes;
}

function isSelected(
  db: OvoDatabase,
  { filter, except }: Extract<ContactSelection, { readonly kind: 'filter' }>,
  now: number,
): SQL | undefined {
  const excepted = valuesOfJson(sql`${JSON.stringify(except)}`);
  return and(filterCondition(db, filter, now), notInArray(contacts.id, excepted));
}
