// Raw SQL: pages of what the provider keeps, on a named index.
import type { CancelReason } from '../../../src-shared/message/cancel-reason.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { Receipt } from '../../engine/ports.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { calendarDayOf } from '../sending/calendar/calendar-day.ts';
import { recordOutcomes } from '../sending/record-outcomes.ts';

/** A message that the provider keeps until its time, and that is not to be sent. */
export interface ToCancel {
  readonly messageId: number;
  readonly campaignId: number;
  readonly gateway: GatewayKind;
  readonly to: string;
  readonly attempt: number;
  readonly sid: string;
  readonly reason: CancelReason;
}

interface ScheduledRow {
  readonly messageId: number;
  readonly campaignId: number | null;
  readonly gateway: GatewayKind | null;
  readonly sender: string;
  readonly segments: number;
  readonly sendAt: number;
  readonly cancelReason: CancelReason | null;
}

/** Whether somebody stopped the campaign: what stopped by itself leaves the provider what it has. */
const isStopped = `(c.status = 'canceled' OR c.status = 'paused'
  AND c.paused_reason IN ('user', 'back-to-draft', 'to-be-removed', 'stopped'))`;

const phoneOfContact = `(SELECT phone FROM contacts WHERE contacts.id = m.contact_id)`;

const statements = statementsFor((sqlite) => ({
  campaigns: sqlite
    .prepare<[], number>(
      `SELECT id FROM campaigns WHERE EXISTS (SELECT 1 FROM messages INDEXED BY messages_scheduled
         WHERE campaign_id = campaigns.id AND status = 'scheduled')`,
    )
    .pluck(),
  page: sqlite.prepare<
    {
      readonly campaignId: number;
      readonly due: number;
      readonly id: number;
      readonly limit: number;
    },
    Omit<ToCancel, 'reason'> & { readonly reason: CancelReason | null; readonly due: number }
  >(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, c.gateway, m.to_address AS "to",
            m.attempt_count AS attempt, m.sid, m.receipt_due_at AS due,
            CASE WHEN m.cancel_reason IS NOT NULL THEN m.cancel_reason
                 WHEN ${isStopped} THEN 'campaign-stopped'
                 WHEN EXISTS (SELECT 1 FROM suppressions
                               WHERE phone = m.to_address AND ${inForceSql}) THEN 'suppressed'
                 WHEN m.contact_id IS NULL THEN NULL
                 WHEN ${phoneOfContact} IS NULL THEN 'contact-removed'
                 WHEN ${phoneOfContact} <> m.to_address THEN 'number-changed' END AS reason
       FROM messages AS m INDEXED BY messages_scheduled JOIN campaigns AS c ON c.id = m.campaign_id
      WHERE m.campaign_id = :campaignId AND m.status = 'scheduled'
        AND (m.receipt_due_at, m.id) > (:due, :id)
      ORDER BY m.receipt_due_at, m.id LIMIT :limit`,
  ),
  wish: sqlite.prepare<[CancelReason, number]>(
    `UPDATE messages SET cancel_reason = ? WHERE id = ? AND status = 'scheduled'`,
  ),
  row: sqlite.prepare<[number], ScheduledRow>(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, c.gateway, m.from_address AS sender,
            m.segments, m.send_at AS sendAt, m.cancel_reason AS cancelReason
       FROM messages AS m LEFT JOIN campaigns AS c ON c.id = m.campaign_id
      WHERE m.id = ? AND m.status = 'scheduled'`,
  ),
  pollLater: sqlite.prepare<[number, number]>(
    `UPDATE messages SET receipt_due_at = ? WHERE id = ? AND status = 'scheduled'`,
  ),
  returnSegments: sqlite.prepare<[number, string, string, string]>(
    `UPDATE sender_usage SET segments = max(0, segments - ?)
      WHERE gateway = ? AND sender = ? AND day = ?`,
  ),
}));

/** Messages looked at in one step. */
const pageSize = 1000;

/** What the provider keeps and must not send, a page at a time; those whose time is nearest come first. */
export function* messagesToCancel(db: OvoDatabase): Generator<readonly ToCancel[]> {
  const sql = statements(db);
  for (const campaignId of sql.campaigns.all()) {
    for (let last = { due: -1, id: -1 }; ;) {
      const page = sql.page.all({ campaignId, ...last, limit: pageSize });
      const end = page.at(-1);
      if (end === undefined) break;
      last = { due: end.due, id: end.messageId };
      yield page.flatMap(({ reason, ...row }) => (reason === null ? [] : [{ ...row, reason }]));
    }
  }
}

/** Notes that the provider is asked to cancel them, before it hears of that. */
export function noteWishes(db: WritableDatabase, wishes: readonly ToCancel[]): void {
  for (const { messageId, reason } of wishes) statements(db).wish.run(reason, messageId);
}

/** When the receipt of a message that is still scheduled is next asked for. */
export function pollScheduledAt(db: WritableDatabase, messageId: number, at: number): void {
  statements(db).pollLater.run(at, messageId);
}

/**
 * Records what the provider says of a message that it kept: canceled, or sent. Where that was asked for,
 * a message of a stopped campaign is queued again, or canceled with its campaign; of other reasons it is
 * skipped. Call within a transaction. Returns whether the message is queued again.
 */
export function recordNoLongerScheduled(
  db: WritableDatabase,
  messageId: number,
  status: Exclude<Receipt['status'], 'scheduled'>,
  now: number,
): boolean {
  const sql = statements(db);
  const row = sql.row.get(messageId);
  if (row === undefined) return false;
  const { cancelReason, gateway, sender, segments, sendAt } = row;
  if (status !== 'canceled') {
    const reason = cancelReason === null ? {} : { reason: 'not-canceled' as const };
    recordOutcomes(db, [{ messageId, event: 'accepted', ...reason }], now);
    return false;
  }
  if (gateway !== null) {
    sql.returnSegments.run(segments, gateway, sender, calendarDayOf(sendAt).name);
  }
  if (cancelReason === 'campaign-stopped') {
    recordOutcomes(db, [{ messageId, event: 'postponed' }], now);
    return true;
  }
  const reason = cancelReason ?? 'canceled-at-provider';
  recordOutcomes(db, [{ messageId, event: 'skipped', reason }], now);
  return false;
}
