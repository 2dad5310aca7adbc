// Raw SQL: drizzle knows no temporary tables.
import { z } from 'zod';
import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { withoutIndexes } from '../../contacts/bulk-indexes.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import { appendEvent } from '../../database/events.ts';
import { changesOf, readValues, revertChange, type ImportChange } from './import-changes.ts';
import { getImport, type ImportRow } from '../import-records.ts';
import { removeList } from '../../contacts/list-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Called with the contacts removed so far, and how many there are; where it throws, nothing is undone. */
export type OnUndone = (done: number, total: number) => void;

/** Contacts removed between two reports of progress. */
const atOnce = 20_000;

/**
 * Whether the import's contact stays: somebody edited it since, or another import that was not undone
 * contained it, too. Fixing a rejected row of this import is no edit.
 */
const isKept = `(
  contacts.updated_at <> contacts.created_at AND NOT EXISTS (
    SELECT 1 FROM import_rejects AS fixed
     WHERE fixed.import_id = :importId AND fixed.outcome IS NOT NULL
       AND fixed.contact_id = contacts.id AND fixed.resolved_at = contacts.updated_at)
  OR EXISTS (
    SELECT 1 FROM import_changes AS later JOIN imports ON imports.id = later.import_id
     WHERE later.contact_id = contacts.id AND later.import_id <> :importId
       AND imports.undone_at IS NULL))`;

/** What undoing an import would change. Refused as `undoImport` is. */
export function previewUndo(
  db: OvoDatabase,
  { importId }: { readonly importId: number },
): ImportUndo {
  getUndoable(db, importId);
  let reverted = 0;
  let kept = 0;
  for (const page of changesOf(db, importId)) {
    for (const change of page) {
      if (Object.keys(revertChange(change)).length > 0) reverted += 1;
      else kept += 1;
    }
  }
  const brought = db.sqlite
    .prepare<[{ readonly importId: number }], { readonly kept: number; readonly total: number }>(
      `SELECT count(*) FILTER (WHERE ${isKept}) AS kept, count(*) AS total
         FROM contacts WHERE import_id = :importId`,
    )
    .get({ importId }) ?? { kept: 0, total: 0 };
  return {
    removed: brought.total - brought.kept,
    reverted,
    kept: kept + brought.kept,
    ...countSuppressions(db, importId),
  };
}

/**
 * Undoes an import in one transaction. The contacts that it added are removed, unless they were edited or
 * imported again since. The contacts that it changed get their former values back, field by field, where a
 * field still holds what the import wrote. Its tags and its entries on lists are removed, and so is the
 * list that it made, if that is empty. Numbers that its file alone
 * said must not be texted can be texted again; others stay suppressed. Messages stay, and belong to the next contact
 * with their number. Its rejected rows can no longer be fixed.
 *
 * Refused: `not-found` without such an import; `conflict` where it was undone before.
 */
export function undoImport(
  db: WritableDatabase,
  { importId, now }: { readonly importId: number; readonly now: number },
  onUndone: OnUndone = () => undefined,
): ImportUndo {
  return db.sqlite.transaction(() => undo(db, importId, now, onUndone)).immediate();
}

