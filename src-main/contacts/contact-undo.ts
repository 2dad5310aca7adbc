import { UserError } from '../../src-shared/lib/result.ts';
import {
  forContactsOfAction,
  type OnContactsDone,
  type SelectedRange,
} from './contact-selection.ts';
import { recordCustomFields } from './custom-fields.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase } from '../database/open.ts';
import { linkMessagesOfRemoved } from './removed-contacts.ts';
import type { contactActions } from '../database/schema.ts';
import { statementsFor } from '../database/statements.ts';

/** What undoing a bulk action came to. */
export interface ContactsRestored {
  /** Contacts that are as they were before. */
  readonly restored: number;
  /**
   * Of a removal: contacts whose number another contact got meanwhile. That one stays, and got what it
   * lacked of theirs: lists, tags, and what was empty.
   */
  readonly joined: number;
}

interface ActionRow {
  readonly kind: typeof contactActions.$inferSelect.kind;
  readonly listId: number | null;
  readonly changed: number;
  readonly undoneAt: number | null;
}

type Counts = (range: SelectedRange) => ContactsRestored;

const statements = statementsFor((sqlite) => ({
  action: sqlite.prepare<[number], ActionRow>(
    `SELECT kind, detail ->> '$.listId' AS listId, changed, undone_at AS undoneAt
       FROM contact_actions WHERE id = ?`,
  ),
  finish: sqlite.prepare<[number, number]>(`UPDATE contact_actions SET undone_at = ? WHERE id = ?`),
  forgetSnapshots: sqlite.prepare<[number]>(
    `UPDATE contact_action_rows SET snapshot = NULL WHERE action_id = ? AND snapshot IS NOT NULL`,
  ),
}));

/** How many contacts an action changed; refused as `undoAction` is where it cannot be undone. */
export function contactsOfAction(db: OvoDatabase, actionId: number): number {
  return requireAction(db, actionId).changed;
}

/**
 * Takes back what was done to many contacts at once, in one transaction: contacts that were removed are
 * there again, under the same ids, with all they had. Refused (`conflict`) where it was undone before,
 * and (`not-found`) where it is older than 30 days, or the list that it was about is gone.
 */
export function undoAction(
  db: OvoDatabase,
  actionId: number,
  options: { readonly now: number; readonly onDone?: OnContactsDone },
): ContactsRestored {
  const { now, onDone = () => undefined } = options;
  return db.sqlite
    .transaction(() => {
      const action = requireAction(db, actionId);
      const undo = undoer(db, actionId, action, now);
      let restored = 0;
      let joined = 0;
      forContactsOfAction(db, actionId, action.changed, onDone, (range) => {
        const counts = undo(range);
        restored += counts.restored;
        joined += counts.joined;
      });
      if (action.kind === 'remove') {
        recordCustomFields(db, ofRemoval(db).fieldNames.all(actionId));
        linkMessagesOfRemoved(db);
      }
      statements(db).finish.run(now, actionId);
      statements(db).forgetSnapshots.run(actionId);
      appendEvent(db, {
        at: now,
        kind: 'contacts-undone',
        subject: `contact-action:${actionId}`,
        detail: { kind: action.kind, restored, joined },
      });
      return { restored, joined };
    })
    .immediate();
}

function requireAction(db: OvoDatabase, actionId: number): ActionRow {
  const action = statements(db).action.get(actionId);
  if (action === undefined) {
    throw new UserError(
      'not-found',
      'This can no longer be undone: what it takes is kept for 30 days. Nothing was changed.',
    );
  }
  if (action.undoneAt !== null) {
    throw new UserError('conflict', 'This was undone already. Nothing was changed.');
  }
  return action;
}

