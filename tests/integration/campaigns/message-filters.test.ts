import { expect, test } from 'vitest';
import { campaignSnapshot } from '../../../src-main/campaigns/campaign-rows.ts';
import { cancelCampaign, cancelQueuedMessages } from '../../../src-main/campaigns/lifecycle.ts';
import { pageOfMessages } from '../../../src-main/campaigns/messages/message-rows.ts';
import { messageFiltersOf } from '../../../src-renderer/campaigns/detail/people/message-filters.ts';
import { startedCampaign } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';

/** So many messages of each kind, by what their rows then say. */
const kinds: readonly (readonly [number, string])[] = [
  [2, `status = 'delivered', sid = 'SM' || id, sent_at = 2, settled_at = 2, receipt_final_at = 3`],
  [
    3,
    `status = 'undelivered', sid = 'SM' || id, sent_at = 2, settled_at = 2, receipt_final_at = 3`,
  ],
  [4, `status = 'sent', sid = 'SM' || id, sent_at = 2, settled_at = 2, receipt_final_at = 3`],
  [1, `status = 'sent', sid = 'SM' || id, sent_at = 2, settled_at = 2`],
  [5, `status = 'failed', error_code = 21211, settled_at = 2`],
  [6, `status = 'skipped', reason = 'suppressed', settled_at = 2`],
  [8, `status = 'unconfirmed', claimed_at = 2`],
];
const queued = 7;

test('each filter of a campaign shows as many messages as its count says', () => {
  const db = temporaryDatabase();
  const contacts = kinds.reduce((sum, [count]) => sum + count, queued);
  const id = startedCampaign(db, { contacts, now: 1 });
  for (const [count, columns] of kinds) {
    db.sqlite.exec(
      `UPDATE messages SET ${columns} WHERE id IN
         (SELECT id FROM messages WHERE status = 'queued' ORDER BY id LIMIT ${count})`,
    );
  }
  db.sqlite.exec(
    `UPDATE campaigns SET sent_count = 10, delivered_count = 2, undelivered_count = 3,
            no_receipt_count = 4, failed_count = 5, skipped_count = 6`,
  );
  const shown = () =>
    messageFiltersOf(campaignSnapshot(db, id), 'all').map(({ value, count }) => {
      const { total } = pageOfMessages(db, { id, filter: value, offset: 0, limit: 1 });
      expect([value, total]).toEqual([value, count]);
      return [value, count];
    });
  expect(Object.fromEntries(shown())).toEqual({
    all: 36,
    open: 7,
    sent: 10,
    delivered: 2,
    undelivered: 3,
    'no-receipt': 4,
    failed: 5,
    skipped: 6,
    unconfirmed: 8,
  });
  cancelCampaign(db, id, 4);
  cancelQueuedMessages(db, id, 100, 4);
  expect(Object.fromEntries(shown())).toMatchObject({ canceled: 7, sent: 10, unconfirmed: 8 });
});
