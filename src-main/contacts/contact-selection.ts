import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { filterCondition } from './search/contact-filter.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

/** Contacts that are changed before it is said how far that is. */
const contactsAtOnce = 10_000;

/** Called with how many contacts of how many are done. */
export type OnContactsDone = (done: number, total: number) => void;

/** Contacts of a selection, between two ids. */
export interface SelectedRange {
  readonly after: number;
  readonly upTo: number;
}

/**
 * Calls `work` with the ids of a selection, a range at a time; they stand in `temp.selected_contacts`
 * meanwhile. Call it within a transaction.
 *
 * @returns how many contacts of the selection there are.
 */
export function forSelected(
  db: OvoDatabase,
  options: {
    readonly selection: ContactSelection;
    /** What a filter takes for now; milliseconds since 1970. */
    readonly now: number;
    readonly onDone: OnContactsDone;
  },
  work: (range: SelectedRange) => void,
): number {
  const { sqlite } = db;
  sqlite.exec(`CREATE TEMP TABLE IF NOT EXISTS selected_contacts (contact_id INTEGER PRIMARY KEY)`);
  sqlite.exec(`DELETE FROM temp.selected_contacts`);
  const total = fill(db, options.selection, options.now);
  forRanges(ofSelections(db).endOfSelected, [], total, options.onDone, work);
  sqlite.exec(`DELETE FROM temp.selected_contacts`);
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
  forRanges(ofActions(db).endOfAction, [actionId], total, onDone, work);
}

/** Only once the temporary table is there. */
const ofSelections = statementsFor((sqlite) => ({
  endOfSelected: sqlite
    .prepare<unknown[], number | null>(
      `SELECT max(contact_id) FROM (SELECT contact_id FROM temp.selected_contacts
        WHERE contact_id > ? ORDER BY contact_id LIMIT ${contactsAtOnce})`,
    )
    .pluck(),
  selectIds: sqlite.prepare<[string]>(
    `INSERT OR IGNORE INTO temp.selected_contacts
     SELECT id FROM contacts WHERE id IN (SELECT value FROM json_each(?))`,
  ),
}));

const ofActions = statementsFor((sqlite) => ({
  endOfAction: sqlite
    .prepare<unknown[], number | null>(
      `SELECT max(contact_id) FROM (SELECT contact_id FROM contact_action_rows
        WHERE action_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ${contactsAtOnce})`,
    )
    .pluck(),
}));

function forRanges(
  end: { get(...parameters: readonly unknown[]): number | null | undefined },
  parameters: readonly unknown[],
  total: number,
  onDone: OnContactsDone,
  work: (range: SelectedRange) => void,
): void {
  let done = 0;
  for (let after = 0; ;) {
    const upTo = end.get(...parameters, after) ?? null;
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
  const { sql, parameters } = filterCondition(db, selection.filter, now);
  const ids = db.sqlite
    .prepare<unknown[], number>(
      `SELECT id FROM contacts WHERE ${sql} AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
    .all(...parameters, JSON.stringify(selection.except));
  return Float64Array.from(ids);
}

function fill(db: OvoDatabase, selection: ContactSelection, now: number): number {
  if (selection.kind === 'ids') {
    return ofSelections(db).selectIds.run(JSON.stringify(selection.ids)).changes;
  }
  const { sql, parameters } = filterCondition(db, selection.filter, now);
  return db.sqlite
    .prepare(
      `INSERT INTO temp.selected_contacts
       SELECT id FROM contacts WHERE (${sql}) AND id NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(...parameters, JSON.stringify(selection.except)).changes;
}
