// Raw SQL: drizzle knows no temporary tables.
import type { ColumnTarget, OnDuplicate } from '../../../src-shared/import/import.ts';
import type { ReadingOptions } from '../../../src-shared/import/file-reading.ts';
import { addingUnknown, withoutIndexes } from '../../contacts/bulk-indexes.ts';
import { refuseUnlessStatic } from '../../contacts/contact-rows.ts';
import { appendEvent } from '../../database/events.ts';
import { applyStagedOptOuts } from './apply-opt-out.ts';
import { rowsApplier } from './apply-row.ts';
import type { ImportRules } from './import-rules.ts';
import { plainRowSaver } from './save-plain-rows.ts';
import { hasStagedTags, nextPlaces, placesStaged, rowsNotSaved } from './staged-rows.ts';
import { findList, findOrCreateList } from '../../contacts/list-rows.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';

/** What is recorded of an import. */
export interface ImportRecord {
  readonly fileName: string;
  /** Null puts the contacts on no list. */
  readonly listName: string | null;
  readonly country: string;
  readonly reading: ReadingOptions;
  /** The file's columns in their order: the name, and what it became. */
  readonly mapping: readonly { readonly header: string; readonly target: ColumnTarget }[];
  /** Tags that all contacts of the file get. */
  readonly tags: readonly string[];
  /** How all people of the file agreed to be texted; null where nobody says so. */
  readonly consent: { readonly source: string } | null;
  readonly onDuplicate: OnDuplicate;
  /** Valid rows. */
  readonly contacts: number;
  readonly invalid: number;
  readonly startedAt: number;
  readonly now: number;
}

/** What an import changed. */
export interface ImportSaved {
  readonly importId: number;
  readonly listName: string | null;
  readonly added: number;
  /** Rows with the number of a contact or of an earlier row. */
  readonly updated: number;
  /** The same, where the import skips duplicates. */
  readonly skipped: number;
  readonly landlines: number;
  readonly suppressed: number;
  readonly consents: number;
  /** Rows that took back an agreement on record, in a column that says no of others too. */
  readonly withdrawn: number;
}

/** Called with the share that is saved, from 0 to 1; where it throws, nothing is saved. */
export type OnSaved = (share: number) => void;

/** Rows that are saved between two reports of progress. */
const rowsAtOnce = 50_000;

/**
 * Saves everything that is staged in one transaction: all of it, or nothing. New contacts get ids above
 * all that ever were, in the order of the file. Refused (`conflict`) where the list is one by filter.
 *
 * @param options.rowsAtOnce how many rows are saved together; makes no difference to what is saved.
 */
export function saveImport(
  db: WritableDatabase,
  record: ImportRecord,
  onSaved: OnSaved,
  options: { readonly rowsAtOnce: number } = { rowsAtOnce },
): ImportSaved {
  return db.sqlite.transaction(() => save(db, record, onSaved, options)).immediate();
}

