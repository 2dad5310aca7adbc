import type { BulkAction, ContactSelection } from '../../src-shared/contact/contact.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { forSelected, type OnContactsDone, type SelectedRange } from './contact-selection.ts';
import { findOrMakeTags, findTags } from './contact-tags.ts';
import { refuseUnlessStatic } from './contact-rows.ts';
import { appendEvent } from '../database/events.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { contactActions } from '../database/schema.ts';
import { statementsFor } from '../database/statements.ts';

/** Something to do to many contacts at once. */
export interface ContactsChange {
  readonly selection: ContactSelection;
  readonly now: number;
  readonly onDone?: OnContactsDone;
}

type ActionKind = typeof contactActions.$inferSelect.kind;

const selected = `temp.selected_contacts AS selected`;
const inRange = `selected.contact_id > :after AND selected.contact_id <= :upTo`;

const statements = statementsFor((sqlite) => ({
  begin: sqlite.prepare<[ActionKind, string, number]>(
    `INSERT INTO contact_actions (kind, detail, at, changed) VALUES (?, ?, ?, 0)`,
  ),
  finish: sqlite.prepare<[number, number]>(`UPDATE contact_actions SET changed = ? WHERE id = ?`),
  forget: sqlite.prepare<[number]>(`DELETE FROM contact_actions WHERE id = ?`),
}));

const ofRemoving = statementsFor((sqlite) => ({
  keep: sqlite.prepare(
    `INSERT INTO contact_action_rows (action_id, contact_id, snapshot)
     SELECT :actionId, id, json_object(
              'phone', phone, 'firstName', first_name, 'lastName', last_name, 'email', email,
              'timeZone', time_zone, 'customFields', custom_fields, 'consentAt', consent_at,
              'consentMethod', consent_method, 'consentSource', consent_source,
              'isLandline', is_landline, 'importId', import_id, 'createdAt', created_at,
              'updatedAt', updated_at,
              'lists', json((SELECT json_group_array(json_array(list_id, import_id))
                               FROM list_contacts WHERE list_contacts.contact_id = contacts.id)),
              'tags', json((SELECT json_group_array(json_array(tag_id, import_id))
                              FROM contact_tags WHERE contact_tags.contact_id = contacts.id)))
       FROM ${selected} CROSS JOIN contacts ON contacts.id = selected.contact_id WHERE ${inRange}`,
  ),
  remove: sqlite.prepare(
    `DELETE FROM contacts WHERE id IN (SELECT contact_id FROM ${selected} WHERE ${inRange})`,
  ),
}));

/**
 * Removes contacts, from every list too. All of them is kept for 30 days, so that it can be undone.
 * Messages stay, with the number that they went to, and so do suppressions. Call it in a transaction of
 * its own: what is removed is removed at once.
 */
export function removeContacts(db: OvoDatabase, change: ContactsChange): BulkAction {
  return act(db, change, 'remove', {}, (actionId, range) => {
    const kept = ofRemoving(db).keep.run({ actionId, ...range }).changes;
    ofRemoving(db).remove.run(range);
    return kept;
  });
}

const ofTagging = statementsFor((sqlite) => ({
  keep: sqlite.prepare(
    `INSERT INTO contact_action_rows (action_id, contact_id, snapshot)
     SELECT :actionId, contact_id, json_object('added', json(added), 'removed', json(removed))
       FROM (SELECT contact_id,
                    (SELECT json_group_array(wanted.value) FROM json_each(:add) AS wanted
                      WHERE NOT EXISTS (
                        SELECT 1 FROM contact_tags
                         WHERE tag_id = wanted.value AND contact_tags.contact_id = selected.contact_id))
                      AS added,
                    (SELECT json_group_array(json_array(tag_id, import_id)) FROM contact_tags
                      WHERE contact_tags.contact_id = selected.contact_id
                        AND tag_id IN (SELECT value FROM json_each(:remove))) AS removed
               FROM ${selected} WHERE ${inRange})
      WHERE added <> '[]' OR removed <> '[]'`,
  ),
  add: sqlite.prepare(
    `INSERT OR IGNORE INTO contact_tags (tag_id, contact_id)
     SELECT wanted.value, selected.contact_id FROM ${selected}, json_each(:add) AS wanted
      WHERE ${inRange}`,
  ),
  remove: sqlite.prepare(
    `DELETE FROM contact_tags
      WHERE contact_id IN (SELECT contact_id FROM ${selected} WHERE ${inRange})
        AND tag_id IN (SELECT value FROM json_each(:remove))`,
  ),
}));

