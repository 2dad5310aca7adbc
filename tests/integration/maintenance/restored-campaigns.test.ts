import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { saveJournalPosition } from '../../../src-main/campaigns/sending/journal/replay-journal.ts';
import { hashOfNumber } from '../../../src-main/campaigns/sending/journal/send-journal.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/database.ts';
import { now, folderWith } from './restored-backups.ts';

describe('campaigns of the backup', () => {
  function underWay() {
    const { folder, ovo } = folderWith();
    const uid = withDatabase(folder, (db) => {
      const id = startedCampaign(db, { contacts: 3, now });
      saveJournalPosition(db, '2026-09.ndjson:0');
      db.sqlite
        .prepare(
          `INSERT INTO messages (direction, from_address, to_address, body, segments, status, created_at)
           VALUES ('outbound', '+12125550199', ?, 'Single', 1, 'queued', ?)`,
        )
        .run(fictionalPhone(9), now);
      return (
        db.sqlite
          .prepare<[number], string>('SELECT uid FROM campaigns WHERE id = ?')
          .pluck()
          .get(id) ?? ''
      );
    });
    return { folder, ovo, uid };
  }

  function journalLine(uid: string, phone: string, event: string, more: object): string {
    const line = { at: now, campaign: uid, number: hashOfNumber(uid, phone), attempt: 1, event };
    return JSON.stringify({ ...line, ...more });
  }

  function writeJournal(folder: string, lines: readonly string[]): void {
    mkdirSync(path.join(folder, 'journal'));
    writeFileSync(path.join(folder, 'journal', '2026-09.ndjson'), lines.join('\n'));
  }

  function journal(folder: string, uid: string): void {
    writeJournal(folder, [
      journalLine(uid, fictionalPhone(0), 'handed-over', {}),
      journalLine(uid, fictionalPhone(0), 'accepted', { sid: 'SM1' }),
      journalLine(uid, fictionalPhone(1), 'handed-over', {}),
    ]);
  }

  const statuses = (folder: string) =>
    withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT status FROM messages ORDER BY id').pluck().all(),
    );

  test('are paused with the reason, and know what the journal knows; single texts are looked up', async () => {
    const { folder, ovo, uid } = underWay();
    await ovo.json('backup');
    journal(folder, uid);
    expect(await ovo.json('restore', '--latest')).toMatchObject({
      campaignsPaused: 1,
      messagesCorrected: 2,
      messagesUnconfirmed: 1,
    });
    expect(statuses(folder)).toEqual(['sent', 'unconfirmed', 'queued', 'unconfirmed']);
    const paused = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT status, paused_reason AS reason FROM campaigns').get(),
    );
    expect(paused).toEqual({ status: 'paused', reason: 'restored' });
  });

  test('do not go on by themselves where only held numbers were left', async () => {
    const { folder, ovo } = underWay();
    withDatabase(folder, ({ sqlite }) =>
      sqlite.exec(`UPDATE campaigns SET status = 'paused', paused_reason = 'only-held'`),
    );
    await ovo.json('backup');
    expect(await ovo.json('restore', '--latest')).toMatchObject({ campaignsPaused: 1 });
    const paused = withDatabase(folder, ({ sqlite }) =>
      sqlite.prepare('SELECT status, paused_reason AS reason FROM campaigns').get(),
    );
    expect(paused).toEqual({ status: 'paused', reason: 'restored' });
  });

  test('know what came of another try of messages that had failed', async () => {
    const { folder, ovo, uid } = underWay();
    withDatabase(folder, ({ sqlite }) =>
      sqlite.exec(
        `UPDATE messages SET status = 'failed', error_code = 30001, attempt_count = 1, settled_at = ${now}
          WHERE to_address IN ('${fictionalPhone(0)}', '${fictionalPhone(1)}');
         UPDATE campaigns SET failed_count = 2`,
      ),
    );
    await ovo.json('backup');
    const again = (phone: string, event: string, more: object = {}) =>
      journalLine(uid, phone, event, { attempt: 2, ...more });
    writeJournal(folder, [
      again(fictionalPhone(0), 'handed-over'),
      again(fictionalPhone(0), 'accepted', { sid: 'SM2' }),
      again(fictionalPhone(1), 'handed-over'),
      again(fictionalPhone(1), 'not-sent'),
    ]);
    await ovo.json('restore', '--latest');
    expect(statuses(folder)).toEqual(['sent', 'failed', 'queued', 'unconfirmed']);
    const counts = withDatabase(folder, ({ sqlite }) =>
      sqlite
        .prepare(
          `SELECT sent_count AS sent, failed_count AS failed,
                  (SELECT attempt_count FROM messages WHERE status = 'failed') AS attempts FROM campaigns`,
        )
        .get(),
    );
    expect(counts).toEqual({ sent: 1, failed: 1, attempts: 2 });
  });

  test('have everything looked up where the journal is not there: on another computer', async () => {
    const { folder, ovo, uid } = underWay();
    journal(folder, uid);
    const backup = path.join(temporaryFolder(), 'copy.db');
    await ovo.json('backup', backup);
    const elsewhere = folderWith();
    expect(await elsewhere.ovo.json('restore', backup)).toMatchObject({ messagesUnconfirmed: 4 });
    expect(statuses(elsewhere.folder)).toEqual(Array.from({ length: 4 }, () => 'unconfirmed'));
  });
});

describe('an index that lacks a row', () => {
  function withBrokenIndex(folder: string): void {
    withDatabase(folder, ({ sqlite }) => {
      sqlite.unsafeMode(true);
      sqlite.pragma('writable_schema = ON');
      const root = sqlite
        .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'contacts_by_name'`)
        .pluck()
        .get();
      // Another, empty index takes its place.
      sqlite.exec(`CREATE INDEX hollow ON contacts (id) WHERE id < 0`);
      const hollow = sqlite
        .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'hollow'`)
        .pluck()
        .get();
      const swap = sqlite.prepare('UPDATE sqlite_schema SET rootpage = ? WHERE name = ?');
      swap.run(hollow, 'contacts_by_name');
      swap.run(root, 'hollow');
      sqlite.pragma('writable_schema = OFF');
    });
  }

  test('is no damage: Ovo opens, and a backup of it is made whole as it is restored', async () => {
    const { folder, ovo } = folderWith('+12125550101', '+12125550102');
    withBrokenIndex(folder);
    const { output } = await ovo.run('check', '--json');
    expect(JSON.parse(output)).toMatchObject({ integrity: expect.stringMatching(/ index /) });
    await ovo.json('backup');
    await ovo.json('restore', '--latest');
    const findings = withDatabase(folder, ({ sqlite }) => sqlite.pragma('integrity_check'));
    expect(findings).toEqual([{ integrity_check: 'ok' }]);
  });
});