function save(
  db: WritableDatabase,
  record: ImportRecord,
  onSaved: OnSaved,
  options: { readonly rowsAtOnce: number },
): ImportSaved {
  const { fileName, listName, onDuplicate, tags, consent, contacts, invalid, now } = record;
  const isNewList = listName !== null && findList(db, listName) === null;
  const list = listName === null ? null : findOrCreateList(db, listName, now);
  if (list !== null) refuseUnlessStatic(db, list.id);
  const importId = insertImport(db, record, list?.id ?? null, isNewList);
  const rules = { importId, fileName, listId: list?.id ?? null, onDuplicate, tags, consent };
  const highest = highestContactId(db);
  const isTagging = tags.length > 0 || hasStagedTags(db);
  const rows = withoutIndexes(
    db,
    ['contacts', 'list_contacts', ...(isTagging ? (['contact_tags'] as const) : [])],
    contacts,
    () =>
      addingUnknown(db, highest, () =>
        saveRows({ db, rules, highest, now, rowsAtOnce: options.rowsAtOnce }, onSaved),
      ),
  );
  insertRejects(db, importId);
  const withdrawnByRejects = applyStagedOptOuts(db, rules, now);
  const counts = {
    rows: contacts + invalid,
    ...rows,
    withdrawn: rows.withdrawn + withdrawnByRejects,
    invalid,
    suppressed: countSuppressed(db, importId, highest),
  };
  const { withdrawn: _, ...stored } = counts;
  db.sqlite
    .prepare(
      `UPDATE imports SET rows = :rows, added = :added, updated = :updated, skipped = :skipped,
              invalid = :invalid, landlines = :landlines, suppressed = :suppressed,
              consents = :consents
        WHERE id = :importId`,
    )
    .run({ ...stored, importId });
  appendEvent(db, {
    at: now,
    kind: 'contacts-imported',
    subject: `import:${importId}`,
    detail: { fileName, listName: list?.name ?? null, ...counts },
  });
  return { importId, listName: list?.name ?? null, ...counts };
}

function insertImport(
  { sqlite }: WritableDatabase,
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

interface Counts {
  readonly added: number;
  readonly updated: number;
  readonly skipped: number;
  readonly landlines: number;
  readonly consents: number;
  readonly withdrawn: number;
}

/** Saves all staged rows, some thousands at a time: first the plain new ones of them, then the others. */
function saveRows(
  saving: {
    readonly db: WritableDatabase;
    readonly rules: ImportRules;
    /** The highest id of a contact that there ever was. */
    readonly highest: number;
    readonly now: number;
    readonly rowsAtOnce: number;
  },
  onSaved: OnSaved,
): Counts {
  const { db, rules, highest, now, rowsAtOnce: limit } = saving;
  const { first, last } = placesStaged(db);
  const base = highest + 1 - first;
  const savePlainRows = plainRowSaver(db, rules, base, now);
  const { apply, write } = rowsApplier(db, rules, now);
  const counts = { added: 0, updated: 0, skipped: 0, landlines: 0, consents: 0, withdrawn: 0 };
  let places = nextPlaces(db, first - 1, limit);
  while (places !== null) {
    onSaved(places.after / last);
    const plain = savePlainRows(places);
    counts.added += plain;
    if (rules.consent !== null) counts.consents += plain;
    if (plain < places.rows) {
      for (const rows of rowsNotSaved(db, places, base)) {
        onSaved((rows[0]?.line ?? 0) / last);
        for (const row of rows) {
          const { outcome, bringsConsent, withdraws } = apply(row, base + row.line);
          counts[outcome] += 1;
          if (row.isLandline) counts.landlines += 1;
          if (bringsConsent) counts.consents += 1;
          if (withdraws) counts.withdrawn += 1;
        }
        write();
      }
    }
    places = nextPlaces(db, places.upTo, limit);
  }
  onSaved(1);
  return counts;
}

function insertRejects({ sqlite }: WritableDatabase, importId: number): void {
  sqlite
    .prepare(
      `INSERT INTO import_rejects (import_id, line, raw, "column", value, note, problem, params, cell_index, fix)
       SELECT ?, line, raw, "column", value, '', problem, params, cell_index, fix
         FROM temp.staged_rejects ORDER BY id`,
    )
    .run(importId);
}

/** How many contacts of this import, new or known, have a number that must not be texted. */
function countSuppressed(db: OvoDatabase, importId: number, highest: number): number {
  return (
    db.sqlite
      .prepare<[{ readonly highest: number; readonly importId: number }], number>(
        `SELECT count(*) FROM suppressions CROSS JOIN contacts ON contacts.phone = suppressions.phone
          WHERE ${inForceSql} AND (contacts.id > :highest OR EXISTS (
            SELECT 1 FROM import_changes WHERE import_id = :importId AND contact_id = contacts.id))`,
      )
      .pluck()
      .get({ highest, importId }) ?? 0
  );
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
