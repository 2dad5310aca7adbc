// Raw SQL: pages of what the provider keeps, on a named index.
import { cancelReasons, type CancelReason } from '../../../src-shared/message/cancel-reason.ts';
import type { MessageReason } from '../../../src-shared/message/reason.ts';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { Receipt } from '../../engine/ports.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { calendarDayOf } from '../sending/calendar/calendar-day.ts';
import { holdInForceSql } from '../sending/holds/held-messages.ts';
import { leftAudience } from '../sending/left-audience.ts';
import { recordOutcomes } from '../sending/record-outcomes.ts';

/** A message that the provider keeps until its time, and that is not to be sent. */
export interface ToCancel {
  readonly messageId: number;
  readonly campaignId: number;
  readonly gateway: GatewayKind;
  readonly to: string;
  readonly attempt: number;
  readonly sid: string;
  /** Milliseconds since 1970. */
  readonly sendAt: number;
  readonly reason: CancelReason;
}

/** A message that the provider keeps, or may. */
interface KeptRow {
  readonly messageId: number;
  readonly gateway: GatewayKind | null;
  readonly sender: string;
  readonly segments: number;
  /** Null where it was to go at once. */
  readonly sendAt: number | null;
  readonly cancelReason: CancelReason | null;
}

interface PageRow extends Omit<ToCancel, 'reason'> {
  readonly reason: CancelReason | null;
  readonly due: number;
  readonly contactId: number | null;
}

/** Whether somebody stopped the campaign: what stopped by itself leaves the provider what it has. */
export const isStopped = `(c.status = 'canceled' OR c.status = 'paused'
  AND c.paused_reason IN ('user', 'back-to-draft', 'to-be-removed', 'stopped'))`;

const phoneOfContact = `(SELECT phone FROM contacts WHERE contacts.id = m.contact_id)`;

/** Why a message `m` of a campaign `c` is not to be sent, as far as SQL can tell; null where it may be. */
export const cancelReasonSql = `
  CASE WHEN m.cancel_reason IS NOT NULL THEN m.cancel_reason
       WHEN ${isStopped} THEN 'campaign-stopped'
       WHEN EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = m.to_address AND ${inForceSql}) THEN 'suppressed'
       WHEN EXISTS (SELECT 1 FROM number_holds
                     WHERE phone = m.to_address AND ${holdInForceSql}) THEN 'held'
       WHEN m.contact_id IS NULL THEN NULL
       WHEN ${phoneOfContact} IS NULL THEN 'contact-removed'
       WHEN ${phoneOfContact} <> m.to_address THEN 'number-changed' END`;

const keptRow = `
  SELECT m.id AS messageId, c.gateway, m.from_address AS sender, m.segments, m.send_at AS sendAt,
         coalesce(m.cancel_reason, iif(c.status = 'canceled', 'campaign-stopped', NULL)) AS cancelReason
    FROM messages AS m LEFT JOIN campaigns AS c ON c.id = m.campaign_id`;

