// Raw SQL: it is the peer of sending, better-sqlite3 with nothing of Ovo’s around it.
import { claimSql } from '../../../src-main/campaigns/sending/claims/claim-batch.ts';
import { acceptSql } from '../../../src-main/campaigns/sending/record-outcomes.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { randomSid, sender } from '../bench-setup.ts';

interface QueuedRow {
  readonly id: number;
  readonly to: string;
  readonly body: string;
}

/**
 * Makes the two updates of each message that Ovo makes, in the same tables, and nothing else: claimed in
 * one transaction, recorded in the next, so many messages at a time, each on the disk (synchronous=FULL).
 * Returns the milliseconds.
 */
export function sendRaw({ sqlite }: WritableDatabase, campaignId: number, batch: number): number {
  const next = sqlite.prepare<[number, number], QueuedRow>(
    `SELECT id, to_address AS "to", body FROM messages INDEXED BY messages_queued
      WHERE campaign_id = +? AND zone_key = '' AND status = 'queued' AND next_attempt_at <= 0
      ORDER BY next_attempt_at, id LIMIT +?`,
  );
  const claim = sqlite.prepare<[number, number, string, number]>(claimSql);
  const accept =
    sqlite.prepare<[string, number, number, number, number, number, number]>(acceptSql);
  const claimAll = sqlite.transaction(() => {
    const rows = next.all(campaignId, batch);
    const now = Date.now();
    for (const { id } of rows) claim.run(now, now, sender, id);
    return rows;
  });
  const acceptAll = sqlite.transaction((rows: readonly QueuedRow[]) => {
    const now = Date.now();
    for (const { id } of rows) accept.run(randomSid(), 1, now, now, now, id, campaignId);
  });
  const startedAt = performance.now();
  for (;;) {
    const rows = claimAll.immediate();
    if (rows.length === 0) return performance.now() - startedAt;
    acceptAll.immediate(rows);
  }
}
