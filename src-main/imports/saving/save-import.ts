import type {
  ColumnTarget,
  OnDuplicate,
  ReadingOptions,
} from '../../../src-shared/import/import.ts';
import { addingUnknown, withoutIndexes } from '../../contacts/bulk-indexes.ts';
import { refuseUnlessStatic } from '../../contacts/contact-rows.ts';
import { appendEvent } from '../../database/events.ts';
import { optOutReason, type ImportRules } from './import-row.ts';
import { mergeKnown, noteKnown } from './merge-import.ts';
import { findList, findOrCreateList } from '../../contacts/list-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { linkMessagesOfRemoved } from '../../contacts/removed-contacts.ts';

/** What an import is recorded with. */
export interface ImportRecord {
  readonly fileName: string;
  /** Null puts the contacts on no list. */
  readonly listName: string | null;
  readonly country: string;
  readonly reading: ReadingOptions;
  /** In the order of the file's columns: what each is called and what it became. */
  readonly mapping: readonly { readonly header: string; readonly target: ColumnTarget }[];
  /** Tags that everybody of the file gets. */
  readonly tags: readonly string[];
  /** How everybody of the file agreed to be texted; null where nobody says so. */
  readonly consent: { readonly source: string } | null;
  readonly onDuplicate: OnDuplicate;
  /** Rows that are contacts. */
  readonly contacts: number;
  readonly invalid: number;
  readonly startedAt: number;
  readonly now: number;
}

/** What an import came to in the database. */
export interface ImportSaved {
  readonly importId: number;
  readonly listName: string | null;
  readonly added: number;
  /** Rows whose number a contact, or an earlier row, had. */
  readonly duplicates: number;
  readonly landlines: number;
  readonly suppressed: number;
  readonly consents: number;
}

/** Told of how much is saved, as a share from 0 to 1; where it throws, nothing is. */
export type OnSaved = (share: number) => void;

/** Contacts written at a time, so that it can be said how far it is. */
const atOnce = 50_000;

/** The import that is being saved. */
export interface Saving {
  readonly db: OvoDatabase;
  readonly record: ImportRecord;
  readonly rules: ImportRules;
  /** The highest id of a contact that there ever was; those that it brings are above. */
  readonly highest: number;
  /** The contact at place p gets the id base + p; the first is the next there is. */
  readonly base: number;
}

/**
 * Puts everything that is staged where it belongs in one transaction: all of it, or nothing. New
 * contacts get ids above all there ever were, in the order of the file. Refused (`conflict`) where the
 * list is one by filter.
 */
export function saveImport(db: OvoDatabase, record: ImportRecord, onSaved: OnSaved): ImportSaved {
  return db.sqlite.transaction(() => save(db, record, onSaved)).immediate();
}

function save(db: OvoDatabase, record: ImportRecord, onSaved: OnSaved): ImportSaved {
  const { fileName, listName, onDuplicate, tags, consent, contacts, invalid, now } = record;
  const isNewList = listName !== null && findList(db, listName) === null;
  const list = listName === null ? null : findOrCreateList(db, listName, now);
  if (list !== null) refuseUnlessStatic(db, list.id);
  const importId = insertImport(db, record, list?.id ?? null, isNewList);
  const rules = { importId, fileName, listId: list?.id ?? null, onDuplicate, tags, consent };
  const highest = highestContactId(db);
  const base = highest + 1 - firstPlace(db);
  const saving: Saving = { db, record, rules, highest, base };
  const added = withoutIndexes(
    db,
    ['contacts', 'list_contacts', ...(tags.length > 0 ? (['contact_tags'] as const) : [])],
    contacts,
    () => {
      const inserted = addingUnknown(db, highest, () => insertContacts(saving, onSaved));
      putOnList(saving);
      tagAll(saving);
      if (inserted < contacts) mergeKnown(saving);
      return inserted;
    },
  );
  suppressOptedOut(saving);
  insertRejects(saving);
  linkMessagesOfRemoved(db);
  if (added < contacts) noteKnown(saving);
  const duplicates = contacts - added;
  const isSkip = onDuplicate === 'skip';
  const counts = {
    rows: contacts + invalid,
    added,
    updated: isSkip ? 0 : duplicates,
    skipped: isSkip ? duplicates : 0,
    invalid,
    ...countSpecial(saving),
  };
  db.sqlite
    .prepare(
      `UPDATE imports SET rows = :rows, added = :added, updated = :updated, skipped = :skipped,
              invalid = :invalid, landlines = :landlines, suppressed = :suppressed,
              consents = :consents
        WHERE id = :importId`,
    )
    .run({ ...counts, importId });
  appendEvent(db, {
    at: now,
    kind: 'contacts-imported',
    subject: `import:${importId}`,
    detail: { fileName, listName: list?.name ?? null, ...counts },
  });
  const { landlines, suppressed, consents } = counts;
  const listSaved = list?.name ?? null;
  return { importId, listName: listSaved, added, duplicates, landlines, suppressed, consents };
}

