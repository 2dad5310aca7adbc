import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../src-main/campaigns/campaign-rows.ts';
import { createMessageStore } from '../../../src-main/campaigns/sending/message-store.ts';
import { openDatabase, type WritableDatabase } from '../../../src-main/database/open.ts';
import { breakDatabase } from '../../support/broken-database.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { commandLine } from '../../support/command-line.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { migrationsFolder, temporaryDatabase, temporaryFolder } from '../../support/database.ts';
import { statusCounts } from '../../support/engine.ts';
import { checkDatabase, repairDatabase } from '../../support/maintenance.ts';

const now = 1_800_000_000_000;

function setUp() {
  const folder = temporaryFolder();
  const db = temporaryDatabase(folder);
  const repair = (dryRun = false) =>
    repairDatabase(db, { dryRun, backupFolder: path.join(folder, 'backups'), now });
  return { db, repair };
}

/** A campaign as the old system left it: everything sent, counted almost three times, never closed. */
function at290Percent(db: WritableDatabase): number {
  const id = startedCampaign(db, { contacts: 10, now });
  breakDatabase(
    db,
    `UPDATE messages SET status = CASE WHEN id % 5 = 0 THEN 'failed' ELSE 'sent' END, settled_at = ${now}
      WHERE campaign_id = ${id};
     UPDATE campaigns SET sent_count = 24, failed_count = 5 WHERE id = ${id};`,
  );
  return id;
}

