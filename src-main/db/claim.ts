import type { Claim, ClaimRequest, ClaimedMessage } from '../engine/ports.ts';
import { completeIfSettled } from './settle.ts';
import type { OvoDatabase } from './open.ts';
import { statementsFor } from './statements.ts';

interface QueuedRow {
  readonly messageId: number;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly segments: number;
  readonly retryCount: number;
  readonly attemptCount: number;
  readonly isSuppressed: number;
}

/** Suppressed messages that one claim settles at most, so that it stays short. */
const mostSkipped = 200;

const statements = statementsFor((sqlite) => ({
  isSending: sqlite
    .prepare<[number], number>(
      `SELECT EXISTS (SELECT 1 FROM campaigns WHERE id = ? AND status = 'sending')`,
    )
    .pluck(),
  next: sqlite.prepare<[number | null, number, number], QueuedRow>(
    `SELECT id AS messageId, to_address AS "to", from_address AS "from", body, segments,
            retry_count AS retryCount, attempt_count AS attemptCount,
            EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = messages.to_address AND lifted_at IS NULL) AS isSuppressed
       FROM messages INDEXED BY messages_queued
      WHERE campaign_id IS ? AND status = 'queued' AND next_attempt_at <= ?
      ORDER BY next_attempt_at, id
      LIMIT ?`,
  ),
  nextAttemptAt: sqlite
    .prepare<[number | null], number | null>(
      `SELECT min(next_attempt_at) FROM messages INDEXED BY messages_queued
        WHERE campaign_id IS ? AND status = 'queued'`,
    )
    .pluck(),
  take: sqlite.prepare<[number, number]>(
    `UPDATE messages SET status = 'sending', claimed_at = ?, attempt_count = attempt_count + 1,
            absent_count = 0, looked_up_at = NULL
      WHERE id = ? AND status = 'queued'`,
  ),
  skip: sqlite.prepare<[number, number]>(
    `UPDATE messages SET status = 'skipped', settled_at = ?,
            error_detail = 'This number is suppressed: it must not be texted.'
      WHERE id = ? AND status = 'queued'`,
  ),
  countSkipped: sqlite.prepare<[number, number]>(
    `UPDATE campaigns SET skipped_count = skipped_count + ? WHERE id = ?`,
  ),
}));

/**
 * Takes the next messages of a campaign that is `sending` (or the next single messages) for sending,
 * in one transaction that is on the disk when this returns: before the network hears of any of them.
 * Whether a number is suppressed is decided here and not earlier, so that an opt-out of a second ago
 * counts.
 */
export function claimMessages(db: OvoDatabase, request: ClaimRequest): Claim {
  return db.sqlite.transaction(() => claimInTransaction(db, request)).immediate();
}

function claimInTransaction(db: OvoDatabase, request: ClaimRequest): Claim {
  const sql = statements(db);
  const { campaignId, now } = request;
  const nothing = { claimed: [], skipped: 0, completed: false, nextSegments: null };
  if (campaignId !== null && sql.isSending.get(campaignId) !== 1) {
    return { ...nothing, nextAttemptAt: null };
  }
  const claimed: ClaimedMessage[] = [];
  let skipped = 0;
  let nextSegments: number | null = null;
  let segmentsLeft = request.segments;
  let isExhausted = false;
  while (!isExhausted && nextSegments === null) {
    const wanted = request.messages - claimed.length;
    if (wanted === 0 || skipped >= mostSkipped) break;
    const rows = sql.next.all(campaignId, now, wanted);
    isExhausted = rows.length < wanted;
    for (const row of rows) {
      if (row.isSuppressed === 1) {
        sql.skip.run(now, row.messageId);
        skipped += 1;
        continue;
      }
      if (row.segments > segmentsLeft) {
        nextSegments = row.segments;
        break;
      }
      sql.take.run(now, row.messageId);
      segmentsLeft -= row.segments;
      claimed.push({
        messageId: row.messageId,
        campaignId,
        attempt: row.attemptCount + 1,
        to: row.to,
        from: row.from,
        body: row.body,
        segments: row.segments,
        retryCount: row.retryCount,
      });
    }
  }
  let completed = false;
  if (skipped > 0 && campaignId !== null) {
    sql.countSkipped.run(skipped, campaignId);
    completed = completeIfSettled(db, campaignId, now);
  }
  const due = isExhausted ? sql.nextAttemptAt.get(campaignId) : now;
  return { claimed, skipped, completed, nextSegments, nextAttemptAt: due ?? null };
}
