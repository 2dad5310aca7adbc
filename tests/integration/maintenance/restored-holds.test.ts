import { expect, test } from 'vitest';
import { holdNumber, holdsOf, isHeld } from '../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { noteDecision } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import { decideHold } from '../../../src-main/inbox/replies/decide.ts';
import { takeBackDecision } from '../../../src-main/inbox/replies/take-back.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { inbound, isOptedOut, storeAll } from '../../support/reply-reading.ts';
import { now, folderWith } from './restored-backups.ts';

const hold = (db: WritableDatabase, phone: string) => {
  holdNumber(db, { phone, reason: 'given-up', messageId: null, detail: '2026-11-27', at: now });
  noteDecision(db, phone);
};

test('holds and decisions made since the backup stay', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  const [decided, held] = [fictionalPhone(1), fictionalPhone(2)];
  withDatabase(folder, (db) => hold(db, decided));
  await ovo.json('backup');
  withDatabase(folder, (db) => {
    decideHold(db, decided, 'kept', now + 1);
    hold(db, held);
  });
  await ovo.json('restore', '--latest');
  withDatabase(folder, (db) => {
    expect([isHeld(db, decided), isHeld(db, held)]).toEqual([false, true]);
    expect(holdsOf(db, decided)).toMatchObject([{ decision: 'kept', releasedAt: now + 1 }]);
    const toDecide = db.sqlite.prepare('SELECT phone FROM conversations WHERE needs_decision = 1');
    expect(toDecide.pluck().all()).toEqual([held]);
  });
  expect(await ovo.json('check')).toMatchObject({ ok: true });
});

test('an opt-out that was taken back and decided again since the backup stays', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  const phone = fictionalPhone(1);
  const clock = createManualClock();
  const said = clock.now();
  withDatabase(folder, (db) =>
    storeAll(db, clock, [inbound(1, { from: phone, body: 'Wrong number', receivedAt: said })]),
  );
  await ovo.json('backup');
  withDatabase(folder, (db) => {
    decideHold(db, phone, 'opted-out', said + 1000);
    takeBackDecision(db, phone, said + 2000);
    decideHold(db, phone, 'opted-out', said + 3000);
  });
  await ovo.json('restore', '--latest');
  withDatabase(folder, (db) => {
    expect([isOptedOut(db, phone), isHeld(db, phone)]).toEqual([true, false]);
  });
});

test('a decision that was taken back since the backup is none', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  const phone = fictionalPhone(1);
  const decidedAt = now + 1000;
  withDatabase(folder, (db) => {
    hold(db, phone);
    decideHold(db, phone, 'kept', decidedAt);
  });
  await ovo.json('backup');
  withDatabase(folder, (db) => takeBackDecision(db, phone, decidedAt + 1000));
  await ovo.json('restore', '--latest');
  withDatabase(folder, (db) => {
    expect(holdsOf(db, phone)).toMatchObject([{ decision: null, releasedAt: null }]);
    const needsDecision = db.sqlite.prepare('SELECT needs_decision FROM conversations').pluck();
    expect(needsDecision.all()).toEqual([1]);
  });
});
