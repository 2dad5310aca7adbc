// Raw SQL: a damaged database has values that the schema’s types exclude.
import { isNotHeldSql } from '../../campaigns/sending/holds/held-messages.ts';
import type { WritableDatabase } from '../../database/open.ts';

/** A try that is due later than this from now, in milliseconds, was planned by a clock that was wrong. */
const latestSensibleRetryMs = 72 * 3_600_000;

/**
 * It was planned by a clock that was wrong. Held messages wait for a decision, and messages without a campaign
 * for the time that somebody chose.
 */
const isFarOff = `(next_attempt_at > :latest AND ${isNotHeldSql} AND campaign_id IS NOT NULL)`;

/** What was done to messages, by count. */
export interface RepairedMessages {
  readonly requeued: number;
  readonly unconfirmed: number;
  readonly settled: number;
}

/**
 * Gives every message a status that can be. What hung while it was being sent is never queued again by
 * itself: it may have been sent, so it becomes unconfirmed and is looked up.
 */
export function repairMessages(db: WritableDatabase, now: number): RepairedMessages {
  const run = (sql: string, ...values: readonly unknown[]) =>
    db.sqlite.prepare(sql).run(...values).changes;

  const overCampaigns = `(SELECT id FROM campaigns WHERE status = 'completed')`;
  const settled =
    run(
      `UPDATE messages SET status = 'sent', sent_at = coalesce(sent_at, claimed_at, created_at),
              settled_at = coalesce(settled_at, claimed_at, created_at)
        WHERE sid IS NOT NULL AND direction = 'outbound'
          AND status IN ('queued', 'sending', 'unconfirmed')`,
    ) +
    // The provider has it, and its campaign counts nothing more: what came of it, a receipt tells.
    run(
      `UPDATE messages SET status = 'sent', sent_at = coalesce(sent_at, send_at, created_at),
              settled_at = coalesce(settled_at, send_at, created_at)
        WHERE status = 'scheduled' AND campaign_id IN ${overCampaigns}`,
    ) +
    run(
      `UPDATE messages SET status = 'failed', settled_at = ?, reason = 'closed-unconfirmed',
              error_detail = NULL
        WHERE status IN ('sending', 'unconfirmed') AND campaign_id IN ${overCampaigns}`,
      now,
    ) +
    run(
      `UPDATE messages SET status = 'skipped', settled_at = ?, reason = 'campaign-closed',
              error_detail = NULL
        WHERE status = 'queued' AND campaign_id IN ${overCampaigns}`,
      now,
    ) +
    run(
      `UPDATE messages SET status = 'skipped', settled_at = coalesce(settled_at, ?),
              reason = iif(reason IS NULL AND error_detail IS NULL, 'canceled-alone', reason)
        WHERE status = 'canceled' AND campaign_id IN
              (SELECT id FROM campaigns WHERE status IN ('sending', 'paused', 'completed'))`,
      now,
    ) +
    run(
      `UPDATE messages SET status = 'canceled', settled_at = ?
        WHERE status = 'queued'
          AND campaign_id IN (SELECT id FROM campaigns WHERE status = 'canceled')`,
      now,
    );
  const unconfirmed = run(
    `UPDATE messages SET status = 'unconfirmed', claimed_at = coalesce(claimed_at, created_at),
            not_found_count = 0, reconciled_at = NULL
      WHERE status = 'sending'`,
  );
  const requeued = run(
    `UPDATE messages
        SET next_attempt_at = CASE WHEN ${isFarOff} THEN 0 ELSE next_attempt_at END,
            retry_count = min(max(retry_count, 0), 3)
      WHERE status = 'queued' AND (${isFarOff} OR retry_count NOT BETWEEN 0 AND 3)`,
    { latest: now + latestSensibleRetryMs },
  );
  return { requeued, unconfirmed, settled };
}
