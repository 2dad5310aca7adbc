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
import { sourceOf, type ImportRules } from './import-rules.ts';

/** What one row of an import did. */
export interface AppliedRow {
  readonly outcome: 'added' | 'updated' | 'skipped';
  readonly contactId: number;
  /** Whether it recorded a consent. */
  readonly bringsConsent: boolean;
}

/**
 * Puts one row into the contacts.
 *
 * @param newId the id of the contact if it is a new one; the next one there is unless given.
 */
export type ApplyRow = (row: NumberedRow, newId?: number) => AppliedRow;

interface KnownContact extends ContactFields {
  readonly id: number;
  /** The import that brought the contact; null where none did. */
  readonly importId: number | null;
}

const columnList = contactColumns.join(', ');

const statements = statementsFor((sqlite) => ({
  find: sqlite.prepare<[string], KnownContact>(
    `SELECT id, import_id AS importId, ${columnList} FROM contacts WHERE phone = ?`,
  ),
  insert: sqlite.prepare(
    `INSERT INTO contacts (id, phone, ${columnList}, is_landline, import_id, created_at, updated_at)
     VALUES (?, ?, ${contactColumns.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  ),
  update: sqlite.prepare(
    `UPDATE contacts SET ${contactColumns.map((column) => `${column} = ?`).join(', ')}, updated_at = ?
      WHERE id = ?`,
  ),
  findChange: sqlite.prepare<[number, number], { readonly before: string; readonly after: string }>(
    `SELECT before, after FROM import_changes WHERE import_id = ? AND contact_id = ?`,
  ),
  recordChange: sqlite.prepare<[number, number, string, string]>(
    `INSERT INTO import_changes (import_id, contact_id, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT (import_id, contact_id)
     DO UPDATE SET before = excluded.before, after = excluded.after`,
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
 * - A row that says no suppresses the number, skipped or not. No row lifts a suppression.
 * - What changed is recorded, so that undoing the import undoes it; so is that the import met a contact
 *   that it did not bring: undoing the import that did then leaves the contact.
 *
 * `savePlainRows` does the same for many rows at once, where they allow it. Use the function within one
 * transaction.
 */
export function rowApplier(db: WritableDatabase, rules: ImportRules, now: number): ApplyRow {
  const { importId, listId, onDuplicate } = rules;
  const sql = statements(db);
  const tagIds = tagFinder(db);
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
    return { outcome: 'added', contactId, bringsConsent: fields.consent_at !== null };
  }

  function change(row: NumberedRow, known: KnownContact): AppliedRow {
    const contactId = known.id;
    const after = mergeFields(known, rules, row, now);
    const changed = changedColumns(known, after);
    if (changed.length > 0) {
      sql.update.run(...valuesOf(after), now, contactId);
      recordChange(contactId, changed, known, after);
    } else if (known.importId !== importId) {
      sql.recordMet.run(importId, contactId);
    }
    return {
      outcome: onDuplicate === 'skip' ? 'skipped' : 'updated',
      contactId,
      bringsConsent: known.consent_at === null && after.consent_at !== null,
    };
  }

  /** Several rows of one import can change a contact: the first state and the last are kept. */
  function recordChange(
    contactId: number,
    changed: readonly (keyof ContactFields)[],
    before: ContactFields,
    after: ContactFields,
  ): void {
    const pick = (fields: ContactFields) =>
      Object.fromEntries(changed.map((column) => [column, fields[column]]));
    const earlier = sql.findChange.get(importId, contactId);
    const first = { ...pick(before), ...parse(earlier?.before) };
    const last = { ...parse(earlier?.after), ...pick(after) };
    sql.recordChange.run(importId, contactId, JSON.stringify(first), JSON.stringify(last));
  }

  return (row, newId) => {
    const known = sql.find.get(row.phone);
    const applied = known === undefined ? insert(row, newId) : change(row, known);
    const { contactId, outcome } = applied;
    for (const id of tagIds(rules.tags)) sql.tag.run(id, contactId, importId);
    if (outcome !== 'skipped') {
      for (const id of tagIds(row.tags)) sql.tag.run(id, contactId, importId);
    }
    if (listId !== null) sql.list.run(listId, contactId, importId);
    if (row.optOut !== null) {
      addSuppression(db, {
        phone: row.phone,
        origin: 'import',
        importId,
        reason: suppressionReasons.import,
        evidence: `${sourceOf(rules, row.line)}. ${row.optOut}`,
        at: now,
      });
    }
    return applied;
  };
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

function parse(json: string | undefined): object {
  const value: unknown = json === undefined ? {} : JSON.parse(json);
  return typeof value === 'object' && value !== null ? value : {};
}