function undoer(db: OvoDatabase, actionId: number, action: ActionRow, now: number): Counts {
  const { kind, listId } = action;
  switch (kind) {
    case 'remove':
      return (range) => restoreRemoved(db, { actionId, now, ...range });
    case 'tag':
      return (range) => {
        const sql = ofTags(db);
        sql.takeBack.run({ actionId, ...range });
        sql.giveBack.run({ actionId, ...range });
        return { restored: sql.count.get({ actionId, ...range }) ?? 0, joined: 0 };
      };
    case 'put-on-list':
    case 'take-off-list': {
      const sql = ofLists(db);
      if (listId === null || sql.isStatic.get(listId) !== 1) {
        throw new UserError('not-found', 'The list is no longer there. Nothing was changed.');
      }
      const change = kind === 'put-on-list' ? sql.takeOff : sql.putOn;
      return (range) => ({
        restored: change.run({ actionId, listId, ...range }).changes,
        joined: 0,
      });
    }
  }
}

const ofAction = `rows.action_id = :actionId
  AND rows.contact_id > :after AND rows.contact_id <= :upTo`;

const ofRemoval = statementsFor((sqlite) => ({
  insert: sqlite.prepare(
    `INSERT INTO contacts (id, phone, first_name, last_name, email, time_zone, custom_fields,
                           consent_at, consent_method, consent_source, is_landline, import_id,
                           created_at, updated_at)
     SELECT contact_id, snapshot ->> 'phone', snapshot ->> 'firstName', snapshot ->> 'lastName',
            snapshot ->> 'email', snapshot ->> 'timeZone', snapshot ->> 'customFields',
            snapshot ->> 'consentAt', snapshot ->> 'consentMethod', snapshot ->> 'consentSource',
            snapshot ->> 'isLandline',
            (SELECT id FROM imports WHERE id = snapshot ->> 'importId'),
            snapshot ->> 'createdAt', snapshot ->> 'updatedAt'
       FROM contact_action_rows AS rows WHERE ${ofAction}
     ON CONFLICT DO NOTHING`,
  ),
  join: sqlite.prepare(
    `UPDATE contacts SET
            first_name = iif(first_name = '', snapshot ->> 'firstName', first_name),
            last_name = iif(last_name = '', snapshot ->> 'lastName', last_name),
            email = iif(email = '', snapshot ->> 'email', email),
            time_zone = coalesce(time_zone, snapshot ->> 'timeZone'),
            custom_fields = json_patch(snapshot ->> 'customFields', custom_fields),
            (consent_at, consent_method, consent_source) = (
              SELECT consent_at, consent_method, consent_source
               WHERE coalesce(snapshot ->> 'consentAt' >= consent_at, snapshot ->> 'consentAt' IS NULL)
              UNION ALL
              SELECT snapshot ->> 'consentAt', snapshot ->> 'consentMethod',
                     snapshot ->> 'consentSource' LIMIT 1),
            created_at = min(created_at, snapshot ->> 'createdAt'),
            updated_at = :now
       FROM contact_action_rows AS rows
      WHERE ${ofAction} AND contacts.phone = snapshot ->> 'phone' AND contacts.id <> rows.contact_id`,
  ),
  lists: sqlite.prepare(
    `INSERT OR IGNORE INTO list_contacts (list_id, contact_id, import_id)
     SELECT lists.id, contacts.id, (SELECT id FROM imports WHERE id = list.value ->> 1)
       FROM contact_action_rows AS rows
            CROSS JOIN contacts ON contacts.phone = snapshot ->> 'phone'
            CROSS JOIN json_each(snapshot, '$.lists') AS list
            CROSS JOIN lists ON lists.id = list.value ->> 0 AND lists.filter IS NULL
      WHERE ${ofAction}`,
  ),
  tags: sqlite.prepare(
    `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id)
     SELECT tags.id, contacts.id, (SELECT id FROM imports WHERE id = tag.value ->> 1)
       FROM contact_action_rows AS rows
            CROSS JOIN contacts ON contacts.phone = snapshot ->> 'phone'
            CROSS JOIN json_each(snapshot, '$.tags') AS tag
            CROSS JOIN tags ON tags.id = tag.value ->> 0
      WHERE ${ofAction}`,
  ),
  fieldNames: sqlite
    .prepare<[number], string>(
      `SELECT DISTINCT field.key
         FROM contact_action_rows AS rows, json_each(snapshot ->> 'customFields') AS field
        WHERE rows.action_id = ?`,
    )
    .pluck(),
}));

