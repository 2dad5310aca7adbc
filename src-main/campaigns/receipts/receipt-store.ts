// Raw SQL: the receipts that are due are found through a recursive query on a named index.
import Database from 'better-sqlite3';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { inTransaction } from '../sending/in-transaction.ts';
import { optedOutCode } from '../../engine/decide.ts';
import type { Receipt, ReceiptNews } from '../../engine/ports.ts';
import {
  decideReceipt,
  pollAfterTimeMs,
  receiptExpiresAt,
  type ReceiptAnswer,
  type ReceiptDecision,
} from '../../engine/receipt-policy.ts';
import type {
  ReceiptUpdates,
  ReceiptStore,
  RecordedUpdates,
  WaitingCampaign,
  WaitingMessage,
} from '../../engine/receipts.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { WriteLock } from '../../database/write-lock.ts';
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
  // Jumps through the index from one campaign to the next, however many messages wait.
  waitingCampaigns: sqlite.prepare<[], WaitingCampaign>(
    `WITH RECURSIVE ids (id) AS (
       SELECT min(campaign_id) FROM messages INDEXED BY messages_without_receipt
        WHERE campaign_id > 0 AND status = 'sent' AND receipt_final_at IS NULL
        UNION ALL
       SELECT (SELECT min(campaign_id) FROM messages INDEXED BY messages_without_receipt
                WHERE campaign_id > ids.id AND status = 'sent' AND receipt_final_at IS NULL)
         FROM ids WHERE id IS NOT NULL)
     SELECT c.id AS campaignId, c.gateway,
            (SELECT min(receipt_due_at) FROM messages INDEXED BY messages_without_receipt
              WHERE campaign_id = ids.id AND status = 'sent' AND receipt_final_at IS NULL) AS dueAt
       FROM ids JOIN campaigns AS c ON c.id = ids.id
      ORDER BY dueAt`,
  ),
  scheduledCampaigns: sqlite.prepare<[], WaitingCampaign>(
    `SELECT id AS campaignId, gateway,
            (SELECT min(receipt_due_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = campaigns.id AND status = 'scheduled') AS dueAt
       FROM campaigns
      WHERE EXISTS (SELECT 1 FROM messages INDEXED BY messages_scheduled
                     WHERE campaign_id = campaigns.id AND status = 'scheduled')`,
  ),
  dueScheduled: sqlite.prepare<[number | null, number, number], WaitingMessage>(
    `SELECT id AS messageId, campaign_id AS campaignId, from_address AS "from", sid,
            send_at AS dispatchedAt
       FROM messages INDEXED BY messages_scheduled
      WHERE campaign_id IS ? AND status = 'scheduled' AND receipt_due_at <= ?
      ORDER BY receipt_due_at, id LIMIT ?`,
  ),
  singlesDueAt: sqlite
    .prepare<[], number | null>(
      `SELECT min(receipt_due_at) FROM messages INDEXED BY messages_without_receipt
        WHERE campaign_id IS NULL AND status = 'sent' AND receipt_final_at IS NULL`,
    )
    .pluck(),
  waitingSingles: sqlite.prepare<
    [GatewayKind],
    { readonly gateway: GatewayKind; readonly dueAt: number }
  >(
    `SELECT coalesce(s.gateway, ?) AS gateway, min(m.receipt_due_at) AS dueAt
       FROM messages AS m INDEXED BY messages_without_receipt
       LEFT JOIN single_messages AS s ON s.message_id = m.id
      WHERE m.campaign_id IS NULL AND m.status = 'sent' AND m.receipt_final_at IS NULL
      GROUP BY 1`,
  ),
  dueSingles: sqlite.prepare<[number, GatewayKind, GatewayKind, number], WaitingMessage>(
    `SELECT m.id AS messageId, m.campaign_id AS campaignId, m.from_address AS "from", m.sid,
            coalesce(m.claimed_at, m.sent_at, m.created_at) AS dispatchedAt
       FROM messages AS m INDEXED BY messages_without_receipt
       LEFT JOIN single_messages AS s ON s.message_id = m.id
      WHERE m.campaign_id IS NULL AND m.status = 'sent' AND m.receipt_final_at IS NULL
        AND m.receipt_due_at <= ? AND coalesce(s.gateway, ?) = ?
      ORDER BY m.receipt_due_at, m.id LIMIT ?`,
  ),
  due: sqlite.prepare<[number | null, number, number], WaitingMessage>(
    `SELECT id AS messageId, campaign_id AS campaignId, from_address AS "from", sid,
            coalesce(claimed_at, sent_at, created_at) AS dispatchedAt
       FROM messages INDEXED BY messages_without_receipt
      WHERE campaign_id IS ? AND status = 'sent' AND receipt_final_at IS NULL
        AND receipt_due_at <= ?
      ORDER BY receipt_due_at, id LIMIT ?`,
  ),
  makeDue: sqlite.prepare<[number | null, number]>(
    `UPDATE messages SET receipt_due_at = 0
      WHERE id IN (SELECT id FROM messages INDEXED BY messages_without_receipt
                    WHERE campaign_id IS ? AND status = 'sent' AND receipt_final_at IS NULL
                      AND receipt_due_at > 0 LIMIT ?)`,
  ),
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
 * The receipt poller's store, in the database.
 *
 * @param write as `WriteLock.write`.
 * @param singleMessageGateway what carries a message without a campaign that does not say it itself.
 * @param onFinal told of receipts that have become final, once they are stored, the oldest message first.
 * @param onSingles told of messages without a campaign among those.
 * @param noteSingle called for each of these within the transaction that stores its receipt.
 */