function insertImport(
  { sqlite }: OvoDatabase,
  record: ImportRecord,
  listId: number | null,
  isNewList: boolean,
): number {
  const { fileName, country, reading, mapping, tags, consent, onDuplicate, startedAt, now } =
    record;
  return Number(
    sqlite
      .prepare(
        `INSERT INTO imports (file_name, list_id, country, mapping, on_duplicate, reading, rows, added,
                              updated, skipped, invalid, started_at, completed_at)
         VALUES (:fileName, :listId, :country, :mapping, :onDuplicate, :reading, 0, 0, 0, 0, 0,
                 :startedAt, :now)`,
      )
      .run({
        fileName,
        listId,
        country,
        mapping: JSON.stringify(mapping),
        onDuplicate,
        reading: JSON.stringify({ ...reading, tags, consent, isNewList }),
        startedAt,
        now,
      }).lastInsertRowid,
  );
}

/** Contacts whose number nobody has yet; how many they are. */
function insertContacts({ db, record, rules, base }: Saving, onSaved: OnSaved): number {
  const { sqlite } = db;
  const highest = sqlite.prepare<[], number>(
    'SELECT coalesce(max(id), 0) FROM temp.staged_contacts',
  );
  const insert = sqlite.prepare(insertStatement(hasExtras(db), rules.consent !== null));
  const { fileName, now } = record;
  const parameters = { base, importId: rules.importId, now, fileName };
  const last = highest.pluck().get() ?? 0;
  const source = rules.consent === null ? {} : { source: rules.consent.source };
  let added = 0;
  for (let after = 0; after < last; after += atOnce) {
    onSaved(after / last);
    added += insert.run({ ...parameters, ...source, after, upTo: after + atOnce }).changes;
  }
  onSaved(1);
  return added;
}

/** Rows without extras are most rows of most files: they are spared the look. */
function insertStatement(areThereExtras: boolean, isConsentForAll: boolean): string {
  const line = `:fileName || ', line ' || staged.id`;
  const forAll = isConsentForAll
    ? { at: ':now', method: `'import'`, source: `:source || ' (' || ${line} || ')'` }
    : { at: 'NULL', method: 'NULL', source: 'NULL' };
  const consentOf = (own: string, all: string) =>
    areThereExtras
      ? `CASE WHEN extras.has_consent IS 1 THEN ${own} WHEN extras.opt_out IS NULL THEN ${all} END`
      : all;
  const consent = [
    consentOf('coalesce(extras.consent_at, :now)', forAll.at),
    consentOf(`coalesce(extras.consent_method, 'import')`, forAll.method),
    consentOf(`coalesce(extras.consent_source, ${line})`, forAll.source),
  ];
  return `
    INSERT INTO contacts (id, phone, first_name, last_name, email, custom_fields, time_zone,
                          is_landline, consent_at, consent_method, consent_source, import_id,
                          created_at, updated_at)
    SELECT :base + staged.id, staged.phone, staged.first_name, staged.last_name, staged.email,
           staged.custom_fields,
           ${areThereExtras ? 'extras.time_zone, coalesce(extras.is_landline, 0)' : 'NULL, 0'},
           ${consent.join(', ')}, :importId, :now, :now
      FROM temp.staged_contacts AS staged
           ${areThereExtras ? 'LEFT JOIN temp.staged_extras AS extras ON extras.id = staged.id' : ''}
     WHERE staged.id > :after AND staged.id <= :upTo
     ORDER BY staged.id
    ON CONFLICT (phone) DO NOTHING`;
}

/** Everybody of the file goes on the list; those who were contacts already by `mergeKnown`. */
function putOnList({ db, rules, highest }: Saving): void {
  if (rules.listId === null) return;
  db.sqlite
    .prepare(
      `INSERT INTO list_contacts (list_id, contact_id, import_id)
       SELECT :listId, id, :importId FROM contacts WHERE id > :highest ORDER BY id`,
    )
    .run({ listId: rules.listId, importId: rules.importId, highest });
}

