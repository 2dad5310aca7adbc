// Raw SQL: it runs for every message that is sent.
import Database from 'better-sqlite3';
import { isCampaignOver, type CampaignStatus } from '../../../src-shared/campaign/status.ts';
import { openCanary, readStoredPlan } from '../../../src-shared/campaign/plan.ts';
import { countOf, moveMessage, type MessageStatus } from '../../../src-shared/message/status.ts';
import type { Recorded, MessageChange } from '../../engine/store-ports.ts';
import { nextPollAt, pollAfterTimeMs } from '../../engine/receipt-policy.ts';
import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { suppressOptOut } from './suppress-opt-out.ts';
import { inTransaction } from './in-transaction.ts';

interface MessageRow {
  readonly status: MessageStatus;
  readonly isPractice: number;
  readonly campaignId: number | null;
  readonly campaignStatus: CampaignStatus | null;
  readonly plan: string | null;
}

/**
 * The second of the two updates that every message costs: what nearly every message comes to. For RETURNING
 * SQLite would make a table of its own at each call.
 */
export const acceptSql = `
  UPDATE messages
     SET status = 'sent', sid = ?, segments = coalesce(?, segments), sent_at = ?, settled_at = ?,
         error_code = NULL, error_detail = NULL, reason = NULL, next_attempt_at = 0,
         receipt_due_at = ?
   WHERE id = ? AND campaign_id IS ? AND status = 'sending'`;

const statements = statementsFor((sqlite) => ({
  message: sqlite.prepare<[number], MessageRow>(
    `SELECT m.status, m.is_practice AS isPractice, m.campaign_id AS campaignId, c.status AS campaignStatus, c.plan
       FROM messages AS m LEFT JOIN campaigns AS c ON c.id = m.campaign_id
      WHERE m.id = ?`,
  ),
  isLinked: sqlite
    .prepare<[string], number>(`SELECT EXISTS (SELECT 1 FROM messages WHERE sid = ?)`)
    .pluck(),
  accept:
    sqlite.prepare<[string, number | null, number, number, number, number, number | null]>(
      acceptSql,
    ),
  recordOutcome: sqlite.prepare(
    `UPDATE messages
        SET status = :status,
            sid = CASE WHEN :status = 'queued' THEN NULL ELSE coalesce(:sid, sid) END,
            segments = coalesce(:segments, segments),
            error_code = :errorCode,
            error_detail = :detail,
            reason = :reason,
            sent_at = CASE WHEN :status = 'sent'
              THEN iif(send_at < :now, send_at, :now) ELSE sent_at END,
            receipt_due_at = CASE :status WHEN 'sent' THEN :receiptDueAt
              WHEN 'scheduled' THEN coalesce(send_at, :now) + :pollAfterMs ELSE receipt_due_at END,
            send_at = CASE :status WHEN 'scheduled' THEN coalesce(send_at, :now)
              WHEN 'queued' THEN NULL ELSE send_at END,
            cancel_reason = iif(:status IN ('scheduled', 'unconfirmed'), cancel_reason, NULL),
            settled_at = CASE WHEN :isSettled THEN :now END,
            next_attempt_at = :nextAttemptAt
      WHERE id = :messageId`,
  ),
  /** Returns how many messages are not settled after that. */
  count: sqlite
    .prepare<[number, number, number, number], number>(
      `UPDATE campaigns
          SET sent_count = sent_count + ?, failed_count = failed_count + ?,
              skipped_count = skipped_count + ?
        WHERE id = ? AND status <> 'completed'
        RETURNING contact_count - sent_count - failed_count - skipped_count`,
    )
    .pluck(),
  complete: sqlite.prepare<[number, number]>(
    `UPDATE campaigns SET status = 'completed', completed_at = ?, paused_reason = NULL, paused_detail = NULL
      WHERE id = ? AND status IN ('sending', 'paused')
        AND sent_count + failed_count + skipped_count = contact_count`,
  ),
}));

/**
 * Writes what messages came to, moves the counts of their campaigns and completes those of which the
 * last message is settled: all in one synchronous transaction. A message that is settled already is
 * left alone, so that hearing of the same outcome twice changes nothing.
 */
