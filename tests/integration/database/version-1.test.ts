import Database from 'better-sqlite3';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCampaigns } from '../../../src-main/campaigns/campaign-rows.ts';
import {
  failureGroups,
  pageOfMessages,
} from '../../../src-main/campaigns/messages/message-rows.ts';
import { suppressionsOf } from '../../../src-main/contacts/suppressions/suppression-rows.ts';
import { openDatabase } from '../../../src-main/database/open.ts';
import { importsPage } from '../../../src-main/imports/import-records.ts';
import {
  readRejectedRows,
  readRejectedRowsPage,
} from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import { previewUndo } from '../../../src-main/imports/undo/import-undo.ts';
import { explainError } from '../../../src-shared/message/error-codes.ts';
import { migrationsFolder, temporaryFolder } from '../../support/database.ts';
import { writeOldDatabase } from '../../support/old-databases.ts';

/** The database of version 1, as it was and as this Ovo has it. */
function opened() {
  const folder = temporaryFolder();
  const before = new Database(writeOldDatabase(1, path.join(folder, 'before.db')));
  const file = writeOldDatabase(1, path.join(folder, 'ovo.db'));
  return { before, db: openDatabase({ file, migrationsFolder }) };
}

/** What version 1 wrote, and how this Ovo says the same. */
const reworded: readonly (readonly [string, string])[] = [
  ['Wait until it is done', 'Wait until that program is done'],
  ['mark as sent, or skip', 'count as sent, or skip'],
  ['This number is suppressed: it must not be texted.', 'This number is on Do not text.'],
  [
    'Two look-ups did not find it at the provider.',
    'Two checks at the provider didn’t find this text.',
  ],
  ['“12” is no phone number.', '“12” isn’t a phone number.'],
  [
    'It may have been sent after the backup was made.',
    'May have been sent after the backup was made.',
  ],
  [
    'The send journal has it; the database, restored from a backup, had not.',
    'The send journal has this text, but the restored backup doesn’t.',
  ],
  [
    'It is not known whether this was sent: its campaign had been closed without waiting for it.',
    'May or may not have been sent: the campaign was closed without waiting for an answer.',
  ],
  [
    'Not sent: its campaign had been closed before its turn came.',
    'Not sent: the campaign was closed first.',
  ],
  ['Its status “gone” could not be read.', 'The status “gone” couldn’t be read.'],
  ['Not sent: it had been canceled by itself.', 'Not sent: this text alone was canceled.'],
  ['You chose not to send it again.', 'You chose to skip this message.'],
  [
    'It came damaged from the old system. Repair the database: Tools > Repair database…',
    'Had invalid figures in the old system. Repair the database first: Tools > Repair database.',
  ],
  [
    'It came from the old system. Nothing of it is sent until you resume it.',
    'Imported from the old system. Nothing is sent until you resume.',
  ],
  ['Look it over', 'Check the campaign'],
  ['You paused it.', 'You paused the campaign.'],
  ['A repair paused it.', 'Paused by a repair.'],
  ['yet its counts do not', 'but the counts don’t'],
  ['1999 characters', '1,999 characters'],
  ['takes 1600', 'takes 1,600'],
  ['The provider has this text to this number', 'The provider has sent this text to this number'],
  ['since then; the first', 'since then. The first'],
  ['Interrupted at the command line.', 'You interrupted the campaign at the command line.'],
  ['Nothing was lost: everybody who is left is', 'Nothing is lost: everyone left is'],
  [
    'Look at the reasons below before you go on: sending to many wrong numbers makes carriers block a sender.',
    'Check the reasons before you resume: carriers block senders that text many wrong numbers.',
  ],
  ['Nothing more is sent, and', 'Sending has stopped, and'],
  ['Free some space', 'Free up some space'],
  ['Ovo may not write its files any more', 'Ovo isn’t allowed to write its files anymore'],
  ['Another program keeps Ovo’s database to itself', 'Another program is blocking Ovo’s database'],
  ['Ovo could not write down what happened', 'Couldn’t record what happened'],
  ['does not show it, yet it may', 'doesn’t show the message, but it may'],
  ['does not show them, yet they may', 'doesn’t show them, but they may'],
  ['was salvaged', 'was recovered'],
  ['this person; Twilio takes 1,600 at most', 'this person. Twilio takes up to 1,600'],
];

function inTodaysWords(text: string): string {
  return reworded.reduce((said, [then, now]) => said.replace(then, now), text);
}

