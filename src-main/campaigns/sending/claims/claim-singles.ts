// Raw SQL: it runs at each claim while a message without a campaign is due, on a named index.
import type { GatewayKind } from '../../../../src-shared/campaign/snapshot.ts';
import type { SingleMessageOrigin } from '../../../../src-shared/inbox/single-message.ts';
import { singleMessageLimits } from '../../../../src-shared/inbox/single-message.ts';
import type { MessageReason } from '../../../../src-shared/message/reason.ts';
import { inForceSql } from '../../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase, WritableDatabase } from '../../../database/open.ts';
import { statementsFor } from '../../../database/statements.ts';
import { validitySeconds } from '../../../engine/quiet-hours.ts';
import type { Claim, ClaimRequest, ClaimedMessage } from '../../../engine/store-ports.ts';
import { appendEvent } from '../../../database/events.ts';
import {
  holdInForceSql,
  isHoldableSingleSql,
  isNotHeldSql,
  raiseMessage,
} from '../holds/held-messages.ts';
import { claimSql } from './claim-batch.ts';

interface SingleRow {
  readonly messageId: number;
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  readonly retryCount: number;
  readonly attemptCount: number;
  readonly origin: SingleMessageOrigin;
  readonly goesAt: number;
  /** As `CampaignRow.mediaUrl`. */
  readonly mediaUrl: string | null;
  readonly isSuppressed: number;
  /** Whether its number is held, and it waits for that. */
  readonly isHeld: number;
}

/** Messages that one claim looks at most, so that it stays short. */
const mostLookedAt = 200;

const isQueuedSingle = `campaign_id IS NULL AND zone_key = '' AND status = 'queued'`;

const statements = statementsFor((sqlite) => ({
  next: sqlite.prepare<
    {
      readonly now: number;
      readonly gateway: GatewayKind;
      readonly sender: string;
      readonly limit: number;
    },
    SingleRow
  >(
    `SELECT m.id AS messageId, m.to_address AS "to", m.body, m.segments, m.retry_count AS retryCount,
            m.attempt_count AS attemptCount, s.origin, s.goes_at AS goesAt,
            CASE WHEN s.picture IS NOT NULL THEN coalesce(s.picture ->> '$.url',
              (SELECT hosted_url FROM pictures WHERE hash = s.picture ->> '$.hash'), '')
            END AS mediaUrl,
            EXISTS (SELECT 1 FROM suppressions
                     WHERE phone = m.to_address AND ${inForceSql}) AS isSuppressed,
            CASE WHEN ${isHoldableSingleSql} THEN EXISTS (SELECT 1 FROM number_holds
                     WHERE phone = m.to_address AND ${holdInForceSql}) ELSE 0 END AS isHeld
       FROM messages AS m INDEXED BY messages_queued JOIN single_messages AS s ON s.message_id = m.id
      WHERE m.campaign_id IS NULL AND m.zone_key = '' AND m.status = 'queued'
        AND m.next_attempt_at <= :now AND m.from_address = :sender AND s.gateway = :gateway
      ORDER BY m.next_attempt_at, m.id LIMIT :limit`,
  ),
  nextAt: sqlite
    .prepare<[number], number | null>(
      `SELECT min(next_attempt_at) FROM messages INDEXED BY messages_queued
        WHERE ${isQueuedSingle} AND next_attempt_at > ? AND ${isNotHeldSql}`,
    )
    .pluck(),
  claim: sqlite.prepare<[number, number, string, number]>(claimSql),
  settle: sqlite.prepare<['skipped' | 'canceled', number, MessageReason, number]>(
    `UPDATE messages SET status = ?, settled_at = ?, reason = ?, error_detail = NULL
      WHERE id = ? AND status = 'queued'`,
  ),
}));

/**
 * Claims messages without a campaign, of one gateway and sender, those first whose time came first. At any
 * hour: a person writes them to one person. Whoever is suppressed gets none, but for the text that confirms
 * an opt-out while that is new. What should have gone long ago is canceled, and never sent late. Call it
 * within a transaction.
 */
export function claimSingles(db: WritableDatabase, request: ClaimRequest): Claim {
  const { now, route, messages, segments } = request;
  const claimed: ClaimedMessage[] = [];
  let segmentsLeft = segments;
  let passedOver = 0;
  const settledSingles: number[] = [];
  let nextSegments: number | null = null;
  const rows =
    route === undefined
      ? []
      : statements(db).next.all({ ...route, now, limit: Math.min(messages, mostLookedAt) });
  for (const row of rows) {
    const end = endOf(row, now);
    if (end !== null) {
      settle(db, row.messageId, end, now);
      settledSingles.push(row.messageId);
      passedOver += 1;
    } else if (row.isHeld === 1) {
      raiseMessage(db, row.messageId);
      passedOver += 1;
    } else if (row.segments > segmentsLeft) {
      nextSegments = row.segments;
      break;
    } else {
      segmentsLeft -= row.segments;
      claimed.push(claimRow(db, row, request));
    }
  }
  const hasMore = nextSegments === null && rows.length > 0 && passedOver + claimed.length > 0;
  const nextAt = singlesNextAt(db, now);
  return {
    claimed,
    skipped: 0,
    settledSingles,
    completed: false,
    nextSegments,
    hasMore,
    wait: hasMore || nextAt === null ? null : { reason: 'retry', until: nextAt },
  };
}

/** When the next message without a campaign is due after a time, in milliseconds since 1970; null for none. */
export function singlesNextAt(db: OvoDatabase, after: number): number | null {
  return statements(db).nextAt.get(after) ?? null;
}

/** What becomes of a message that is not to be sent; null where it is. */
function endOf(
  { origin, goesAt, isSuppressed }: SingleRow,
  now: number,
): { readonly status: 'skipped' | 'canceled'; readonly reason: MessageReason } | null {
  if (origin === 'confirmation') {
    // By the time of the opt-out, however long this text waited for its turn.
    const isNew = Math.abs(now - goesAt) <= singleMessageLimits.confirmationMs;
    return isNew ? null : { status: 'canceled', reason: 'time-missed' };
  }
  if (isSuppressed === 1) return { status: 'skipped', reason: 'suppressed' };
  const isMissed = now - goesAt > singleMessageLimits.lateMs;
  return isMissed ? { status: 'canceled', reason: 'time-missed' } : null;
}

function settle(
  db: WritableDatabase,
  messageId: number,
  { status, reason }: NonNullable<ReturnType<typeof endOf>>,
  now: number,
): void {
  statements(db).settle.run(status, now, reason, messageId);
  if (status !== 'canceled') return;
  appendEvent(db, {
    at: now,
    kind: 'single-message-canceled',
    subject: `message:${messageId}`,
    detail: { reason },
  });
}

function claimRow(
  db: WritableDatabase,
  row: SingleRow,
  { now, route }: ClaimRequest,
): ClaimedMessage {
  const { messageId, to, body, segments, retryCount, attemptCount, mediaUrl } = row;
  const from = route?.sender ?? '';
  const validity = validitySeconds(Infinity, now) ?? 0;
  statements(db).claim.run(now, now + validity * 1000, from, messageId);
  return {
    messageId,
    campaignId: null,
    attempt: attemptCount + 1,
    to,
    from,
    body,
    ...(mediaUrl === null ? {} : { mediaUrl }),
    validitySeconds: validity,
    segments,
    retryCount,
  };
}