const statements = statementsFor((sqlite) => ({
  campaigns: sqlite.prepare<[], { readonly id: number; readonly audience: string }>(
    `SELECT id, audience FROM campaigns WHERE EXISTS (SELECT 1 FROM messages INDEXED BY messages_scheduled
         WHERE campaign_id = campaigns.id AND status = 'scheduled')`,
  ),
  page: sqlite.prepare<
    {
      readonly campaignId: number;
      readonly due: number;
      readonly id: number;
      readonly limit: number;
    },
    PageRow
  >(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, c.gateway, m.to_address AS "to",
            m.attempt_count AS attempt, m.sid, m.send_at AS sendAt, m.receipt_due_at AS due, m.contact_id AS contactId,
            ${cancelReasonSql} AS reason
       FROM messages AS m INDEXED BY messages_scheduled JOIN campaigns AS c ON c.id = m.campaign_id
      WHERE m.campaign_id = :campaignId AND m.status = 'scheduled'
        AND (m.receipt_due_at, m.id) > (:due, :id)
      ORDER BY m.receipt_due_at, m.id LIMIT :limit`,
  ),
  wish: sqlite.prepare<[CancelReason, number, string]>(
    `UPDATE messages SET cancel_reason = ? WHERE id = ? AND status = 'scheduled' AND sid = ?`,
  ),
  wishLost: sqlite.prepare<[CancelReason, number, number]>(
    `UPDATE messages SET cancel_reason = ?
      WHERE id = ? AND status = 'unconfirmed' AND claimed_at = ?`,
  ),
  scheduledRow: sqlite.prepare<[number, string | null], KeptRow>(
    `${keptRow} WHERE m.id = ? AND m.status = 'scheduled' AND m.sid = ?`,
  ),
  lostRow: sqlite.prepare<[number], KeptRow>(
    `${keptRow} WHERE m.id = ? AND m.status = 'unconfirmed'`,
  ),
  pollLater: sqlite.prepare<[number, number]>(
    `UPDATE messages SET receipt_due_at = ? WHERE id = ? AND status = 'scheduled'`,
  ),
  wishAll: sqlite.prepare<[number]>(
    `UPDATE messages INDEXED BY messages_scheduled
        SET cancel_reason = coalesce(cancel_reason, 'campaign-stopped')
      WHERE campaign_id = ? AND status = 'scheduled'`,
  ),
  wishAllLost: sqlite.prepare<[number]>(
    `UPDATE messages INDEXED BY messages_open
        SET cancel_reason = coalesce(cancel_reason, 'campaign-stopped')
      WHERE campaign_id = ? AND status IN ('sending', 'unconfirmed') AND send_at IS NOT NULL`,
  ),
  returnSegments: sqlite.prepare<[number, string, string, string]>(
    `UPDATE sender_usage SET segments = max(0, segments - ?)
      WHERE gateway = ? AND sender = ? AND day = ?`,
  ),
}));

/** Messages looked at in one step. */
const pageSize = 1000;

/**
 * What the provider keeps and must not send, a page at a time; those whose time is nearest come first.
 * Whether something else texts somebody meanwhile was decided when the provider got the message: two that
 * are both kept would otherwise cancel each other.
 */
export function* messagesToCancel(db: OvoDatabase, now: number): Generator<readonly ToCancel[]> {
  const sql = statements(db);
  for (const { id: campaignId, audience } of sql.campaigns.all()) {
    const reasonOf = leftAudience(db, { id: campaignId, audience }, now, 'only-the-audience');
    for (let last = { due: -1, id: -1 }; ;) {
      const page = sql.page.all({ campaignId, ...last, limit: pageSize });
      const end = page.at(-1);
      if (end === undefined) break;
      last = { due: end.due, id: end.messageId };
      yield page.flatMap(({ reason, contactId, ...row }) => {
        const wanted = reason ?? (contactId === null ? null : asCancelReason(reasonOf(contactId)));
        return wanted === null ? [] : [{ ...row, reason: wanted }];
      });
    }
  }
}

export function asCancelReason(reason: MessageReason | null): CancelReason | null {
  return cancelReasons.find((known) => known === reason) ?? null;
}

/**
 * Notes that the provider is asked to cancel them, before it hears of that. One that has another sid by now
 * was handed over again since: that attempt is left alone.
 */
export function noteWishes(
  db: WritableDatabase,
  wishes: readonly Pick<ToCancel, 'messageId' | 'sid' | 'reason'>[],
): void {
  for (const { messageId, sid, reason } of wishes) statements(db).wish.run(reason, messageId, sid);
}

/** Notes the same of those whose answer was lost, unless they were claimed again since. */
export function noteLostWishes(
  db: WritableDatabase,
  wishes: readonly {
    readonly messageId: number;
    readonly claimedAt: number;
    readonly reason: CancelReason;
  }[],
): void {
  for (const { messageId, claimedAt, reason } of wishes) {
    statements(db).wishLost.run(reason, messageId, claimedAt);
  }
}

/** Notes that everything of a campaign that the provider keeps, or may, is to be canceled, and queued again. */
export function wishForAll(db: WritableDatabase, campaignId: number): void {
  statements(db).wishAll.run(campaignId);
  statements(db).wishAllLost.run(campaignId);
}

/** When the receipt of a message that is still scheduled is next asked for. */
export function pollScheduledAt(db: WritableDatabase, messageId: number, at: number): void {
  statements(db).pollLater.run(at, messageId);
}

/**
 * Records what the provider says of a message that it kept under this sid: canceled, or sent. Where that was asked
 * for, a message of a stopped campaign is queued again, or canceled with its campaign; of other reasons it
 * is skipped. An answer on another attempt than the present one changes nothing. Call within a transaction. Returns whether the message
 * is queued again.
 *
 * @param reasonIfNone why it was canceled, where nobody noted that.
 */
export function recordNoLongerScheduled(
  db: WritableDatabase,
  { messageId, sid }: { readonly messageId: number; readonly sid: string | null },
  status: Exclude<Receipt['status'], 'scheduled'>,
  now: number,
  reasonIfNone: CancelReason | 'canceled-at-provider' = 'canceled-at-provider',
): boolean {
  const row = statements(db).scheduledRow.get(messageId, sid);
  if (row === undefined) return false;
  if (status === 'canceled') return recordNotSent(db, row, row.cancelReason ?? reasonIfNone, now);
  const reason = row.cancelReason === null ? {} : { reason: 'not-canceled' as const };
  recordOutcomes(db, [{ messageId, event: 'accepted', ...reason }], now);
  return false;
}

/**
 * Records that the provider does not have a message whose answer was lost, as `recordNoLongerScheduled` does
 * for a canceled one. Call within the transaction in which it is known to be the attempt that was looked up.
 */
export function recordNeverScheduled(db: WritableDatabase, messageId: number, now: number): void {
  const row = statements(db).lostRow.get(messageId);
  if (row !== undefined) recordNotSent(db, row, row.cancelReason ?? 'campaign-stopped', now);
}

/** Returns whether the message is queued again. */
function recordNotSent(
  db: WritableDatabase,
  { messageId, gateway, sender, segments, sendAt }: KeptRow,
  reason: CancelReason | 'canceled-at-provider',
  now: number,
): boolean {
  if (gateway !== null && sendAt !== null) {
    statements(db).returnSegments.run(segments, gateway, sender, calendarDayOf(sendAt).name);
  }
  // Queued again, a message to a held number waits there until somebody decides.
  if (reason === 'campaign-stopped' || reason === 'held') {
    recordOutcomes(db, [{ messageId, event: 'postponed' }], now);
    return true;
  }
  recordOutcomes(db, [{ messageId, event: 'skipped', reason }], now);
  return false;
}