export function recordOutcomes(
  db: WritableDatabase,
  changes: readonly MessageChange[],
  now: number,
): Recorded {
  return inTransaction(db, () => {
    const changed = new Map<number, { sent: number; failed: number; skipped: number }>();
    const changedSingles: number[] = [];
    for (const change of changes) {
      const applied = apply(db, change, now);
      if (applied === undefined) continue;
      if (applied.campaignId === null) {
        changedSingles.push(change.messageId);
        continue;
      }
      const counts = changed.get(applied.campaignId) ?? { sent: 0, failed: 0, skipped: 0 };
      changed.set(applied.campaignId, counts);
      const counted = countOf(applied.status);
      if (counted !== null && counted !== 'canceled') counts[counted] += 1;
    }
    const completedCampaigns: number[] = [];
    for (const [campaignId, counts] of changed) {
      const { sent, failed, skipped } = counts;
      const unsettled = statements(db).count.get(sent, failed, skipped, campaignId);
      if (unsettled === 0 && completeIfSettled(db, campaignId, now)) {
        completedCampaigns.push(campaignId);
      }
    }
    return { changedCampaigns: [...changed.keys()], completedCampaigns, changedSingles };
  });
}

/** Writes one message; undefined where the event came too late to matter. */
function apply(db: WritableDatabase, change: MessageChange, now: number) {
  const sql = statements(db);
  const { messageId, campaignId, sid = null } = change;
  const isPlain = change.event === 'accepted' && change.detail === undefined;
  if (isPlain && sid !== null && campaignId !== undefined) {
    const message = { messageId, campaignId, sid, segments: change.segments ?? null };
    if (accept(db, message, now)) return { campaignId, status: 'sent' as const };
  }
  const row = sql.message.get(messageId);
  if (row === undefined) return undefined;
  // Two of our messages can never be one of the provider's: what it says of this one is then unknown.
  const isTaken = sid !== null && sql.isLinked.get(sid) === 1;
  if (isTaken && row.status !== 'sending') return undefined;
  const moved = moveMessage(row.status, isTaken ? 'outcome-unknown' : change.event);
  if (moved === undefined) return undefined;
  const isGivenUp =
    moved === 'queued' && row.campaignStatus !== null && isCampaignOver(row.campaignStatus);
  const status = isGivenUp ? 'canceled' : moved;
  sql.recordOutcome.run({
    messageId,
    status,
    sid: isTaken ? null : sid,
    segments: change.segments ?? null,
    errorCode: change.errorCode ?? null,
    detail: change.detail ?? null,
    reason: change.reason ?? null,
    now,
    receiptDueAt: nextPollAt(now, now),
    pollAfterMs: pollAfterTimeMs,
    isSettled: countOf(status) === null ? 0 : 1,
    nextAttemptAt: nextAttemptAt(row, status, change.nextAttemptAt ?? 0),
  });
  if (change.suppress !== undefined) {
    const message = { to: change.suppress.phone, isPractice: row.isPractice };
    suppressOptOut(db, message, change.detail ?? null, now);
  }
  return { campaignId: row.campaignId, status };
}

/** One of the first texts stays one of them, as `plan/canary.ts` has it. */
function nextAttemptAt({ plan }: MessageRow, status: MessageStatus, at: number): number {
  const isOfCanary =
    status === 'queued' && plan !== null && openCanary(readStoredPlan(plan)) !== undefined;
  return isOfCanary ? -Math.max(1, at) : at;
}

/** Marks a message in flight as sent; false where it is not in flight, or the sid is another's. */
function accept(
  db: WritableDatabase,
  message: {
    readonly messageId: number;
    readonly campaignId: number | null;
    readonly sid: string;
    readonly segments: number | null;
  },
  now: number,
): boolean {
  const { messageId, campaignId, sid, segments } = message;
  const receiptDueAt = nextPollAt(now, now);
  try {
    const { accept: update } = statements(db);
    return update.run(sid, segments, now, now, receiptDueAt, messageId, campaignId).changes === 1;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE') {
      return false;
    }
    throw error;
  }
}

/** Completes a campaign whose last message is settled; whether it did. Call within the transaction. */
export function completeIfSettled(db: WritableDatabase, campaignId: number, now: number): boolean {
  if (statements(db).complete.run(now, campaignId).changes === 0) return false;
  appendEvent(db, { at: now, kind: 'campaign-completed', subject: `campaign:${campaignId}` });
  return true;
}
