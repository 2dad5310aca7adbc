import type { FailureGroup, MessageRow } from '../../src-shared/campaign/campaign.ts';
import {
  explainGroup,
  explainMessage,
  type MessageReason,
} from '../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../src-shared/message/status.ts';
import type { OvoDatabase } from '../database/open.ts';
import { statementsFor } from '../database/statements.ts';

/** Which messages of a campaign to show. */
export type MessageFilter = 'all' | 'open' | 'sent' | 'failed' | 'skipped' | 'unconfirmed';

const conditions: Readonly<Record<MessageFilter, string>> = {
  all: 'true',
  open: `m.status IN ('queued', 'sending', 'unconfirmed')`,
  sent: `m.status IN ('sent', 'delivered', 'undelivered')`,
  failed: `m.status IN ('failed', 'undelivered')`,
  skipped: `m.status IN ('skipped', 'canceled')`,
  unconfirmed: `m.status = 'unconfirmed'`,
};

/** A message as the database has it. */
export interface StoredMessage {
  readonly id: number;
  readonly to: string;
  readonly name: string;
  readonly body: string;
  readonly status: MessageStatus;
  /** 1 where it was sent and nothing more will be heard of it. */
  readonly hasNoReceipt: 0 | 1;
  readonly sid: string | null;
  readonly segments: number;
  readonly retryCount: number;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
  readonly reason: MessageReason | null;
  readonly sentAt: number | null;
}

const columns = `m.id, m.to_address AS "to", m.body, m.status, m.sid,
  m.status = 'sent' AND m.receipt_final_at IS NOT NULL AS hasNoReceipt, m.segments,
  m.retry_count AS retryCount, m.error_code AS errorCode, m.error_detail AS errorDetail,
  m.reason, m.sent_at AS sentAt, coalesce(trim(c.first_name || ' ' || c.last_name), '') AS name`;

const statements = statementsFor((sqlite) => ({
  all: sqlite.prepare<[number], StoredMessage>(
    `SELECT ${columns} FROM messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
      WHERE m.campaign_id = ? ORDER BY m.id`,
  ),
  groups: sqlite.prepare<
    [number],
    {
      readonly status: FailureGroup['status'];
      readonly errorCode: number | null;
      readonly errorDetail: string | null;
      readonly reason: MessageReason | null;
      readonly count: number;
    }
  >(
    `SELECT status, error_code AS errorCode, min(error_detail) AS errorDetail, reason,
            count(*) AS count
       FROM messages INDEXED BY messages_not_reached
      WHERE campaign_id = ? AND status IN ('failed', 'undelivered', 'skipped', 'canceled')
        AND status <> 'canceled'
      GROUP BY status, error_code, reason, CASE WHEN error_code IS NULL THEN error_detail END
      ORDER BY count DESC`,
  ),
}));

/** A page of a campaign's messages, in the order in which they are sent. */
export function pageOfMessages(
  db: OvoDatabase,
  request: {
    readonly id: number;
    readonly filter: MessageFilter;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly MessageRow[] } {
  const where = `m.campaign_id = ? AND ${conditions[request.filter]}`;
  const total = db.sqlite
    .prepare<[number], number>(`SELECT count(*) FROM messages AS m WHERE ${where}`)
    .pluck()
    .get(request.id);
  const rows = db.sqlite
    .prepare<[number, number, number], StoredMessage>(
      `SELECT ${columns} FROM messages AS m LEFT JOIN contacts AS c ON c.id = m.contact_id
        WHERE ${where} ORDER BY m.id LIMIT ? OFFSET ?`,
    )
    .all(request.id, request.limit, request.offset);
  return { total: total ?? 0, rows: rows.map(toRow) };
}

function toRow(message: StoredMessage): MessageRow {
  const isExplained =
    message.reason !== null ||
    message.errorDetail !== null ||
    ['failed', 'undelivered', 'skipped', 'unconfirmed'].includes(message.status);
  return {
    id: message.id,
    to: message.to,
    name: message.name,
    body: message.body,
    status: message.status,
    hasNoReceipt: message.hasNoReceipt === 1,
    segments: message.segments,
    retryCount: message.retryCount,
    errorCode: message.errorCode,
    explanation: isExplained ? explainMessage(message) : null,
    sentAt: message.sentAt,
  };
}

/** A campaign's messages one by one, however many there are. */
export function eachMessage(db: OvoDatabase, campaignId: number): IterableIterator<StoredMessage> {
  return statements(db).all.iterate(campaignId);
}

/** Why messages of a campaign reached nobody, the most frequent reason first. */
export function failureGroups(db: OvoDatabase, campaignId: number): readonly FailureGroup[] {
  return statements(db)
    .groups.all(campaignId)
    .map((group) => ({
      status: group.status,
      errorCode: group.errorCode,
      count: group.count,
      explanation: explainGroup(group),
    }));
}