export function createReceiptStore(
  db: OvoDatabase,
  singleMessageGateway: () => GatewayKind,
  write: WriteLock['write'],
  onFinal: (news: readonly ReceiptNews[]) => void = () => undefined,
  onSingles: (messageIds: readonly number[]) => void = () => undefined,
  noteSingle: (db: WritableDatabase, messageId: number) => void = () => undefined,
): ReceiptStore {
  const sql = statements(db);
  return {
    waiting() {
      const scheduled = sql.scheduledCampaigns
        .all()
        .map((waiting) => ({ ...waiting, isScheduled: true }));
      const campaigns = [...sql.waitingCampaigns.all(), ...scheduled];
      const dueAt = sql.singlesDueAt.get() ?? null;
      if (dueAt === null) return campaigns;
      const singles = sql.waitingSingles.all(singleMessageGateway());
      return [...singles.map((waiting) => ({ campaignId: null, ...waiting })), ...campaigns];
    },
    due(campaignId, by, limit, isScheduled = false, gateway = null) {
      if (campaignId === null && gateway !== null) {
        const latest = Math.min(by, Number.MAX_SAFE_INTEGER);
        return sql.dueSingles.all(latest, singleMessageGateway(), gateway, limit);
      }
      const find = isScheduled ? sql.dueScheduled : sql.due;
      return find.all(campaignId, Math.min(by, Number.MAX_SAFE_INTEGER), limit);
    },
    async record(updates, now) {
      const { final, news, singles } = await write(
        (writable) =>
          inTransaction(writable, () => {
            const recorded = recordReceipts(writable, updates, now);
            for (const id of recorded.singles) noteSingle(writable, id);
            return recorded;
          }),
        Infinity,
      );
      if (news.length > 0) onFinal(news);
      if (singles.length > 0) onSingles(singles);
      return { final };
    },
  };
}

/** Makes up to `limit` messages without a final receipt due now; returns how many. */
export function makeReceiptsDue(
  db: WritableDatabase,
  campaignId: number | null,
  limit: number,
): number {
  return statements(db).makeDue.run(campaignId, limit).changes;
}

/**
 * Records the provider's answers and the delivery counts of the campaigns in one synchronous
 * transaction. The same answer a second time, for instance from a second poller, changes nothing.
 */
function recordReceipts(
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