describe('what version 1 wrote in sentences', () => {
  it('is a code for each reason to pause, and says the same', () => {
    const { before, db } = opened();
    const said = new Map(
      before
        .prepare<[], { readonly id: number; readonly reason: string | null }>(
          'SELECT id, paused_reason AS reason FROM campaigns',
        )
        .all()
        .map(({ id, reason }) => [id, reason === null ? null : inTodaysWords(reason)]),
    );
    const campaigns = listCampaigns(db);
    expect(new Map(campaigns.map(({ id, pausedReason }) => [id, pausedReason]))).toEqual(said);
    expect(
      Object.fromEntries(
        campaigns
          .filter(({ status }) => status === 'paused')
          .map(({ name, pausedReasonCode }) => [name, pausedReasonCode]),
      ),
    ).toEqual({
      'Paused: user': 'user',
      'Paused: interrupted': 'interrupted',
      'Paused: unreachable': 'unreachable',
      'Paused: refusals': 'refusals',
      'Paused: counts': 'counts-do-not-fit',
      'Paused: disk': 'disk-full',
      'Paused: permission': 'no-permission',
      'Paused: busy': 'database-busy',
      'Paused: write': 'write-failed',
      'Paused: one unconfirmed': 'unconfirmed',
      'Paused: many unconfirmed': 'unconfirmed',
      'Paused: restored': 'restored',
      'Paused: salvaged': 'salvaged',
      'Mixed up': 'repaired',
      'Half-way': 'from-old-system',
      'At 292 %': 'damaged-in-old-system',
      'At 130 %': 'damaged-in-old-system',
      // In the provider's words, or in nobody's that this Ovo knows.
      'Paused: blocked': 'other',
      'Paused: refused': 'other',
      'In doubt': 'other',
    });
    expect(campaigns.filter(({ status }) => status !== 'paused')).toHaveLength(4);
  });

  it('is a code for each message that Ovo itself decided on, and says the same', () => {
    const { before, db } = opened();
    const old = before
      .prepare<
        [],
        {
          readonly id: number;
          readonly status: string;
          readonly code: number | null;
          readonly detail: string | null;
        }
      >('SELECT id, status, error_code AS code, error_detail AS detail FROM messages')
      .all();
    const now = new Map(
      listCampaigns(db)
        .flatMap(({ id }) => [
          ...pageOfMessages(db, { id, filter: 'all', offset: 0, limit: 500 }).rows,
        ])
        .map((message) => [message.id, message]),
    );
    for (const { id, status, code, detail } of old) {
      const message = now.get(id);
      if (message === undefined) continue;
      expect([id, message.status]).toEqual([id, status]);
      if (detail !== null)
        expect([id, message.explanation]).toEqual([id, inTodaysWords(explainError(code, detail))]);
    }
    expect(
      db.sqlite
        .prepare(
          `SELECT status, reason, count(*) AS messages FROM messages
            WHERE reason IS NOT NULL GROUP BY status, reason ORDER BY status, reason`,
        )
        .raw()
        .all(),
    ).toEqual([
      ['canceled', 'left-in-old-system', 1],
      ['failed', 'closed-unconfirmed', 2],
      ['failed', 'retries-used', 1],
      ['queued', 'not-found', 1],
      ['sent', 'found-several-times', 1],
      ['skipped', 'campaign-closed', 17],
      ['skipped', 'canceled-alone', 1],
      ['skipped', 'decided-to-skip', 1],
      ['skipped', 'empty-text', 1],
      ['skipped', 'not-a-number', 1],
      ['skipped', 'suppressed', 21],
      ['skipped', 'text-too-long', 1],
      ['unconfirmed', 'after-backup', 9],
      ['unconfirmed', 'in-journal', 1],
      ['unconfirmed', 'status-unreadable', 1],
    ]);
  });

  it('groups those whom a campaign did not reach by these codes', () => {
    const { db } = opened();
    const ended = listCampaigns(db).find(({ name }) => name === 'Everything ends')?.id ?? 0;
    expect(
      failureGroups(db, ended).map(({ status, errorCode, count }) => [status, errorCode, count]),
    ).toEqual(
      expect.arrayContaining([
        ['failed', 21211, 1],
        ['failed', 21610, 1],
        ['failed', null, 1],
        ['skipped', null, 4],
      ]),
    );
  });

  it('is the origin of each suppression, with the import that it came from', () => {
    const { db } = opened();
    const phone = (index: number) => `+121255501${index}`;
    const known = (number: string) =>
      suppressionsOf(db, number).map(({ origin, importId, liftedAt }) => [
        origin,
        importId,
        liftedAt === null,
      ]);
    expect(known(phone(41))).toEqual([['import', 1, true]]);
    expect(known(phone(47))).toEqual([['import', 1, true]]);
    expect(known(phone(10))).toEqual([['manual', null, true]]);
    expect(known(phone(11))).toEqual([['manual', null, false]]);
    expect(known(phone(12))).toEqual([['list-file', null, true]]);
    expect(known(phone(13))).toEqual([['list-file', null, true]]);
    expect(known('+12125550100')).toEqual([['carrier', null, true]]);
    expect(known(phone(72))).toEqual([['carrier', null, true]]);
    expect(known(phone(73))).toEqual([['events', null, true]]);
    expect(known(phone(15))).toEqual([['salvage', null, true]]);
    expect(known(phone(71))).toEqual([['other', null, true]]);
    expect(previewUndo(db, { importId: 1 }).suppressionsLifted).toBe(2);
  });

  it('is what became of each rejected row, and why those are left that are', () => {
    const { before, db } = opened();
    const summary = readRejectedRows(db, 1);
    expect(summary).toMatchObject({ left: 4, fixed: 4, dismissed: 1 });
    expect(importsPage(db, { offset: 0, limit: 10 }).rows).toMatchObject([{ fixed: 4, left: 4 }]);
    const { rows } = readRejectedRowsPage(db, { importId: 1, problem: null, offset: 0, limit: 10 });
    expect(rows.map(({ line, problem, reason }) => ({ line, problem, reason }))).toEqual(
      before
        .prepare(
          'SELECT line, problem, reason FROM import_rejects WHERE outcome IS NULL ORDER BY id',
        )
        .all(),
    );
    expect(
      db.sqlite
        .prepare(
          `SELECT kind, count(*) AS events FROM events WHERE kind LIKE '%reject%' GROUP BY kind`,
        )
        .raw()
        .all(),
    ).toEqual([
      ['reject-fixes-accepted', 1],
      ['rejected-row-fixed', 3],
      ['rejected-rows-dismissed', 1],
    ]);
    expect(
      db.sqlite
        .prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'import_rejects'`)
        .pluck()
        .get(),
    ).toBe(9);
  });
});
