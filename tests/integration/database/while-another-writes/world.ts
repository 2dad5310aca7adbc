import { scheduleCampaign } from '../../../../src-main/campaigns/plan/schedule.ts';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCampaign, saveCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import { deleteDraft } from '../../../../src-main/campaigns/drafts/put-away.ts';
import { cancelCampaign, pauseCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import { unconfirmedNow } from '../../../../src-main/campaigns/unconfirmed.ts';
import { tagContacts } from '../../../../src-main/contacts/bulk/tag-contacts.ts';
import { createList } from '../../../../src-main/contacts/list-rows.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { readSettings, saveSettings } from '../../../../src-main/database/settings.ts';
import { takeBackupAtOnce } from '../../../../src-main/maintenance/backup/take-backup.ts';
import { repairCampaigns } from '../../../../src-main/maintenance/repair/repair-campaigns.ts';
import { createTemplate, deleteTemplate } from '../../../../src-main/templates/template-rows.ts';
import { breakDatabase } from '../../../support/broken-database.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { withDatabase } from '../../../support/data-folder.ts';
import { temporaryFolder } from '../../../support/database.ts';
import { writeLegacyExport } from '../../../support/legacy-export.ts';
import { recordImport } from '../../../support/rejected-rows.ts';
import { furnishConversations, furnishReplies, furnishSingles } from './inbox-world.ts';

/** A data folder with something for every request and command, so that none needs what another changes. */
export type World = ReturnType<typeof createWorld>;

/**
 * A repair, and discarding practice, keep others from sending, and sending keeps them from working; what is
 * restored loses what was written since the backup. So each has a world of its own.
 */
export type Place = 'busy' | 'repaired' | 'restored' | 'without practice';

const sender = '+12125550199';

/** A row that is rejected and has a fix. */
const fixableRow = (name: string) => [name, '447700900107', '', '', ''];

/** @param isDamaged whether there is something to repair. */
export function createWorld(isDamaged = false) {
  const folder = temporaryFolder();
  // Undoing is only possible for some weeks.
  const now = Date.now() - 60_000;
  const files = writeFiles(temporaryFolder());
  const legacy = writeLegacyExport(temporaryFolder());
  const items = withDatabase(folder, (db) => {
    const furnished = furnish(db, now, folder);
    if (isDamaged) {
      const id = startedCampaign(db, { contacts: 2, name: 'Over 100 %', firstPhone: 200, now });
      breakDatabase(db, `UPDATE campaigns SET sent_count = 5 WHERE id = ${id}`);
    }
    return furnished;
  });
  return { folder, files, legacy, ...items };
}

function writeFiles(folder: string) {
  const write = (name: string, lines: readonly string[]) => {
    const file = path.join(folder, name);
    writeFileSync(file, `${lines.join('\n')}\n`);
    return file;
  };
  return {
    contacts: write('contacts.csv', ['Name,Phone', `Ida,${fictionalPhone(60)}`]),
    suppressions: write('opted-out.csv', ['Phone', fictionalPhone(61)]),
    toWrite: (name: string) => path.join(folder, name),
  };
}

function furnish(db: WritableDatabase, now: number, folder: string) {
  const settings = readSettings(db);
  saveSettings(db, {
    ...settings,
    segmentsPerSecond: 0,
    quietHours: { ...settings.quietHours, enabled: false },
    simulator: { ...settings.simulator, delayMs: 0, rejectedShare: 0, undeliveredShare: 0 },
  });
  const addContact = db.sqlite.prepare(
    'INSERT INTO contacts (id, phone, first_name, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
  );
  for (let id = 1; id <= 20; id += 1) {
    addContact.run(id, fictionalPhone(id), `Person ${id}`, now, now);
  }
  const list = (name: string, ...contacts: readonly number[]) => {
    const { id } = createList(db, { name, filter: null }, now);
    const put = db.sqlite.prepare('INSERT INTO list_contacts (list_id, contact_id) VALUES (?, ?)');
    for (const contact of contacts) put.run(id, contact);
    return id;
  };
  const everybody = list('Everybody', 1, 2, 3);
  const lists = {
    everybody,
    toFill: list('To fill'),
    toRename: list('To rename', 1),
    toRemove: list('To remove', 1, 2),
  };
  const tag = (contact: number, name: string) =>
    tagContacts(db, {
      selection: { kind: 'ids', ids: [contact] },
      add: [name],
      remove: [],
      now,
    }).actionId ?? 0;
  tag(4, 'old name');
  tag(5, 'removed');
  const actionToUndo = tag(6, 'by mistake');
  addSuppression(db, {
    phone: fictionalPhone(62),
    origin: 'manual',
    reason: 'Called',
    evidence: null,
    at: now,
  });
  const campaigns = furnishCampaigns(db, now, everybody);
  const { name: backup } = takeBackupAtOnce(db.sqlite, {
    dataFolder: folder,
    nativeBinding: undefined,
    now,
    occasion: 'by-hand',
    acceptsDamage: false,
  });
  const templates = furnishTemplates(db, now);
  const singles = furnishSingles(db, now, sender);
  return {
    lists,
    actionToUndo,
    campaigns,
    templates,
    singles,
    replies: furnishReplies(db, now, sender),
    imports: furnishImports(db),
    backup,
    notes: furnishConversations(db, now),
  };
}

function furnishTemplates(db: WritableDatabase, now: number) {
  const template = (name: string) => createTemplate(db, { name, body: 'Hello' }, now);
  const removed = template('Removed');
  deleteTemplate(db, removed.id, now);
  return {
    toKeep: template('To keep'),
    toSave: template('To save'),
    toRemove: template('To remove'),
    toUse: template('To use'),
    removed,
  };
}

function furnishImports(db: WritableDatabase) {
  const firstRow = (importId: number) =>
    db.sqlite
      .prepare<[number], number>('SELECT min(id) FROM import_rejects WHERE import_id = ?')
      .pluck()
      .get(importId) ?? 0;
  const toFix = recordImport(db, [fixableRow('Fix')]);
  const toRestore = recordImport(db, [fixableRow('Restore')]);
  db.sqlite
    .prepare(`UPDATE import_rejects SET outcome = 'dismissed', resolved_at = 3 WHERE import_id = ?`)
    .run(toRestore);
  const toUndo = recordImport(db, [fixableRow('Undo')]);
  db.sqlite.prepare('UPDATE contacts SET import_id = ? WHERE id = 12').run(toUndo);
  return {
    rowToFix: firstRow(toFix),
    toAccept: recordImport(db, [['Accept', '447700900108', '', '', '']]),
    toDismiss: recordImport(db, [fixableRow('Dismiss')]),
    toRestore,
    toUndo,
  };
}

function furnishCampaigns(db: WritableDatabase, now: number, listId: number) {
  const draft = (name: string) =>
    createCampaign(db, { name, body: 'Hello', sender, audience: { listIds: [listId] } }, now)
      .snapshot.id;
  const removed = (name: string) => {
    const id = draft(name);
    deleteDraft(db, id, now);
    return id;
  };
  const changed = (name: string) => {
    const id = draft(name);
    const audience = { listIds: [listId] };
    saveCampaign(db, id, 1, { name, body: 'Hello again', sender, audience }, now);
    return id;
  };
  let nextPhone = 100;
  const sending = (name: string) => {
    nextPhone += 2;
    const gateway = 'simulator';
    return startedCampaign(db, { contacts: 2, name, sender, firstPhone: nextPhone, now, gateway });
  };
  const paused = (name: string) => {
    const id = sending(name);
    pauseCampaign(db, id, { code: 'user' }, now);
    return id;
  };
  const timed = (name: string) => {
    const schedule = {
      at: '2099-12-01T09:00',
      zone: 'mine',
      timeZone: 'America/Chicago',
      past: 'next-day',
      lateMinutes: 120,
    } as const;
    const audience = { listIds: [listId] };
    const written = { name, body: 'Hello', sender, audience, plan: { schedule } };
    return createCampaign(db, written, now).snapshot.id;
  };
  const scheduled = (name: string) => {
    const id = timed(name);
    scheduleCampaign(db, id, { scheduledAt: now + 1, revision: 1, now });
    return id;
  };
  /** Its first texts are out, and the rest is held back. */
  const held = (name: string) => {
    const id = paused(name);
    const canary = { messages: 1, deliveredShare: 1, waitMinutes: 30 };
    db.sqlite
      .prepare('UPDATE campaigns SET plan = ? WHERE id = ?')
      .run(JSON.stringify({ canary }), id);
    return id;
  };
  /** The provider's scheduler gets the rest of it. */
  const handedOver = (name: string) => {
    const id = paused(name);
    db.sqlite.prepare(`UPDATE campaigns SET hand_over = '{"orderedAt":1}' WHERE id = ?`).run(id);
    return id;
  };
  /** Given up, with a message of which nobody knows whether it was sent. */
  const unconfirmed = (name: string) => {
    const id = sending(name);
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'unconfirmed', attempt_count = 1, claimed_at = :now,
                not_found_count = 2, reconciled_at = :now WHERE campaign_id = :id`,
      )
      .run({ id, now });
    cancelCampaign(db, id, now);
    return id;
  };
  /** One message was refused, and the other is still queued. */
  const refused = (name: string) => {
    const id = sending(name);
    breakDatabase(
      db,
      `UPDATE messages SET status = 'failed', error_code = 30001, attempt_count = 1, settled_at = ${now}
        WHERE id = (SELECT min(id) FROM messages WHERE campaign_id = ${id});
       UPDATE campaigns SET failed_count = 1 WHERE id = ${id}`,
    );
    pauseCampaign(db, id, { code: 'user' }, now);
    return id;
  };
  const toDecide = unconfirmed('To decide');
  const unreached = sending('Not reached');
  breakDatabase(
    db,
    `UPDATE messages SET status = 'failed', retry_count = 3, attempt_count = 4, settled_at = ${now}
      WHERE campaign_id = ${unreached}`,
  );
  repairCampaigns(db, now);
  return {
    toSave: draft('To save'),
    toRemove: draft('To remove'),
    removed: removed('Removed'),
    toArchive: draft('To archive'),
    toRestore: changed('To restore'),
    toDuplicate: draft('To duplicate'),
    toStart: draft('To start'),
    toSend: draft('To send'),
    toPause: sending('To pause'),
    toResume: paused('To resume'),
    toCancel: paused('To cancel'),
    toChangeSender: paused('To change the sender'),
    toSchedule: timed('To schedule'),
    toUnschedule: scheduled('To unschedule'),
    held: held('Held back'),
    toRetry: refused('To retry'),
    handedOver: handedOver('Handed over'),
    toReconcile: unconfirmed('To reconcile'),
    toDecide,
    seenToDecide: unconfirmedNow(db, toDecide).mark,
    unreached,
  };
}
