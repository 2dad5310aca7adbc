// Raw SQL: the counts of a campaign are one statement, which drizzle cannot say without SQL for each.
import type { PauseCode } from '../../../src-shared/campaign/pause-reason.ts';
import { isOverHundred } from '../../../src-shared/campaign/original-figures.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { OldCampaign } from './read-documents.ts';

interface Counted {
  readonly all: number;
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
  readonly delivered: number;
  readonly undelivered: number;
  readonly noReceipt: number;
}

const nothing: Counted = {
  all: 0,
  sent: 0,
  failed: 0,
  skipped: 0,
  delivered: 0,
  undelivered: 0,
  noReceipt: 0,
};

/**
 * Gives a campaign of the old system, whose messages are all there, the state it had, where its figures
 * can be. Otherwise it stays paused, damaged; returns whether it does.
 */
export function settleOldCampaign(
  db: WritableDatabase,
  id: number,
  campaign: OldCampaign,
  now: number,
): boolean {
  if (campaign.state === 'canceled') cancelQueued(db, id, now);
  const counted = countMessages(db, id);
  const counts = counted.all > 0 ? counted : countsOfFigures(campaign);
  const isDamaged = isDamagedCampaign(campaign, counted, counts);
  const state = isDamaged ? 'running' : campaign.state;
  if (state === 'draft') {
    db.sqlite.prepare('UPDATE campaigns SET original_repaired_at = ? WHERE id = ?').run(now, id);
    return false;
  }
  const known = isDamaged ? counted : counts;
  db.sqlite
    .prepare(
      `UPDATE campaigns
          SET status = :status, gateway = 'twilio', started_at = :startedAt,
              completed_at = :completedAt, paused_reason = :pausedReason, contact_count = :all,
              sent_count = :sent, failed_count = :failed, skipped_count = :skipped,
              delivered_count = :delivered, undelivered_count = :undelivered,
              no_receipt_count = :noReceipt, is_estimated = :isEstimated,
              original_repaired_at = :repairedAt
        WHERE id = :id`,
    )
    .run({
      id,
      ...known,
      status: state === 'running' ? 'paused' : state,
      startedAt: campaign.createdAt,
      completedAt: state === 'completed' ? (campaign.completedAt ?? now) : campaign.completedAt,
      pausedReason: state === 'running' ? reasonOf(isDamaged) : null,
      isEstimated: !isDamaged && counted.all === 0 ? 1 : 0,
      repairedAt: isDamaged ? null : now,
    });
  return isDamaged;
}

/** Nothing of a campaign that was canceled is to be sent any more. */
function cancelQueued(db: WritableDatabase, id: number, now: number): void {
  db.sqlite
    .prepare(
      `UPDATE messages SET status = 'canceled', settled_at = ?
        WHERE campaign_id = ? AND status = 'queued'`,
    )
    .run(now, id);
}

function reasonOf(isDamaged: boolean): PauseCode {
  return isDamaged ? 'damaged-in-old-system' : 'from-old-system';
}

/** Whether what the old system says of it cannot be, or it should have come to its end and has not. */
function isDamagedCampaign(campaign: OldCampaign, counted: Counted, counts: Counted): boolean {
  const { figures, state } = campaign;
  const hasMessages = counted.all > 0;
  if (state === 'draft') return hasMessages || figures.sentCount + figures.failedCount > 0;
  const isImpossible =
    isOverHundred(figures) ||
    Math.min(figures.contactCount, figures.sentCount, figures.failedCount) < 0;
  const disagrees =
    hasMessages &&
    (figures.contactCount !== counted.all ||
      figures.sentCount !== counted.sent ||
      figures.failedCount !== counted.failed);
  if (isImpossible || disagrees) return true;
  const isSettled = counts.sent + counts.failed + counts.skipped === counts.all;
  if (state === 'completed') return !isSettled || figures.progress !== 100;
  return state === 'running' && (isSettled || !hasMessages);
}

function countsOfFigures({ figures }: OldCampaign): Counted {
  const whole = (value: number) => Math.max(0, Math.trunc(value));
  const sent = whole(figures.sentCount);
  return {
    ...nothing,
    all: whole(figures.contactCount),
    sent,
    failed: whole(figures.failedCount),
    // Nobody can be asked any more what became of them.
    noReceipt: sent,
  };
}

function countMessages(db: OvoDatabase, id: number): Counted {
  return (
    db.sqlite
      .prepare<[number], Counted>(
        `SELECT count(*) AS "all",
                count(*) FILTER (WHERE status IN ('sent', 'delivered', 'undelivered')) AS sent,
                count(*) FILTER (WHERE status = 'failed') AS failed,
                count(*) FILTER (WHERE status = 'skipped') AS skipped,
                count(*) FILTER (WHERE status = 'delivered') AS delivered,
                count(*) FILTER (WHERE status = 'undelivered') AS undelivered,
                count(*) FILTER (WHERE status = 'sent' AND receipt_final_at IS NOT NULL) AS noReceipt
           FROM messages WHERE campaign_id = ? AND direction = 'outbound'`,
      )
      .get(id) ?? nothing
  );
}
