// Raw SQL: it runs for every receipt, on named indexes.
import Database from 'better-sqlite3';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { optedOutCode } from '../../engine/decide.ts';
import type { Receipt, ReceiptNews } from '../../engine/ports.ts';
import {
  decideReceipt,
  pollAfterTimeMs,
  receiptExpiresAt,
  type ReceiptAnswer,
  type ReceiptDecision,
} from '../../engine/receipt-policy.ts';
import type { ReceiptUpdates, RecordedUpdates } from '../../engine/receipts.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { pollScheduledAt, recordNoLongerScheduled } from '../hand-over/scheduled-rows.ts';
import { suppressOptOut } from '../sending/suppress-opt-out.ts';

interface MessageRow {
  readonly id: number;
  readonly campaignId: number | null;
  readonly to: string;
  readonly from: string;
  /** Of its campaign, or its own; null where it is not known. */
  readonly gateway: GatewayKind | null;
  readonly isPractice: number;
  readonly status: MessageStatus;
  readonly sid: string | null;
  readonly sentAt: number;
  readonly dispatchedAt: number;
  readonly validUntil: number | null;
  readonly dueAt: number;
  readonly finalAt: number | null;
  readonly billedSegments: number | null;
  readonly price: string | null;
  readonly sendAt: number | null;
}

/** How the counts of a campaign change. */
interface CountChange {
  delivered: number;
  undelivered: number;
  noReceipt: number;
}

const columns = `id, campaign_id AS campaignId, to_address AS "to", from_address AS "from",
  is_practice AS isPractice, status, sid,
  CASE WHEN campaign_id IS NULL
    THEN (SELECT gateway FROM single_messages WHERE message_id = messages.id)
    ELSE (SELECT gateway FROM campaigns WHERE campaigns.id = messages.campaign_id) END AS gateway,
  coalesce(sent_at, settled_at, created_at) AS sentAt,
  coalesce(claimed_at, sent_at, created_at) AS dispatchedAt, valid_until AS validUntil,
  receipt_due_at AS dueAt, receipt_final_at AS finalAt, billed_segments AS billedSegments, price, send_at AS sendAt`;

const statements = statementsFor((sqlite) => ({
  bySid: sqlite.prepare<[string], MessageRow>(
    `SELECT ${columns} FROM messages WHERE sid = ? AND direction = 'outbound'`,
  ),
  byId: sqlite.prepare<[number], MessageRow>(`SELECT ${columns} FROM messages WHERE id = ?`),
  write: sqlite.prepare(
    `UPDATE messages
        SET status = :status,
            error_code = CASE :status WHEN 'undelivered' THEN :errorCode ELSE error_code END,
            error_detail = CASE :status WHEN 'undelivered' THEN NULL ELSE error_detail END,
            reason = CASE :status WHEN 'undelivered' THEN NULL ELSE reason END,
            receipt_due_at = :dueAt, receipt_final_at = :finalAt,
            billed_segments = coalesce(:segments, billed_segments),
            price = coalesce(:price, price), price_unit = coalesce(:priceUnit, price_unit)
      WHERE id = :id`,
  ),
  count: sqlite.prepare(
    `UPDATE campaigns
        SET delivered_count = delivered_count + :delivered,
            undelivered_count = undelivered_count + :undelivered,
            no_receipt_count = no_receipt_count + :noReceipt
      WHERE id = :campaignId`,
  ),
  recordAsked: sqlite.prepare<[number, number]>(
    `UPDATE campaigns SET receipts_asked_at = ? WHERE id = ?`,
  ),
}));

/**
 * Records the provider's answers and the delivery counts of the campaigns in one synchronous
 * transaction. The same answer a second time, for instance from a second poller, changes nothing.
 */
