import { expect, test } from 'vitest';
import { holdNumber, holdsOf, isHeld } from '../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { noteDecision } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import { decideHold } from '../../../src-main/inbox/replies/decide.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { withDatabase } from '../../support/data-folder.ts';
import { now, folderWith } from './restored-backups.ts';

test('holds and decisions made since the backup stay', async () => {
  const { folder, ovo } = folderWith('+12125550101');
  const [decided, held] = [fictionalPhone(1), fictionalPhone(2)];
  const hold = (db: WritableDatabase, phone: string) => {
    holdNumber(db, { phone, reason: 'given-up', messageId: null, detail: '2026-11-27', at: now });
    noteDecision(db, phone);
  };
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
