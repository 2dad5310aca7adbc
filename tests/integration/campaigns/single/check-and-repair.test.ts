import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { discardPractice } from '../../../../src-main/campaigns/sending/discard-practice.ts';
import {
  holdNumber,
  isHeld,
  releaseNumber,
} from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { singleMessage, writeSingle } from '../../../../src-main/campaigns/single/single-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { breakDatabase } from '../../../support/broken-database.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { checkDatabase, repairDatabase } from '../../../support/maintenance.ts';

const now = 1_800_000_000_000;
const phone = fictionalPhone(70);

function write(db: WritableDatabase, gateway: 'twilio' | 'simulator' = 'twilio', goesAt = now) {
  return writeSingle(db, {
    requestId: randomUUID(),
    phone,
    text: 'Ok',
    picture: null,
    origin: 'window',
    gateway,
    sender: '+12125550199',
    writtenAt: now,
    goesAt,
    isLater: false,
  }).messageId;
}

const hold = (db: WritableDatabase, number: string) =>
  holdNumber(db, { phone: number, reason: 'given-up', messageId: null, detail: '', at: now });

/** Without what the topic above writes with each text: its conversation. */
const rulesBroken = (db: WritableDatabase) =>
  checkDatabase(db, now)
    .violations.map(({ rule }) => rule)
    .filter((rule) => rule !== 'conversation-missing');

test('a repair finds and puts right what cannot be of single messages and held numbers', () => {
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 3, now, gateway: 'simulator' });
  for (const index of [0, 1]) hold(db, fictionalPhone(index));
  const [rowless, impossible, pictured, later] = [
    write(db),
    write(db),
    write(db),
    write(db, 'twilio', now + 30 * 86_400_000),
  ];
  expect(rulesBroken(db)).toEqual([]);
  breakDatabase(
    db,
    `UPDATE number_holds SET reason = 'whim' WHERE phone = '${fictionalPhone(0)}';
     UPDATE number_holds SET decision = 'kept' WHERE phone = '${fictionalPhone(1)}';
     DELETE FROM single_messages WHERE message_id = ${rowless};
     UPDATE single_messages SET gateway = 'pigeon', origin = 'nobody', is_later = 7
      WHERE message_id = ${impossible};
     UPDATE single_messages SET picture = '[' WHERE message_id = ${pictured}`,
  );
  expect(new Set(rulesBroken(db))).toEqual(
    new Set([
      'hold-impossible',
      'single-message-incomplete',
      'single-message-unreadable',
      'single-message-impossible',
    ]),
  );
  repairDatabase(db, { now, dryRun: false, backupFolder: null });
  expect(rulesBroken(db)).toEqual([]);
  expect(isHeld(db, fictionalPhone(1))).toBe(true);
  // A hold that does not say why holds as well: somebody decides.
  expect(campaignSnapshot(db, id)).toMatchObject({ heldCount: 2 });
  releaseNumber(db, fictionalPhone(0), ['maybe-opt-out'], 'kept', now);
  expect(
    [rowless, impossible, pictured, later].map((each) => singleMessage(db, each)),
  ).toMatchObject([
    { status: 'unconfirmed', gateway: 'twilio' },
    { status: 'queued', gateway: 'twilio', origin: 'window' },
    { status: 'canceled' },
    { status: 'queued' },
  ]);
  const times = db.sqlite
    .prepare<[number], number>('SELECT next_attempt_at FROM messages WHERE id = ?')
    .pluck();
  expect(times.get(later)).toBe(now + 30 * 86_400_000);
  releaseNumber(db, fictionalPhone(1), ['given-up'], 'kept', now);
  expect(campaignSnapshot(db, id)).not.toHaveProperty('heldCount');
});

test('practice is discarded with its single messages and conversations', () => {
  const db = temporaryDatabase();
  const real = write(db);
  const practice = write(db, 'simulator');
  db.sqlite.exec(`INSERT INTO conversations (phone, is_practice, created_at)
                  VALUES ('${phone}', 1, 0), ('${phone}', 0, 0)`);
  expect(discardPractice(db, now)).toEqual({ campaigns: 0, messages: 1 });
  expect(() => singleMessage(db, practice)).toThrow(/no text/);
  expect(singleMessage(db, real).status).toBe('queued');
  expect(db.sqlite.prepare('SELECT is_practice FROM conversations').pluck().all()).toEqual([0]);
});
