// Raw SQL: it runs for every message of the old system.
import type { MessageReason } from '../../../src-shared/message/reason.ts';
import type { Statement } from 'better-sqlite3';
import type { WritableDatabase } from '../../database/open.ts';
import type { OldMessage } from './read-documents.ts';

/** How sure a status is that the person was texted; of two messages to one person the surest counts. */
const sureness: Readonly<Record<string, number>> = {
  delivered: 7,
  undelivered: 6,
  sent: 5,
  unconfirmed: 4,
  failed: 3,
  queued: 2,
  canceled: 1,
  skipped: 1,
};

interface Known {
  readonly id: number;
  readonly status: string;
}

/** Writes messages of the old system: each person of a campaign once, and none that goes out by itself. */
export class OldMessages {
  readonly #now: number;
  readonly #there: Statement<[string], number>;
  readonly #sameRecipient: Statement<[number, string], Known>;
  readonly #insert: Statement;
  readonly #replace: Statement;
  readonly #dismiss: Statement<[string, number]>;
  added = 0;
  duplicates = 0;
  queued = 0;

  constructor({ sqlite }: WritableDatabase, now: number) {
    this.#now = now;
    this.#there = sqlite
      .prepare<[string], number>(
        `SELECT 1 FROM messages WHERE origin_id = ? AND origin_id IS NOT NULL`,
      )
      .pluck();
    this.#sameRecipient = sqlite.prepare<[number, string], Known>(
      `SELECT id, status FROM messages WHERE campaign_id = ? AND to_address = ?
          AND direction = 'outbound' AND campaign_id IS NOT NULL`,
    );
    this.#insert = sqlite.prepare(
      `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body, segments,
                             status, retry_count, attempt_count, claimed_at, error_code, error_detail, reason,
                             created_at, sent_at, settled_at, receipt_final_at, origin_id)
       VALUES (:campaignId, (SELECT id FROM contacts WHERE phone = :to), 'outbound', '', :to, :body,
               :segments, :status, :retryCount, :attemptCount, :claimedAt, :errorCode, :errorDetail, :reason,
               :createdAt, :sentAt, :settledAt, :receiptFinalAt, :originId)`,
    );
    this.#replace = sqlite.prepare(
      `UPDATE messages SET body = :body, segments = :segments, status = :status,
              retry_count = :retryCount, attempt_count = :attemptCount, claimed_at = :claimedAt,
              error_code = :errorCode, error_detail = :errorDetail, reason = :reason, sent_at = :sentAt,
              settled_at = :settledAt, receipt_final_at = :receiptFinalAt, origin_id = :originId
        WHERE id = :id`,
    );
    this.#dismiss = sqlite.prepare(
      `INSERT INTO dismissed_rows (table_name, content, reason, at)
       VALUES ('smsmessages', ?, 'same-recipient-twice', ?)`,
    );
  }

  /** Whether an earlier import brought it. */
  isThere(message: OldMessage): boolean {
    return this.#there.get(message.originId) === 1;
  }

  /** A message of no campaign that is there. What was still to be sent is not: nobody would expect it. */
  addSingle(message: OldMessage): void {
    const wasQueued = message.status === 'queued';
    if (wasQueued) this.queued += 1;
    this.#insert.run(
      this.#columnsOf(
        wasQueued
          ? { ...message, status: 'canceled', reason: 'left-in-old-system', errorDetail: null }
          : message,
        null,
        this.#now,
      ),
    );
    this.added += 1;
  }

  /** A message of a campaign. A second one to the same number is left out; the more certain one counts. */
  add(
    message: OldMessage,
    campaignId: number,
    createdAt: number,
    document: Readonly<Record<string, unknown>>,
  ): void {
    const columns = this.#columnsOf(
      message.status === 'canceled' ? { ...message, status: 'skipped' } : message,
      campaignId,
      createdAt,
    );
    const known = this.#sameRecipient.get(campaignId, message.to);
    if (known !== undefined) {
      this.duplicates += 1;
      this.#dismiss.run(JSON.stringify(document), this.#now);
      const isSurer = (sureness[columns.status] ?? 0) > (sureness[known.status] ?? 0);
      if (!isSurer) return;
      if (known.status === 'queued') this.queued -= 1;
      const { campaignId: _, to: __, createdAt: ___, ...changed } = columns;
      this.#replace.run({ ...changed, id: known.id });
    } else {
      this.#insert.run(columns);
      this.added += 1;
    }
    if (columns.status === 'queued') this.queued += 1;
  }

  #columnsOf(
    message: OldMessage & { readonly reason?: MessageReason },
    campaignId: number | null,
    createdAt: number,
  ) {
    const isTexted = ['sent', 'delivered', 'undelivered'].includes(message.status);
    const isOpen = message.status === 'queued' || message.status === 'unconfirmed';
    const cannotGo = message.status === 'queued' && !message.isNumber;
    const at = message.sentAt ?? createdAt;
    return {
      campaignId,
      to: message.to,
      body: message.body,
      segments: message.segments,
      status: cannotGo ? 'skipped' : message.status,
      retryCount: message.retryCount,
      attemptCount: message.status === 'queued' ? message.retryCount : message.retryCount + 1,
      claimedAt: isTexted || message.status === 'unconfirmed' ? at : null,
      errorCode: message.errorCode,
      reason: cannotGo ? 'not-a-number' : (message.reason ?? null),
      errorDetail: cannotGo ? null : message.errorDetail,
      createdAt: Math.min(createdAt, at),
      sentAt: isTexted ? at : null,
      settledAt: isOpen && !cannotGo ? null : at,
      // The old system kept no id to ask the provider by.
      receiptFinalAt: isTexted ? at : null,
      originId: message.originId,
    };
  }
}
