// Raw SQL: it is asked at each claim while the first texts are out, on named indexes.
import type { Canary } from '../../../src-shared/campaign/plan.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

interface Counts {
  readonly sent: number;
  readonly failed: number;
  readonly delivered: number;
  readonly undelivered: number;
  readonly noReceipt: number;
  readonly unconfirmed: number;
  readonly scheduled: number;
  readonly lastSentAt: number | null;
  readonly lastSendAt: number | null;
  readonly lastClaimedAt: number | null;
  readonly receiptsAsOf: number | null;
}

const statements = statementsFor((sqlite) => ({
  counts: sqlite.prepare<[number], Counts>(
    `SELECT sent_count AS sent, failed_count AS failed, delivered_count AS delivered,
            undelivered_count AS undelivered, no_receipt_count AS noReceipt,
            receipts_asked_at AS receiptsAsOf,
            (SELECT count(*) FROM messages INDEXED BY messages_open
              WHERE campaign_id = c.id AND status IN ('sending', 'unconfirmed')) AS unconfirmed,
            (SELECT count(*) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = c.id AND status = 'scheduled') AS scheduled,
            (SELECT max(send_at) FROM messages INDEXED BY messages_scheduled
              WHERE campaign_id = c.id AND status = 'scheduled') AS lastSendAt,
            (SELECT max(sent_at) FROM messages INDEXED BY messages_without_receipt
              WHERE campaign_id = c.id AND status = 'sent' AND receipt_final_at IS NULL) AS lastSentAt,
            (SELECT max(claimed_at) FROM messages INDEXED BY messages_open
              WHERE campaign_id = c.id AND status IN ('sending', 'unconfirmed')) AS lastClaimedAt
       FROM campaigns AS c WHERE id = ?`,
  ),
}));

/** How the first texts of a campaign stand, from the ledger, while nothing else of it has gone. */
export interface CanaryFigures {
  /** Those that were handed over, without the skipped ones. */
  readonly of: number;
  readonly delivered: number;
  /** Refused, or not delivered. */
  readonly failed: number;
  /** How many must be delivered for the rest to go. */
  readonly needed: number;
  /** Those of which it may still be heard. */
  readonly missing: number;
  /** When the last of those went, in milliseconds since 1970; 0 where there are none. */
  readonly lastSentAt: number;
  /** When the provider last said what had become of them. */
  readonly receiptsAsOf: number | null;
}

/** Reads the figures. */
export function canaryOf(db: OvoDatabase, campaignId: number, canary: Canary): CanaryFigures {
  const counts = statements(db).counts.get(campaignId);
  if (counts === undefined) throw new Error(`There is no campaign ${campaignId}.`);
  const { sent, failed, delivered, undelivered, noReceipt, unconfirmed, scheduled } = counts;
  const of = sent + failed + unconfirmed + scheduled;
  return {
    of,
    delivered,
    failed: failed + undelivered,
    // A share such as 0.95 is no binary number: 19 of 20 are enough.
    needed: Math.ceil(canary.deliveredShare * of - 1e-9),
    missing: sent - delivered - undelivered - noReceipt + unconfirmed + scheduled,
    lastSentAt: Math.max(counts.lastSentAt ?? 0, counts.lastSendAt ?? 0, counts.lastClaimedAt ?? 0),
    receiptsAsOf: counts.receiptsAsOf,
  };
}
