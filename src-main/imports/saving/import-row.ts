import { z } from 'zod';
import {
  importConsentSchema,
  importTagsSchema,
  type OnDuplicate,
} from '../../../src-shared/import/import.ts';
import { findOrMakeTags } from '../../contacts/contact-tags.ts';
import type { ImportRow } from '../import-records.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { linkMessagesTo } from '../../contacts/removed-contacts.ts';
import { statementsFor } from '../../database/statements.ts';
import { addSuppression } from '../../contacts/suppressions/suppression-rows.ts';

/** A contact as a row of a file has it. */
export interface ImportedRow {
  /** E.164. */
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** JSON object; only fields that are not empty. */
  readonly customFields: string;
  readonly timeZone: string | null;
  readonly isLandline: boolean;
  readonly tags: readonly string[];
  readonly hasConsent: boolean;
  readonly consentAt: number | null;
  /** How and where this person agreed, as the row says; null where it does not. */
  readonly consentMethod: string | null;
  readonly consentSource: string | null;
  readonly optOut: string | null;
}

/** What an import does with every row of its file. */
export interface ImportRules {
  readonly importId: number;
  readonly fileName: string;
  readonly listId: number | null;
  readonly onDuplicate: OnDuplicate;
  /** Tags that everybody of the file gets. */
  readonly tags: readonly string[];
  /** How everybody of the file agreed to be texted; null where nobody says so. */
  readonly consent: { readonly source: string } | null;
}

const recordedRulesSchema = z.object({
  tags: importTagsSchema.default([]),
  consent: importConsentSchema.nullable().default(null),
});

/** The rules that an import was recorded with. */
export function rulesOf(record: ImportRow): ImportRules {
  const { id, fileName, listId, onDuplicate, reading } = record;
  const { tags, consent } = recordedRulesSchema.parse(JSON.parse(reading));
  return { importId: id, fileName, listId, onDuplicate, tags, consent };
}

/** What of a contact's own row an import can change, by column. */
interface Fields {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly custom_fields: string;
  readonly time_zone: string | null;
  readonly consent_at: number | null;
  readonly consent_method: string | null;
  readonly consent_source: string | null;
}

interface KnownContact extends Fields {
  readonly id: number;
  /** The import that brought it; null where none did. */
  readonly importId: number | null;
}

const fieldNames = `first_name, last_name, email, custom_fields, time_zone, consent_at,
  consent_method, consent_source`;

const statements = statementsFor((sqlite) => ({
  find: sqlite.prepare<[string], KnownContact>(
    `SELECT id, import_id AS importId, ${fieldNames} FROM contacts WHERE phone = ?`,
  ),
  insert: sqlite.prepare(
    `INSERT INTO contacts (phone, ${fieldNames}, is_landline, import_id, created_at, updated_at)
     VALUES (:phone, :first_name, :last_name, :email, :custom_fields, :time_zone, :consent_at,
             :consent_method, :consent_source, :isLandline, :importId, :now, :now)`,
  ),
  update: sqlite.prepare(
    `UPDATE contacts SET first_name = :first_name, last_name = :last_name, email = :email,
            custom_fields = :custom_fields, time_zone = :time_zone, consent_at = :consent_at,
            consent_method = :consent_method, consent_source = :consent_source, updated_at = :now
      WHERE id = :id`,
  ),
  patch: sqlite.prepare<[string, string], string>(`SELECT json_patch(?, ?)`).pluck(),
  findChange: sqlite.prepare<[number, number], { readonly before: string; readonly after: string }>(
    `SELECT before, after FROM import_changes WHERE import_id = ? AND contact_id = ?`,
  ),
  noteChange: sqlite.prepare(
    `INSERT INTO import_changes (import_id, contact_id, before, after)
     VALUES (:importId, :id, :before, :after)
     ON CONFLICT (import_id, contact_id) DO UPDATE SET before = excluded.before, after = excluded.after`,
  ),
  tag: sqlite.prepare<[number, number, number]>(
    `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id) VALUES (?, ?, ?)`,
  ),
  noteMeeting: sqlite.prepare<[number, number]>(
    `INSERT INTO import_changes (import_id, contact_id, before, after) VALUES (?, ?, '{}', '{}')
     ON CONFLICT DO NOTHING`,
  ),
  list: sqlite.prepare<[number, number, number]>(
    `INSERT OR IGNORE INTO list_contacts (list_id, contact_id, import_id) VALUES (?, ?, ?)`,
  ),
}));

/** What one row of an import came to. */
export interface AppliedRow {
  readonly outcome: 'added' | 'updated' | 'skipped';
  readonly contactId: number;
}

/**
 * Puts one row of an import into the contacts, as the import puts all of them: a new contact, or what
 * `onDuplicate` says for one that is there. Either way it goes on the import's list and gets the tags
 * that everybody of the file gets, a number that wants no texts is suppressed, and what there was of
 * consent and suppression stays. What it changes is noted, so that undoing the import undoes it.
 * Call it within a transaction.
 *
 * @param row.line the line of the file, for the evidence.
 */