function restoreRemoved(
  db: OvoDatabase,
  range: SelectedRange & { readonly actionId: number; readonly now: number },
): ContactsRestored {
  const sql = ofRemoval(db);
  const restored = sql.insert.run(range).changes;
  const joined = sql.join.run(range).changes;
  sql.lists.run(range);
  sql.tags.run(range);
  return { restored, joined };
}

const ofTags = statementsFor((sqlite) => ({
  takeBack: sqlite.prepare(
    `DELETE FROM contact_tags WHERE (tag_id, contact_id) IN (
       SELECT added.value, rows.contact_id
         FROM contact_action_rows AS rows, json_each(snapshot, '$.added') AS added WHERE ${ofAction})`,
  ),
  giveBack: sqlite.prepare(
    `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id, import_id)
     SELECT tags.id, contacts.id, (SELECT id FROM imports WHERE id = removed.value ->> 1)
       FROM contact_action_rows AS rows
            CROSS JOIN contacts ON contacts.id = rows.contact_id
            CROSS JOIN json_each(snapshot, '$.removed') AS removed
            CROSS JOIN tags ON tags.id = removed.value ->> 0
      WHERE ${ofAction}`,
  ),
  count: sqlite
    .prepare<unknown[], number>(
      `SELECT count(*) FROM contact_action_rows AS rows
         JOIN contacts ON contacts.id = rows.contact_id WHERE ${ofAction}`,
    )
    .pluck(),
}));

const ofLists = statementsFor((sqlite) => ({
  isStatic: sqlite
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM lists WHERE id = ? AND filter IS NULL)`,
    )
    .pluck(),
  takeOff: sqlite.prepare(
    `DELETE FROM list_contacts
      WHERE list_id = :listId AND contact_id IN (
        SELECT contact_id FROM contact_action_rows AS rows WHERE ${ofAction})`,
  ),
  putOn: sqlite.prepare(
    `INSERT OR IGNORE INTO list_contacts (list_id, contact_id, import_id)
     SELECT :listId, contacts.id, (SELECT id FROM imports WHERE id = snapshot ->> 'importId')
       FROM contact_action_rows AS rows CROSS JOIN contacts ON contacts.id = rows.contact_id
      WHERE ${ofAction}`,
  ),
}));

const ofPurge = statementsFor((sqlite) => ({
  hasAny: sqlite
    .prepare<[number], number>(`SELECT EXISTS (SELECT 1 FROM contact_actions WHERE at < ?)`)
    .pluck(),
  rows: sqlite.prepare<{ readonly before: number; readonly atOnce: number }>(
    `DELETE FROM contact_action_rows WHERE rowid IN (
       SELECT rows.rowid FROM contact_actions AS actions
         CROSS JOIN contact_action_rows AS rows ON rows.action_id = actions.id
        WHERE actions.at < :before LIMIT :atOnce)`,
  ),
  actions: sqlite.prepare<[number]>(
    `DELETE FROM contact_actions WHERE at < ?
        AND NOT EXISTS (SELECT 1 FROM contact_action_rows WHERE action_id = contact_actions.id)`,
  ),
}));

/** Whether anything is kept to undo actions from before that time. */
export function hasActionsBefore(db: OvoDatabase, before: number): boolean {
  return ofPurge(db).hasAny.get(before) === 1;
}

/**
 * Forgets some of what undoing actions from before `before` would take; true when nothing of them is
 * left. Short, however many contacts there were.
 */
export function purgeSomeActions(db: OvoDatabase, before: number, atOnce = 1000): boolean {
  return db.sqlite.transaction(() => {
    if (ofPurge(db).rows.run({ before, atOnce }).changes === atOnce) return false;
    ofPurge(db).actions.run(before);
    return true;
  })();
}
