// Raw SQL: it runs for every row of an import that is no plain new row.
import { suppressionReasons } from '../../../src-shared/contact/suppression-origin.ts';
import { findOrMakeTags } from '../../contacts/contact-tags.ts';
import { hasRemovedContacts, linkMessagesTo } from '../../contacts/removed-contacts.ts';
import { addSuppression } from '../../contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import {
  changedColumns,
  contactColumns,
  mergeFields,
  newFields,
  type ContactFields,
  type NumberedRow,
} from './contact-fields.ts';
import { ChangedContacts, type KnownContact } from './changed-contacts.ts';
import { sourceOf, type ImportRules } from './import-rules.ts';

/** What one row of an import did. */
export interface AppliedRow {
  readonly outcome: 'added' | 'updated' | 'skipped';
  readonly contactId: number;
  /** Whether it recorded a consent. */
  readonly bringsConsent: boolean;
  /** Whether it took back an agreement that was on record, in a column that says no of others too. */
  readonly withdraws: boolean;
}

/**
 * Puts one row into the contacts.
 *
 * @param newId the id of the contact if it is a new one; the next one there is unless given.
 */
export type ApplyRow = (row: NumberedRow, newId?: number) => AppliedRow;

const columnList = contactColumns.join(', ');

const statements = statementsFor((sqlite) => ({
  insert: sqlite.prepare(
    `INSERT INTO contacts (id, phone, ${columnList}, is_landline, import_id, created_at, updated_at)
     VALUES (?, ?, ${contactColumns.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  ),
  recordMet: sqlite.prepare<[number, number]>(
    `INSERT INTO import_changes (import_id, contact_id, before, after) VALUES (?, ?, '{}', '{}')
     ON CONFLICT DO NOTHING`,
  ),
  tag: sqlite.prepare<[number, number, number]>(
    `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id) VALUES (?, ?, ?)`,
  ),
  list: sqlite.prepare<[number, number, number]>(
    `INSERT OR IGNORE INTO list_contacts (list_id, contact_id, import_id) VALUES (?, ?, ?)`,
  ),
}));

/**
 * Makes the one function that says what a row of an import does to the database, for rows of a file and
 * for rejected rows that were fixed alike:
 *
 * - An unknown number becomes a contact, and gets the messages of a removed contact with that number.
 * - A known number is updated, filled or left alone, as the import's `onDuplicate` says.
 * - Either way the contact goes on the import's list and gets the tags that the import gives everybody;
 *   the row's own tags too, unless the row is skipped.
 * - A row that says no suppresses the number, skipped or not; so does one that no longer agrees, where an
 *   agreement is on record. No row lifts a suppression.
 * - What changed is recorded, so that undoing the import undoes it; so is that the import met a contact
 *   that it did not bring: undoing the import that did then leaves the contact.
 *
 * `savePlainRows` does the same for many rows at once, where they allow it. Use the function within one
 * transaction.
 */
export function rowApplier(db: WritableDatabase, rules: ImportRules, now: number): ApplyRow {
  const { apply, write } = rowsApplier(db, rules, now);
  return (row, newId) => {
    const applied = apply(row, newId);
    write();
    return applied;
  };
}

/**
 * The same for many rows: what they change of contacts is in the database after `write`. Until then nothing
 * else may change these contacts.
 */
export function rowsApplier(
  db: WritableDatabase,
  rules: ImportRules,
  now: number,
): { readonly apply: ApplyRow; readonly write: () => void } {
  const { importId, listId, onDuplicate } = rules;
  const sql = statements(db);
  const tagIds = tagFinder(db);
  const contacts = new ChangedContacts(db, importId, now);
  const mayHaveMessages = hasRemovedContacts(db);

  function insert(row: NumberedRow, newId: number | undefined): AppliedRow {
    const fields = newFields(rules, row, now);
    const { lastInsertRowid } = sql.insert.run(
      newId ?? null,
      row.phone,
      ...valuesOf(fields),
      row.isLandline ? 1 : 0,
      importId,
      now,
      now,
    );
    const contactId = Number(lastInsertRowid);
    if (mayHaveMessages) linkMessagesTo(db, { id: contactId, phone: row.phone });
    return {
      outcome: 'added',
      contactId,
      bringsConsent: fields.consent_at !== null,
      withdraws: false,
    };
  }

  function change(row: NumberedRow, known: KnownContact): AppliedRow {
    const contactId = known.id;
    const after = mergeFields(known, rules, row, now);
    const changed = changedColumns(known, after);
    if (changed.length > 0) {
      contacts.change(row.phone, after, changed);
    } else if (known.importId !== importId && contacts.isFirst(row.phone, 'met')) {
      sql.recordMet.run(importId, contactId);
    }
    return {
      outcome: onDuplicate === 'skip' ? 'skipped' : 'updated',
      contactId,
      bringsConsent: known.consent_at === null && after.consent_at !== null,
      withdraws: row.optOut === null && row.notAgreed !== null && known.consent_at !== null,
    };
  }

  function tag(phone: string, contactId: number, id: number): void {
    if (contacts.isFirst(phone, `tag ${id}`)) sql.tag.run(id, contactId, importId);
  }

  const apply: ApplyRow = (row, newId) => {
    const known = contacts.find(row.phone);
    const applied = known === undefined ? insert(row, newId) : change(row, known);
    const { contactId, outcome } = applied;
    for (const id of tagIds(rules.tags)) tag(row.phone, contactId, id);
    if (outcome !== 'skipped') {
      for (const id of tagIds(row.tags)) tag(row.phone, contactId, id);
    }
    if (listId !== null && contacts.isFirst(row.phone, 'list')) {
      sql.list.run(listId, contactId, importId);
    }
    const refusal = row.optOut ?? (applied.withdraws ? row.notAgreed : null);
    if (refusal !== null && contacts.isFirst(row.phone, 'opt-out')) {
      addSuppression(db, {
        phone: row.phone,
        origin: 'import',
        importId,
        reason: suppressionReasons.import,
        evidence: `${sourceOf(rules, row.line)}. ${refusal}`,
        at: now,
      });
    }
    return applied;
  };
  return { apply, write: () => contacts.write() };
}

/** Finds the ids of tags, and makes those there are not; each name is looked up once. */
function tagFinder(db: WritableDatabase): (names: readonly string[]) => readonly number[] {
  const found = new Map<string, readonly number[]>();
  const find = (name: string) => {
    const ids = found.get(name) ?? findOrMakeTags(db, [name]);
    found.set(name, ids);
    return ids;
  };
  return (names) => names.flatMap(find);
}

function valuesOf(fields: ContactFields): readonly (string | number | null)[] {
  return contactColumns.map((column) => fields[column]);
}