export function applyRow(
  db: OvoDatabase,
  rules: ImportRules,
  row: ImportedRow & { readonly line: number },
  now: number,
): AppliedRow {
  const { importId, listId, onDuplicate } = rules;
  const sql = statements(db);
  const known = sql.find.get(row.phone);
  const contactId = known?.id ?? insert(db, rules, row, now);
  if (known !== undefined && onDuplicate !== 'skip') change(db, rules, row, known, now);
  // Others than it brought it has met, so that undoing the import that did does not take them away.
  if (known !== undefined && known.importId !== importId) sql.noteMeeting.run(importId, contactId);
  const isSkipped = known !== undefined && onDuplicate === 'skip';
  const tags = isSkipped ? rules.tags : [...rules.tags, ...row.tags];
  for (const tagId of findOrMakeTags(db, tags)) sql.tag.run(tagId, contactId, importId);
  if (listId !== null) sql.list.run(listId, contactId, importId);
  if (row.optOut !== null) {
    addSuppression(db, {
      phone: row.phone,
      reason: optOutReason,
      evidence: `${sourceOf(rules, row.line)}. ${row.optOut}`,
      at: now,
    });
  }
  const outcome = known === undefined ? 'added' : isSkipped ? 'skipped' : 'updated';
  return { outcome, contactId };
}

/** Why a number is suppressed whose row says that its owner wants no texts. */
export const optOutReason = 'Opted out, as an imported file says';

function insert(
  db: OvoDatabase,
  rules: ImportRules,
  row: ImportedRow & { readonly line: number },
  now: number,
): number {
  const { lastInsertRowid } = statements(db).insert.run({
    ...fieldsOf(row),
    ...consentOf(rules, row, now),
    phone: row.phone,
    isLandline: row.isLandline ? 1 : 0,
    importId: rules.importId,
    now,
  });
  const id = Number(lastInsertRowid);
  linkMessagesTo(db, { id, phone: row.phone });
  return id;
}

function change(
  db: OvoDatabase,
  rules: ImportRules,
  row: ImportedRow & { readonly line: number },
  known: KnownContact,
  now: number,
): void {
  const { id, importId: _, ...before } = known;
  const after = merged(db, rules, row, before, now);
  const changed = Object.keys(before)
    .filter(isField)
    .filter((key) => after[key] !== before[key]);
  if (changed.length === 0) return;
  const sql = statements(db);
  sql.update.run({ ...after, id, now });
  const old = sql.findChange.get(rules.importId, id);
  const pick = (fields: Fields) => Object.fromEntries(changed.map((key) => [key, fields[key]]));
  sql.noteChange.run({
    importId: rules.importId,
    id,
    before: JSON.stringify({ ...pick(before), ...parse(old?.before) }),
    after: JSON.stringify({ ...parse(old?.after), ...pick(after) }),
  });
}

function merged(
  db: OvoDatabase,
  rules: ImportRules,
  row: ImportedRow & { readonly line: number },
  before: Fields,
  now: number,
): Fields {
  const own = fieldsOf(row);
  const isUpdate = rules.onDuplicate === 'update';
  const text = (was: string, is: string) => (is !== '' && (isUpdate || was === '') ? is : was);
  const patches: [string, string] = isUpdate
    ? [before.custom_fields, own.custom_fields]
    : [own.custom_fields, before.custom_fields];
  return {
    first_name: text(before.first_name, own.first_name),
    last_name: text(before.last_name, own.last_name),
    email: text(before.email, own.email),
    custom_fields: sameFields(before.custom_fields, statements(db).patch.get(...patches)),
    time_zone: isUpdate ? (own.time_zone ?? before.time_zone) : (before.time_zone ?? own.time_zone),
    ...(before.consent_at === null ? consentOf(rules, row, now) : consentIn(before)),
  };
}

/** The merged fields, or those there were where only their order differs. */
function sameFields(before: string, after: string | undefined): string {
  if (after === undefined) return before;
  const one = parse(before);
  const other = parse(after);
  const isSame =
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(other).every(([name, value]) => one[name] === value);
  return isSame ? before : after;
}

function fieldsOf(row: ImportedRow) {
  return {
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    custom_fields: row.customFields,
    time_zone: row.timeZone,
  };
}

function consentIn({ consent_at, consent_method, consent_source }: Fields) {
  return { consent_at, consent_method, consent_source };
}

/** A row's own consent; else what is said of everybody, unless the row says that this person left. */
function consentOf(
  rules: ImportRules,
  row: ImportedRow & { readonly line: number },
  now: number,
): Pick<Fields, 'consent_at' | 'consent_method' | 'consent_source'> {
  const line = sourceOf(rules, row.line);
  if (row.hasConsent) {
    return {
      consent_at: row.consentAt ?? now,
      consent_method: row.consentMethod ?? 'import',
      consent_source: row.consentSource ?? line,
    };
  }
  if (rules.consent === null || row.optOut !== null) {
    return { consent_at: null, consent_method: null, consent_source: null };
  }
  return {
    consent_at: now,
    consent_method: 'import',
    consent_source: `${rules.consent.source} (${line})`,
  };
}

function sourceOf({ fileName }: ImportRules, line: number): string {
  return `${fileName}, line ${line}`;
}

function isField(key: string): key is keyof Fields {
  return key in fieldKeys;
}

const fieldKeys: Readonly<Record<keyof Fields, true>> = {
  first_name: true,
  last_name: true,
  email: true,
  custom_fields: true,
  time_zone: true,
  consent_at: true,
  consent_method: true,
  consent_source: true,
};

const objectSchema = z.record(z.string(), z.unknown());

function parse(json: string | undefined): Readonly<Record<string, unknown>> {
  return json === undefined ? {} : objectSchema.parse(JSON.parse(json));
}