function undo(db: WritableDatabase, importId: number, now: number, onUndone: OnUndone): ImportUndo {
  const { sqlite } = db;
  const undone = getUndoable(db, importId);
  sqlite.exec(`
    DROP TABLE IF EXISTS temp.undone_contacts;
    CREATE TEMP TABLE undone_contacts (id integer PRIMARY KEY)`);
  try {
    const removed = sqlite
      .prepare(
        `INSERT INTO temp.undone_contacts
         SELECT id FROM contacts WHERE import_id = :importId AND NOT ${isKept} ORDER BY id`,
      )
      .run({ importId }).changes;
    const broughtKept =
      (sqlite
        .prepare<[number], number>('SELECT count(*) FROM contacts WHERE import_id = ?')
        .pluck()
        .get(importId) ?? 0) - removed;
    const total = Math.max(1, removed);
    onUndone(0, total);
    const { reverted, kept } = revertAll(db, importId, now);
    removeFromListsAndTags(db, importId, removed);
    withoutIndexes(db, ['contacts'], removed, () => removeContacts(db, onUndone, total));
    removeOwnList(db, undone);
    const suppressions = takeBackSuppressions(db, undone, now);
    sqlite.prepare('DELETE FROM import_changes WHERE import_id = ?').run(importId);
    sqlite.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(now, importId);
    const result: ImportUndo = {
      removed,
      reverted,
      kept: kept + broughtKept,
      ...suppressions,
    };
    appendEvent(db, {
      at: now,
      kind: 'import-undone',
      subject: `import:${importId}`,
      detail: { fileName: undone.fileName, ...result },
    });
    onUndone(total, total);
    return result;
  } finally {
    sqlite.exec('DROP TABLE IF EXISTS temp.undone_contacts');
  }
}

function getUndoable(db: OvoDatabase, importId: number): ImportRow {
  const found = getImport(db, importId);
  if (found.undoneAt !== null) {
    throw new UserError('conflict', words.imports.undoneAlready(found.fileName));
  }
  return found;
}

/** Gives the contacts that the import changed their former values back. */
function revertAll(
  db: WritableDatabase,
  importId: number,
  now: number,
): { readonly reverted: number; readonly kept: number } {
  let reverted = 0;
  let kept = 0;
  for (const page of changesOf(db, importId)) {
    for (const change of page) {
      const fields = Object.entries(revertChange(change));
      if (fields.length === 0) kept += 1;
      else {
        reverted += 1;
        db.sqlite
          .prepare(
            `UPDATE contacts SET ${fields.map(([column]) => `${column} = ?`).join(', ')},
                    updated_at = ? WHERE id = ?`,
          )
          .run(...fields.map(([, value]) => value), now, change.contactId);
      }
      passToLaterImport(db, importId, change);
    }
  }
  return { reverted, kept };
}

/**
 * A later import that changed the same contact recorded this import's values as the former ones. It gets
 * the values from before this import instead, so that undoing both leads back to them.
 */
function passToLaterImport(
  { sqlite }: WritableDatabase,
  importId: number,
  change: ImportChange,
): void {
  const later = sqlite
    .prepare<[number, number], { readonly importId: number; readonly before: string }>(
      `SELECT import_id AS importId, before FROM import_changes
        WHERE contact_id = ? AND import_id > ? AND before <> '{}' ORDER BY import_id LIMIT 1`,
    )
    .get(change.contactId, importId);
  if (later === undefined) return;
  const was = readValues(later.before);
  const patch = Object.entries(revertChange({ ...change, now: was })).filter(
    ([column]) => column in was,
  );
  if (patch.length === 0) return;
  sqlite
    .prepare('UPDATE import_changes SET before = ? WHERE import_id = ? AND contact_id = ?')
    .run(
      JSON.stringify({ ...was, ...Object.fromEntries(patch) }),
      later.importId,
      change.contactId,
    );
}

function removeFromListsAndTags(db: WritableDatabase, importId: number, removed: number): void {
  const { sqlite } = db;
  withoutIndexes(db, ['list_contacts'], removed, () =>
    sqlite.prepare('DELETE FROM list_contacts WHERE import_id = ?').run(importId),
  );
  const tags = sqlite
    .prepare<[number], number>('SELECT DISTINCT tag_id FROM contact_tags WHERE import_id = ?')
    .pluck()
    .all(importId);
  if (tags.length === 0) return;
  withoutIndexes(db, ['contact_tags'], removed, () =>
    sqlite.prepare('DELETE FROM contact_tags WHERE import_id = ?').run(importId),
  );
  sqlite
    .prepare(
      `DELETE FROM tags WHERE id IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM contact_tags WHERE tag_id = tags.id)`,
    )
    .run(JSON.stringify(tags));
}