describe('repairing the database', () => {
  it('brings a campaign at 290 % to what its messages say, and completes it', () => {
    const { db, repair } = setUp();
    const id = at290Percent(db);
    expect(checkDatabase(db).ok).toBe(false);
    const report = repair();
    expect(report).toMatchObject({ overHundred: 1, fixed: 1, markedCompleted: 1 });
    expect(report.before).toMatchObject([{ id, progress: 290, status: 'sending' }]);
    expect(report.after).toMatchObject([{ id, progress: 100, status: 'completed' }]);
    expect(campaignSnapshot(db, id)).toMatchObject({ sentCount: 8, failedCount: 2, progress: 100 });
    expect(checkDatabase(db)).toEqual({
      ok: true,
      integrity: 'ok',
      foreignKeyErrors: 0,
      violations: [],
      isComplete: true,
    });
  });

  it('keeps an opt-out of a file apart whose number is none', () => {
    const { db, repair } = setUp();
    breakDatabase(
      db,
      `INSERT INTO imports (id, file_name, country, mapping, on_duplicate, rows, added, updated,
                            skipped, invalid, started_at, completed_at)
       VALUES (1, 'shop.csv', 'US', '[]', 'update', 0, 0, 0, 0, 0, ${now}, ${now});
       INSERT INTO import_opt_outs (import_id, phone, evidence)
       VALUES (1, '+12125550101', 'OK to text: no'), (1, 'nobody', 'OK to text: no')`,
    );
    expect(checkDatabase(db).violations).toMatchObject([{ rule: 'opt-out-number-impossible' }]);
    repair();
    expect(checkDatabase(db)).toMatchObject({ ok: true, integrity: 'ok' });
    const numbers = db.sqlite.prepare('SELECT phone FROM import_opt_outs').pluck();
    expect(numbers.all()).toEqual(['+12125550101']);
    const kept = db.sqlite.prepare('SELECT table_name, reason FROM dismissed_rows');
    expect(kept.all()).toEqual([
      { table_name: 'import_opt_outs', reason: 'opt-out-number-impossible' },
    ]);
  });

  it('shows a campaign at 290 % at no more than 100 even before', () => {
    const { db } = setUp();
    expect(campaignSnapshot(db, at290Percent(db)).progress).toBe(100);
  });

  it('finds nothing the second time, and makes no second copy', () => {
    const { db, repair } = setUp();
    at290Percent(db);
    repair();
    expect(repair()).toMatchObject({
      backup: null,
      overHundred: 0,
      fixed: 0,
      markedCompleted: 0,
      violations: [],
      before: [],
      after: [],
    });
  });

  it('keeps a copy of how it was, which opens', () => {
    const { db, repair } = setUp();
    const id = at290Percent(db);
    const { backup } = repair();
    expect(backup).not.toBeNull();
    const copy = openDatabase({ file: backup ?? '', migrationsFolder });
    expect(copy.sqlite.prepare('SELECT progress FROM campaigns WHERE id = ?').pluck().get(id)).toBe(
      290,
    );
    copy.close();
  });

  it('changes nothing in a dry run, and says the same', () => {
    const { db, repair } = setUp();
    at290Percent(db);
    const before = db.sqlite.serialize();
    const dry = repair(true);
    expect(db.sqlite.serialize().equals(before)).toBe(true);
    const { backup, dryRun, ...rest } = repair();
    expect(dry).toEqual({ ...rest, backup: null, dryRun: true });
    expect(existsSync(backup ?? '')).toBe(true);
    expect(dryRun).toBe(false);
  });

  it('makes messages that hung while they were sent unconfirmed, never queued', () => {
    const { db, repair } = setUp();
    const id = startedCampaign(db, { contacts: 5, now });
    createMessageStore(db).claim({
      campaignId: id,
      now,
      messages: 3,
      segments: Infinity,
      opening: () => ({ open: true, closesAt: Infinity }),
    });
    expect(repair()).toMatchObject({ messagesUnconfirmed: 3, fixed: 0 });
    expect(statusCounts(db, id)).toEqual({ unconfirmed: 3, queued: 2 });
  });

  it('queues again what a wrong clock put off for ever', () => {
    const { db, repair } = setUp();
    const id = startedCampaign(db, { contacts: 2, now });
    breakDatabase(db, `UPDATE messages SET next_attempt_at = ${now * 2} WHERE campaign_id = ${id}`);
    expect(repair()).toMatchObject({ messagesRequeued: 2 });
  });

  it('clamps the counts of a campaign whose messages are gone', () => {
    const { db, repair } = setUp();
    const id = startedCampaign(db, { contacts: 1, now });
    breakDatabase(
      db,
      `DELETE FROM messages;
       UPDATE campaigns SET contact_count = 100, sent_count = 250, failed_count = 40 WHERE id = ${id}`,
    );
    repair();
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'completed',
      contactCount: 100,
      sentCount: 100,
      failedCount: 0,
      progress: 100,
    });
    expect(checkDatabase(db).ok).toBe(true);
  });

  it('never brings a completed campaign back: what was left queued in it is skipped', () => {
    const { db, repair } = setUp();
    const id = startedCampaign(db, { contacts: 4, now });
    breakDatabase(
      db,
      `UPDATE messages SET status = 'sent' WHERE id % 2 = 0;
       UPDATE campaigns SET status = 'completed' WHERE id = ${id}`,
    );
    repair();
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'completed',
      sentCount: 2,
      skippedCount: 2,
      progress: 100,
    });
    expect(checkDatabase(db).ok).toBe(true);
  });

  it('removes what belongs to a campaign that does not exist', () => {
    const { db, repair } = setUp();
    const id = startedCampaign(db, { contacts: 3, now });
    breakDatabase(db, `DELETE FROM campaigns WHERE id = ${id}`);
    expect(checkDatabase(db).foreignKeyErrors).toBeGreaterThan(0);
    // Its three messages and the text it had.
    expect(repair()).toMatchObject({ orphansRemoved: 4 });
    expect(checkDatabase(db).ok).toBe(true);
  });

  it('restores a suppression that the log of events tells of and the table has lost', async () => {
    const folder = temporaryFolder();
    const ovo = commandLine(folder);
    const [lost, lifted] = ['+12125550101', '+12125550102'];
    await ovo.json('suppressions', 'add', lost, '--reason', 'Called us');
    await ovo.json('suppressions', 'add', lifted, '--reason', 'Called us');
    await ovo.json('suppressions', 'lift', lifted, '--evidence', 'Asked again');
    expect(await ovo.json('check')).toMatchObject({ ok: true });
    withDatabase(folder, (db) =>
      breakDatabase(db, `DROP TRIGGER suppressions_are_kept; DELETE FROM suppressions`),
    );
    expect(await ovo.run('check')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(lost),
    });
    await ovo.json('repair');
    expect(await ovo.json('suppressions', 'list')).toMatchObject([
      { phone: lost, reason: 'Called us', origin: 'events' },
    ]);
    expect(await ovo.json('check')).toMatchObject({ ok: true });
  });

  it('does not take a suppression for lost that a restored database knows to be lifted', () => {
    const { db } = setUp();
    db.sqlite.exec(
      `INSERT INTO events (at, kind, subject) VALUES (1, 'suppression-added', 'number:+12125550101');
       INSERT INTO suppressions (phone, origin, reason, at, lifted_at, lifted_evidence)
         VALUES ('+12125550101', 'manual', 'Called us', 1, 2, 'Asked again')`,
    );
    expect(checkDatabase(db).ok).toBe(true);
  });

  it('leaves a sound database exactly as it is', () => {
    const { db, repair } = setUp();
    startedCampaign(db, { contacts: 3, now });
    const before = db.sqlite.serialize();
    expect(repair()).toMatchObject({ backup: null, fixed: 0 });
    expect(db.sqlite.serialize().equals(before)).toBe(true);
  });

  it('leaves a file that is damaged itself as it is, and says what to do', () => {
    const { db, repair } = setUp();
    startedCampaign(db, { contacts: 3, now });
    db.sqlite.unsafeMode(true);
    db.sqlite.pragma('writable_schema = ON');
    db.sqlite.exec(`DELETE FROM sqlite_schema WHERE name = 'contacts_search_config'`);
    db.sqlite.pragma('writable_schema = RESET');
    expect(checkDatabase(db).ok).toBe(false);
    expect(repair()).toMatchObject({
      backup: null,
      fixed: 0,
      left: [{ rule: 'file-damaged' }],
    });
  });
});
