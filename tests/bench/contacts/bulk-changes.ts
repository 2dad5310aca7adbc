import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { withRoomForPages } from '../../../src-main/database/pages/room-for-pages.ts';
import { putOnList } from '../../../src-main/contacts/bulk/put-on-list.ts';
import { removeContacts } from '../../../src-main/contacts/bulk/remove-contacts.ts';
import { tagContacts } from '../../../src-main/contacts/bulk/tag-contacts.ts';
import { undoAction } from '../../../src-main/contacts/bulk/undo-action.ts';
import type { BulkAction } from '../../../src-shared/contact/contact.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { addManyContacts, buildIndex } from '../many-contacts.ts';
import type { Row } from '../row.ts';
import { inFolder, withDatabase } from '../bench-setup.ts';

const changed = 100_000;
const budgetMs = 1500;

/** The few contacts are on it: most of those that are changed are not. */
const listId = 3;

/** Milliseconds of something, with everything before it moved out of the log. */
function timeOf(db: WritableDatabase, act: () => void): number {
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

/** What the statement alone takes, without a record to undo it by; it is rolled back. */
function timeOfSql(db: WritableDatabase, statement: string): number {
  return timeOf(db, () =>
    withRoomForPages(db, () => {
      db.sqlite.exec('BEGIN IMMEDIATE');
      db.sqlite.exec(statement);
      db.sqlite.exec('ROLLBACK');
    }),
  );
}

function rowOf(
  what: string,
  ms: number,
  peer: { readonly name: string; readonly ms: number },
): Row {
  const { text, limitMs } = millisecondBudget(budgetMs);
  return {
    what: `${what} ${changed.toLocaleString('en')} contacts`,
    ovo: `${ms.toFixed(0)} ms`,
    peer: `${peer.name}: ${peer.ms.toFixed(0)} ms`,
    ratio: `${(ms / peer.ms).toFixed(2)} ×`,
    budget: text,
    isMet: ms <= limitMs,
  };
}

/** Removing, tagging and listing many contacts of all, and undoing that, beside the naive SQL for the same. */
export function bulkChanges(contacts: number): Promise<readonly Row[]> {
  return inFolder((folder) =>
    withDatabase(folder, (db) => {
      addManyContacts(db, contacts);
      buildIndex(db);
      const first = Math.floor(contacts / 3);
      const ids = Array.from({ length: changed }, (_, index) => first + index);
      const change = { selection: { kind: 'ids', ids } as const, now: 2 };
      const range = `id >= ${first} AND id < ${first + changed}`;
      db.sqlite.exec(`
        INSERT INTO tags (name) VALUES ('naive');
        CREATE TEMP TABLE removed AS SELECT * FROM contacts WHERE ${range};`);

      /** An action and its undoing, each beside a statement. */
      const rows = (
        what: string,
        act: () => BulkAction,
        naive: string,
        naiveUndo: string,
      ): readonly Row[] => {
        let actionId = 0;
        const naiveMs = timeOfSql(db, naive);
        const ms = timeOf(db, () => {
          actionId = act().actionId ?? 0;
        });
        const naiveUndoMs = timeOfSql(db, naiveUndo);
        const undoMs = timeOf(db, () => void undoAction(db, actionId, { now: 3 }));
        return [
          rowOf(what, ms, { name: 'naive SQL', ms: naiveMs }),
          rowOf(`undo of ${what}`, undoMs, { name: 'naive SQL', ms: naiveUndoMs }),
        ];
      };

      return [
        ...rows(
          'tag',
          () => tagContacts(db, { ...change, add: ['hot'], remove: [] }),
          `INSERT INTO contact_tags (tag_id, contact_id)
           SELECT (SELECT id FROM tags WHERE name = 'naive'), id FROM contacts WHERE ${range}`,
          `DELETE FROM contact_tags WHERE tag_id = (SELECT id FROM tags WHERE name = 'hot')`,
        ),
        ...rows(
          'list',
          () => putOnList(db, { ...change, listId, isOn: true }),
          `INSERT OR IGNORE INTO list_contacts (list_id, contact_id)
           SELECT ${listId}, id FROM contacts WHERE ${range}`,
          `DELETE FROM list_contacts WHERE list_id = ${listId} AND contact_id IN
           (SELECT id FROM contacts WHERE ${range})`,
        ),
        ...rows(
          'delete',
          () => removeContacts(db, change),
          `DELETE FROM contacts WHERE ${range}`,
          'INSERT INTO contacts SELECT * FROM temp.removed',
        ),
      ];
    }),
  );
}
