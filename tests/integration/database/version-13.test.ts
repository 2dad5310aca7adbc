import Database from 'better-sqlite3';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src-main/database/open.ts';
import { searchConversations } from '../../../src-main/inbox/conversations/search/search.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { storeReply } from '../../support/inbox.ts';
import { writeOldDatabase } from '../../support/old-databases.ts';

function migrated() {
  const folder = temporaryFolder();
  const before = new Database(writeOldDatabase(13, path.join(folder, 'before.db')));
  const db = openDatabase({
    file: writeOldDatabase(13, path.join(folder, 'ovo.db')),
    migrationsFolder,
  });
  onTestFinished(() => {
    before.close();
    db.close();
  });
  return { before, db };
}

it('a campaign that is being sent, also by Twilio’s scheduler, keeps every message as it was', () => {
  const { before, db } = migrated();
  const messages = before.prepare('SELECT * FROM messages ORDER BY id').all();
  expect(db.sqlite.prepare('SELECT * FROM messages ORDER BY id').all()).toMatchObject(messages);
  const statuses = db.sqlite
    .prepare(
      `SELECT status, count(*) FROM messages WHERE campaign_id = 1 GROUP BY status ORDER BY status`,
    )
    .raw()
    .all();
  expect(statuses).toEqual([
    ['delivered', 3],
    ['failed', 1],
    ['queued', 4],
    ['scheduled', 3],
    ['skipped', 1],
  ]);
});

it('a message knows whom it went to, by a column and its index', () => {
  const { db } = migrated();
  const ofNumber = db.sqlite.prepare<[string]>(
    'SELECT campaign_id FROM messages WHERE peer_address = ? ORDER BY created_at, id',
  );
  expect(ofNumber.pluck().all(fictionalPhone(7))).toEqual([null, 1]);
});

it('broadcasts and texts of the old system begin no conversation', () => {
  const { db } = migrated();
  expect(db.sqlite.prepare('SELECT count(*) FROM conversations').pluck().get()).toBe(0);
});

it('texts without a campaign are found once their number has a conversation', () => {
  const { db } = migrated();
  const search = () =>
    searchConversations(
      db,
      { text: 'jose', isPractice: false, offset: 0, limit: 10 },
      () => false,
    ).rows.map(({ row }) => row.phone);
  expect(search()).toEqual([]);
  storeReply(db, { from: fictionalPhone(7), at: 1_790_000_100_000, text: 'On my way' });
  expect(search()).toEqual([fictionalPhone(7)]);
});

it('a number that must not be texted says so in its conversation; one that may again does not', () => {
  const { db } = migrated();
  for (const index of [3, 4, 7]) {
    storeReply(db, { from: fictionalPhone(index), at: 1_790_000_100_000 });
  }
  const optedOut = db.sqlite.prepare(
    'SELECT phone FROM conversations WHERE is_opted_out = 1 ORDER BY id',
  );
  expect(optedOut.pluck().all()).toEqual([fictionalPhone(3), fictionalPhone(4)]);
});