function removeContacts({ sqlite }: WritableDatabase, onUndone: OnUndone, total: number): void {
  const end = sqlite
    .prepare<[number], number | null>(
      `SELECT max(id) FROM (
         SELECT id FROM temp.undone_contacts WHERE id > ? ORDER BY id LIMIT ${atOnce})`,
    )
    .pluck();
  const remove = sqlite.prepare<[number, number]>(
    `DELETE FROM contacts WHERE id IN (
       SELECT id FROM temp.undone_contacts WHERE id > ? AND id <= ?)`,
  );
  let done = 0;
  for (let after = 0; ;) {
    const upTo = end.get(after) ?? null;
    if (upTo === null) return;
    done += remove.run(after, upTo).changes;
    onUndone(done, total);
    after = upTo;
  }
}

const readingSchema = z.object({ isNewList: z.boolean().default(false) });

/** Removes the list that the import made, unless it has contacts or is in use. */
function removeOwnList(db: WritableDatabase, { listId, reading }: ImportRow): void {
  if (listId === null || !readingSchema.parse(JSON.parse(reading)).isNewList) return;
  const isEmpty =
    db.sqlite.prepare('SELECT 1 FROM list_contacts WHERE list_id = ? LIMIT 1').get(listId) ===
    undefined;
  if (!isEmpty) return;
  try {
    removeList(db, listId);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Another import, not undone, whose file says of `suppressions.phone` that it must not be texted. */
const otherOptOut = `
  SELECT other.import_id AS importId, other.evidence
    FROM import_opt_outs AS other JOIN imports ON imports.id = other.import_id
   WHERE other.phone = suppressions.phone AND other.import_id <> suppressions.import_id
     AND imports.undone_at IS NULL
   ORDER BY other.import_id LIMIT 1`;

type Suppressions = Pick<ImportUndo, 'suppressionsLifted' | 'suppressionsKept'>;

/** Numbers that this import suppressed: those that it alone opts out, and those that others do too. */
function countSuppressions(db: OvoDatabase, importId: number): Suppressions {
  return (
    db.sqlite
      .prepare<[number], Suppressions>(
        `SELECT count(*) FILTER (WHERE NOT isKept) AS suppressionsLifted,
                count(*) FILTER (WHERE isKept) AS suppressionsKept
           FROM (SELECT EXISTS (${otherOptOut}) AS isKept FROM suppressions
                  WHERE import_id = ? AND import_id IS NOT NULL AND ${inForceSql})`,
      )
      .get(importId) ?? { suppressionsLifted: 0, suppressionsKept: 0 }
  );
}

/** Lifts what this import alone suppressed, and leaves the rest to the other imports that opt it out. */
function takeBackSuppressions(
  db: WritableDatabase,
  { id, fileName }: ImportRow,
  now: number,
): Suppressions {
  const { sqlite } = db;
  const counts = countSuppressions(db, id);
  const own = `import_id = :id AND import_id IS NOT NULL AND ${inForceSql}`;
  sqlite.prepare('DELETE FROM import_opt_outs WHERE import_id = ?').run(id);
  sqlite
    .prepare(
      `UPDATE suppressions
          SET evidence = coalesce(evidence || ' ', '') || :also
                         || (SELECT evidence FROM (${otherOptOut})),
              import_id = (SELECT importId FROM (${otherOptOut}))
        WHERE ${own} AND EXISTS (${otherOptOut})`,
    )
    .run({ id, also: words.imports.evidence.also });
  const evidence = words.imports.onlyImportUndone(fileName);
  sqlite
    .prepare(
      `UPDATE suppressions SET lifted_at = max(at, :now), lifted_evidence = :evidence WHERE ${own}`,
    )
    .run({ id, now, evidence });
  return counts;
}
