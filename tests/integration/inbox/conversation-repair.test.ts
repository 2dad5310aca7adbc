import { expect, it, test } from 'vitest';
import { noteDecision } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import { searchConversations } from '../../../src-main/inbox/conversations/search/search.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { storeReply, storeSingle } from '../../support/inbox.ts';
import { checkDatabase, repairDatabase } from '../../support/maintenance.ts';

const phone = fictionalPhone(0);
const options = { dryRun: false, backupFolder: null, now: 4_000_000_000_000 };

/** Conversations of every kind. */
function inbox(): WritableDatabase {
  const db = temporaryDatabase();
  storeReply(db, { from: phone, at: 1000, text: 'Perhaps', kind: 'maybe', media: 1 });
  storeSingle(db, { to: fictionalPhone(1), at: 2000 });
  storeReply(db, { from: fictionalPhone(1), at: 3000, text: 'zebra' });
  storeReply(db, { from: fictionalPhone(2), at: 4000, kind: 'stop' });
  storeSingle(db, { to: fictionalPhone(3), at: 5000, isPractice: true });
  db.sqlite.exec(`
    INSERT INTO number_holds (phone, reason, message_id, at) VALUES ('${phone}', 'maybe-opt-out', 1, 1000);
    INSERT INTO suppressions (phone, reason, at) VALUES ('${fictionalPhone(2)}', 'Replied STOP', 4000);
    INSERT INTO conversation_notes (conversation_id, body, at) VALUES (1, 'Note', 1)`);
  noteDecision(db, phone);
  return db;
}

const rows = (db: WritableDatabase) =>
  db.sqlite.prepare('SELECT * FROM conversations ORDER BY phone, is_practice').all();

it('an inbox that was written as it should is sound', () => {
  const db = inbox();
  expect(checkDatabase(db)).toMatchObject({ ok: true, violations: [] });
});

test.each([
  ['conversation-differs-from-messages', `UPDATE conversations SET last_at = 7 WHERE id = 2`],
  [
    'conversation-differs-from-messages',
    `UPDATE conversations SET last_message_id = NULL WHERE id = 1`,
  ],
  [
    'conversation-differs-from-messages',
    `UPDATE conversations SET waiting_since = NULL WHERE id = 2`,
  ],
  ['conversation-differs-from-messages', `UPDATE conversations SET waiting_since = 9 WHERE id = 3`],
  ['conversation-differs-from-messages', `UPDATE conversations SET has_failed = 1 WHERE id = 2`],
  ['conversation-differs-from-messages', `UPDATE conversations SET needs_decision = 0`],
  ['conversation-differs-from-messages', `UPDATE conversations SET is_opted_out = 0`],
  ['conversation-impossible', `UPDATE conversations SET state = 'lost' WHERE id = 1`],
  ['conversation-impossible', `UPDATE conversations SET needs_decision = 5 WHERE id = 1`],
  ['conversation-impossible', `UPDATE conversations SET draft_at = 5 WHERE id = 1`],
])('%s is found and put right: %s', (rule, damage) => {
  const db = inbox();
  const before = rows(db);
  db.sqlite.pragma('ignore_check_constraints = ON');
  db.sqlite.exec(damage);
  db.sqlite.pragma('ignore_check_constraints = OFF');
  expect(checkDatabase(db).violations.map((violation) => violation.rule)).toContain(rule);
  expect(repairDatabase(db, options).left).toEqual([]);
  expect(rows(db)).toEqual(before);
});

test.each([
  ['conversation-missing', `DELETE FROM conversations WHERE id = 2`],
  ['reply-impossible', `UPDATE inbound_messages SET kind = 'what' WHERE message_id = 1`],
  ['reply-picture-impossible', `UPDATE message_media SET state = 'stored'`],
  [
    'reply-picture-lost',
    `UPDATE message_media SET state = 'stored', picture_hash = '${'0'.repeat(64)}'`,
  ],
  ['reply-picture-without-reply', `UPDATE message_media SET message_id = 2`],
  ['hold-impossible', `UPDATE number_holds SET released_at = 5`],
  ['hold-number-impossible', `UPDATE number_holds SET phone = '12'`],
  ['note-empty', `UPDATE conversation_notes SET body = ' '`],
])('%s is found and put right', (rule, damage) => {
  const db = inbox();
  db.sqlite.pragma('ignore_check_constraints = ON');
  db.sqlite.exec(damage);
  db.sqlite.pragma('ignore_check_constraints = OFF');
  expect(checkDatabase(db).violations.map((violation) => violation.rule)).toContain(rule);
  expect(repairDatabase(db, options).left).toEqual([]);
  expect(checkDatabase(db).ok).toBe(true);
});

it('a hold without a conversation gets one, in which somebody decides', () => {
  const db = temporaryDatabase();
  db.sqlite.exec(`INSERT INTO number_holds (phone, reason, at) VALUES ('${phone}', 'given-up', 7)`);
  expect(checkDatabase(db).violations.map(({ rule }) => rule)).toEqual(['conversation-missing']);
  expect(repairDatabase(db, options).left).toEqual([]);
  expect(rows(db)).toMatchObject([{ phone, state: 'done', needs_decision: 1, last_at: 7 }]);
  expect(checkDatabase(db).ok).toBe(true);
});

it('a search that lacks texts is found and made anew', () => {
  const db = inbox();
  const found = () =>
    searchConversations(
      db,
      { text: 'zebra', isPractice: false, offset: 0, limit: 10 },
      () => false,
    ).rows.map(({ row }) => row.phone);
  expect(found()).toEqual([fictionalPhone(1)]);
  db.sqlite.exec(`INSERT INTO messages_search (messages_search) VALUES ('delete-all')`);
  expect(found()).toEqual([]);
  expect(checkDatabase(db).violations.map(({ rule }) => rule)).toEqual(['inbox-search-incomplete']);
  expect(repairDatabase(db, options).left).toEqual([]);
  expect(found()).toEqual([fictionalPhone(1)]);
});