export function recordReceipts(
  db: WritableDatabase,
  updates: ReceiptUpdates,
  now: number,
): RecordedUpdates & {
  readonly news: readonly ReceiptNews[];
  readonly singles: readonly number[];
} {
  return db.sqlite
    .transaction(() => {
      const sql = statements(db);
      const changes = new Map<number, CountChange>();
      let final = 0;
      const singles: number[] = [];
      const news: (ReceiptNews & { readonly id: number })[] = [];
      const record = (found: MessageRow | undefined, answer: ReceiptAnswer) => {
        const row =
          found?.status === 'scheduled' ? noLongerScheduled(db, found, answer, now) : found;
        if (row === undefined || !apply(db, row, answer, changes, now)) return;
        final += 1;
        if (row.campaignId === null) singles.push(row.id);
        if (answer.kind !== 'shown' || row.gateway === null) return;
        const { status, errorCode } = answer.receipt;
        news.push({
          id: row.id,
          gateway: row.gateway,
          sender: row.from,
          dispatchedAt: row.dispatchedAt,
          errorCode: status === 'undelivered' ? (errorCode ?? 0) : null,
        });
      };
      for (const { sid, receipt } of updates.shown) {
        record(sql.bySid.get(sid), { kind: 'shown', receipt });
      }
      for (const id of updates.unknown) record(sql.byId.get(id), { kind: 'unknown' });
      for (const id of updates.notListed) record(sql.byId.get(id), { kind: 'not-listed' });
      for (const [campaignId, change] of changes) {
        unlessDamaged(() => sql.count.run({ campaignId, ...change }));
      }
      for (const campaignId of updates.asked) {
        unlessDamaged(() => sql.recordAsked.run(now, campaignId));
      }
      return { final, news: news.toSorted((one, other) => one.id - other.id), singles };
    })
    .immediate();
}

/** The message once it is sent, by the answer; undefined where the provider keeps it or it was not sent. */
function noLongerScheduled(
  db: WritableDatabase,
  { id, sid, sendAt, dueAt }: MessageRow,
  answer: ReceiptAnswer,
  now: number,
): MessageRow | undefined {
  const isShown = answer.kind === 'shown';
  const { status } = isShown ? answer.receipt : { status: 'scheduled' as const };
  const time = sendAt ?? now;
  const message = { messageId: id, sid };
  if (status !== 'scheduled') recordNoLongerScheduled(db, message, status, now);
  // Nothing is heard of it any more: it counts as sent, without a receipt.
  else if (
    answer.kind === 'unknown' &&
    now > receiptExpiresAt({ sentAt: time, validUntil: null })
  ) {
    recordNoLongerScheduled(db, message, 'pending', now);
  } else if (dueAt <= now) {
    pollScheduledAt(db, id, Math.max(time + pollAfterTimeMs, now + askAgainMs));
  }
  const row = statements(db).byId.get(id);
  return row?.status === 'sent' ? row : undefined;
}

/** How often to ask for a message that should be sent by now. */
const askAgainMs = 60_000;

/** Updates one message where the answer has something new; returns whether its receipt became final. */
function apply(
  db: WritableDatabase,
  row: MessageRow,
  answer: ReceiptAnswer,
  changes: Map<number, CountChange>,
  now: number,
): boolean {
  const isFinal = row.finalAt !== null;
  const result = decideReceipt({ ...row, isFinal }, answer, now);
  const receipt = answer.kind === 'shown' ? answer.receipt : null;
  if (result.kind === 'unchanged' && !hasNewPrice(row, receipt)) return false;
  const becomesFinal = result.kind === 'moved' || result.kind === 'no-receipt';
  statements(db).write.run({
    id: row.id,
    status: result.kind === 'moved' ? result.status : row.status,
    errorCode: receipt?.errorCode ?? null,
    dueAt: result.kind === 'waits' ? result.dueAt : row.dueAt,
    finalAt: becomesFinal ? now : row.finalAt,
    segments: receipt?.segments ?? null,
    price: receipt?.price ?? null,
    priceUnit: receipt?.priceUnit ?? null,
  });
  if (row.campaignId !== null) addChange(changes, row.campaignId, result, isFinal);
  if (result.kind === 'moved' && result.status === 'undelivered') {
    if (receipt?.errorCode === optedOutCode) suppressOptOut(db, row, row.sid, now);
  }
  return becomesFinal;
}

function hasNewPrice(row: MessageRow, receipt: Receipt | null): boolean {
  if (receipt === null) return false;
  return (
    (row.price === null && receipt.price !== null) ||
    (row.billedSegments === null && receipt.segments !== null)
  );
}

function addChange(
  changes: Map<number, CountChange>,
  campaignId: number,
  result: ReceiptDecision,
  wasFinal: boolean,
): void {
  if (result.kind !== 'moved' && result.kind !== 'no-receipt') return;
  const change = changes.get(campaignId) ?? { delivered: 0, undelivered: 0, noReceipt: 0 };
  changes.set(campaignId, change);
  if (wasFinal) change.noReceipt -= 1;
  if (result.kind === 'no-receipt') change.noReceipt += 1;
  else change[result.status] += 1;
}

/**
 * The CHECKs refuse a change to a campaign with damaged counts. A repair counts its messages again; the
 * receipts of the other campaigns must not wait for that.
 */
function unlessDamaged(write: () => void): void {
  try {
    write();
  } catch (error) {
    const isRefused =
      error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
    if (!isRefused) throw error;
  }
}