/** The tags that everybody gets, and those of single rows; known contacts by `mergeKnown`. */
function tagAll({ db, rules, highest, base }: Saving): void {
  const { sqlite } = db;
  const { importId } = rules;
  const make = sqlite.prepare<[string]>(
    `INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING`,
  );
  for (const tag of rules.tags) {
    make.run(tag);
    sqlite
      .prepare(
        `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id)
         SELECT (SELECT id FROM tags WHERE name = :tag COLLATE NOCASE), id, :importId
           FROM contacts WHERE id > :highest ORDER BY id`,
      )
      .run({ tag, importId, highest });
  }
  if (!hasExtras(db)) return;
  sqlite
    .prepare(
      `INSERT INTO tags (name)
       SELECT value FROM temp.staged_extras, json_each(tags) WHERE true ON CONFLICT DO NOTHING`,
    )
    .run();
  sqlite
    .prepare(
      `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id)
       SELECT tags.id, contacts.id, :importId
         FROM temp.staged_extras AS extras
              CROSS JOIN contacts ON contacts.id = :base + extras.id
              CROSS JOIN json_each(extras.tags) AS tag
              CROSS JOIN tags ON tags.name = tag.value COLLATE NOCASE`,
    )
    .run({ importId, base });
}

function suppressOptedOut({ db, record }: Saving): void {
  const { fileName, now } = record;
  db.sqlite
    .prepare(
      `INSERT INTO suppressions (phone, reason, evidence, at)
       SELECT staged.phone, :reason, :fileName || ', line ' || staged.id || '. ' || extras.opt_out, :now
         FROM temp.staged_extras AS extras
              CROSS JOIN temp.staged_contacts AS staged ON staged.id = extras.id
        WHERE extras.opt_out IS NOT NULL ORDER BY staged.id
       ON CONFLICT (phone) WHERE lifted_at IS NULL DO NOTHING`,
    )
    .run({ reason: optOutReason, fileName, now });
}

function insertRejects({ db, rules }: Saving): void {
  db.sqlite
    .prepare(
      `INSERT INTO import_rejects (import_id, line, raw, "column", value, reason, problem, cell_index, fix)
       SELECT ?, line, raw, "column", value, reason, problem, cell_index, fix
         FROM temp.staged_rejects ORDER BY id`,
    )
    .run(rules.importId);
}

/** Landlines by rows; numbers that must not be texted, and new consent, by contacts. */
function countSpecial({ db, rules, highest }: Saving) {
  const count = (sql: string) =>
    db.sqlite
      .prepare<{ readonly highest: number; readonly importId: number; readonly yes: 1 }, number>(
        sql,
      )
      .pluck()
      .get({ highest, importId: rules.importId, yes: 1 }) ?? 0;
  return {
    landlines: count(`SELECT count(*) FROM temp.staged_extras WHERE is_landline = :yes`),
    suppressed: count(
      `SELECT count(*) FROM suppressions CROSS JOIN contacts ON contacts.phone = suppressions.phone
        WHERE lifted_at IS NULL AND (contacts.id > :highest OR EXISTS (
          SELECT 1 FROM import_changes WHERE import_id = :importId AND contact_id = contacts.id))`,
    ),
    consents: mayBringConsent(db, rules)
      ? count(`SELECT count(*) FROM contacts WHERE id > :highest AND consent_at IS NOT NULL`) +
        count(
          `SELECT count(*) FROM import_changes WHERE import_id = :importId AND contact_id <= :highest
              AND after ->> 'consent_at' IS NOT NULL`,
        )
      : 0,
  };
}

function mayBringConsent(db: OvoDatabase, rules: ImportRules): boolean {
  return rules.consent !== null || hasExtras(db);
}

function hasExtras({ sqlite }: OvoDatabase): boolean {
  return sqlite.prepare('SELECT 1 FROM temp.staged_extras LIMIT 1').get() !== undefined;
}

function firstPlace({ sqlite }: OvoDatabase): number {
  const first = sqlite.prepare<[], number | null>('SELECT min(id) FROM temp.staged_contacts');
  return first.pluck().get() ?? 1;
}

function highestContactId({ sqlite }: OvoDatabase): number {
  return (
    sqlite
      .prepare<[], number>(
        `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0),
                    coalesce((SELECT max(id) FROM contacts), 0))`,
      )
      .pluck()
      .get() ?? 0
  );
}
