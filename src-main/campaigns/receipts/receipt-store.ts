// Raw SQL: the receipts that are due are found through a recursive query on a named index.
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { inTransaction } from '../sending/in-transaction.ts';
import type { ReceiptNews } from '../../engine/ports.ts';
import type { ReceiptStore, WaitingCampaign, WaitingMessage } from '../../engine/receipts.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import { recordReceipts } from './record-receipts.ts';

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