/** Gives contacts tags and takes tags away. Refused (`invalid`) where one is to be both. */
export function tagContacts(
  db: OvoDatabase,
  change: ContactsChange & { readonly add: readonly string[]; readonly remove: readonly string[] },
): BulkAction {
  const { add, remove } = change;
  const adding = new Set(add.map((name) => name.toLowerCase()));
  const both = remove.find((name) => adding.has(name.toLowerCase()));
  if (both !== undefined) {
    throw new UserError(
      'invalid',
      `The tag “${both}” cannot be given and taken away at once. Nothing was changed.`,
    );
  }
  return act(db, change, 'tag', { add, remove }, (actionId, range) => {
    const parameters = {
      actionId,
      ...range,
      add: JSON.stringify(findOrMakeTags(db, add)),
      remove: JSON.stringify(findTags(db, remove)),
    };
    const kept = ofTagging(db).keep.run(parameters).changes;
    ofTagging(db).add.run(parameters);
    ofTagging(db).remove.run(parameters);
    return kept;
  });
}

const ofListing = statementsFor((sqlite) => ({
  keepOff: sqlite.prepare(
    `INSERT INTO contact_action_rows (action_id, contact_id)
     SELECT :actionId, contact_id FROM ${selected}
      WHERE ${inRange} AND NOT EXISTS (
        SELECT 1 FROM list_contacts
         WHERE list_id = :listId AND list_contacts.contact_id = selected.contact_id)`,
  ),
  keepOn: sqlite.prepare(
    `INSERT INTO contact_action_rows (action_id, contact_id, snapshot)
     SELECT :actionId, selected.contact_id, json_object('importId', import_id)
       FROM ${selected} CROSS JOIN list_contacts
         ON list_contacts.list_id = :listId AND list_contacts.contact_id = selected.contact_id
      WHERE ${inRange}`,
  ),
  putOn: sqlite.prepare(
    `INSERT OR IGNORE INTO list_contacts (list_id, contact_id)
     SELECT :listId, contact_id FROM ${selected} WHERE ${inRange}`,
  ),
  takeOff: sqlite.prepare(
    `DELETE FROM list_contacts WHERE list_id = :listId
        AND contact_id IN (SELECT contact_id FROM ${selected} WHERE ${inRange})`,
  ),
}));

/**
 * Puts contacts on a static list, or takes them off it. Refused (`not-found`) where it is gone, and
 * (`conflict`) for a list by filter.
 */
export function putOnList(
  db: OvoDatabase,
  change: ContactsChange & { readonly listId: number; readonly isOn: boolean },
): BulkAction {
  const { listId, isOn } = change;
  refuseUnlessStatic(db, listId);
  const kind = isOn ? 'put-on-list' : 'take-off-list';
  return act(db, change, kind, { listId }, (actionId, range) => {
    const sql = ofListing(db);
    const kept = (isOn ? sql.keepOff : sql.keepOn).run({ actionId, listId, ...range }).changes;
    (isOn ? sql.putOn : sql.takeOff).run({ listId, ...range });
    return kept;
  });
}

/** Does something to a selection in one transaction and keeps what undoing it takes. */
function act(
  db: OvoDatabase,
  change: ContactsChange,
  kind: ActionKind,
  detail: Readonly<Record<string, unknown>>,
  work: (actionId: number, range: SelectedRange) => number,
): BulkAction {
  const { selection, now, onDone = () => undefined } = change;
  const sql = statements(db);
  // An import may have left it off, and then what is selected could not be rolled back.
  db.sqlite.pragma('temp.journal_mode = MEMORY');
  return db.sqlite
    .transaction(() => {
      const actionId = Number(sql.begin.run(kind, JSON.stringify(detail), now).lastInsertRowid);
      let changed = 0;
      const found = forSelected(db, { selection, now, onDone }, (range) => {
        changed += work(actionId, range);
      });
      if (changed === 0) {
        sql.forget.run(actionId);
        return { actionId: null, changed, selected: found };
      }
      sql.finish.run(changed, actionId);
      appendEvent(db, {
        at: now,
        kind: 'contacts-changed',
        subject: `contact-action:${actionId}`,
        detail: { kind, ...detail, changed },
      });
      return { actionId, changed, selected: found };
    })
    .immediate();
}
