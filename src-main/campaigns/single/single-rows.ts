// Raw SQL: what was written is counted, under conditions that are shared as text.
import { randomUUID } from 'node:crypto';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { isPracticeGateway } from '../../../src-shared/campaign/snapshot.ts';
import type { SingleMessageOrigin } from '../../../src-shared/inbox/single-message.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { heldOffset } from '../../../src-shared/message/held.ts';
import type { MessageReason } from '../../../src-shared/message/reason.ts';
import { billedSegments } from '../../../src-shared/message/segments.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import { suppressionInForce } from '../../contacts/suppressions/suppression-rows.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import { isHeldSql } from '../sending/holds/held-messages.ts';
import { recordOutcomes } from '../sending/record-outcomes.ts';
import { canGoAgain } from './go-again.ts';

/** A message without a campaign as it is written down. */
export interface NewSingleMessage {
  readonly requestId: string;
  /** E.164. */
  readonly phone: string;
  readonly text: string;
  readonly picture: DraftPicture | null;
  readonly origin: SingleMessageOrigin;
  readonly gateway: GatewayKind;
  readonly sender: string;
  readonly writtenAt: number;
  readonly goesAt: number;
  /** Whether somebody chose that time. */
  readonly isLater: boolean;
}

/** A message without a campaign as it stands. */
export interface SingleMessageRow {
  readonly messageId: number;
  readonly phone: string;
  readonly body: string;
  readonly status: MessageStatus;
  readonly reason: MessageReason | null;
  readonly isPractice: number;
  readonly origin: SingleMessageOrigin;
  readonly gateway: GatewayKind;
  readonly goesAt: number;
  readonly isUndone: number;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
  readonly retryCount: number;
  readonly sid: string | null;
  readonly isHeld: number;
}

const columns = `m.id AS messageId, m.to_address AS phone, m.body, m.status, m.reason,
  m.is_practice AS isPractice, s.origin, s.gateway, s.goes_at AS goesAt, s.is_undone AS isUndone,
  m.error_code AS errorCode, m.error_detail AS errorDetail, m.retry_count AS retryCount, m.sid,
  m.status = 'queued' AND m.${isHeldSql} AS isHeld`;

const from = 'FROM single_messages AS s JOIN messages AS m ON m.id = s.message_id';

const statements = statementsFor((sqlite) => ({
  byRequest: sqlite.prepare<[string], { readonly messageId: number; readonly goesAt: number }>(
    'SELECT message_id AS messageId, goes_at AS goesAt FROM single_messages WHERE request_id = ?',
  ),
  byId: sqlite.prepare<[number], SingleMessageRow>(`SELECT ${columns} ${from} WHERE m.id = ?`),
  lastSender: sqlite
    .prepare<[string, number], string>(
      `SELECT from_address FROM messages INDEXED BY messages_of_number
        WHERE peer_address = ? AND direction = 'outbound' AND is_practice = ? AND from_address <> ''
          AND status IN ('sent', 'delivered')
        ORDER BY created_at DESC, id DESC LIMIT 1`,
    )
    .pluck(),
  addMessage: sqlite
    .prepare<
      {
        readonly sender: string;
        readonly phone: string;
        readonly text: string;
        readonly segments: number;
        readonly goesAt: number;
        readonly writtenAt: number;
        readonly isPractice: number;
      },
      number
    >(
      `INSERT INTO messages (campaign_id, contact_id, direction, from_address, to_address, body, segments,
                             status, next_attempt_at, created_at, is_practice)
       VALUES (NULL, (SELECT id FROM contacts WHERE phone = :phone), 'outbound', :sender, :phone, :text,
               :segments, 'queued', :goesAt, :writtenAt, :isPractice) RETURNING id`,
    )
    .pluck(),
  addSingle: sqlite.prepare(
    `INSERT INTO single_messages (message_id, uid, request_id, gateway, origin, written_at, goes_at,
                                  is_later, picture)
     VALUES (:messageId, :uid, :requestId, :gateway, :origin, :writtenAt, :goesAt, :isLater, :picture)`,
  ),
  cancel: sqlite.prepare<[number, number]>(
    `UPDATE messages SET status = 'canceled', settled_at = ?, reason = 'undone', error_detail = NULL
      WHERE id = ? AND status = 'queued'`,
  ),
  noteUndone: sqlite.prepare<[number]>(
    'UPDATE single_messages SET is_undone = 1 WHERE message_id = ?',
  ),
  move: sqlite.prepare<{
    readonly messageId: number;
    readonly goesAt: number;
    readonly staysHeld: number;
  }>(
    `UPDATE messages
        SET next_attempt_at = :goesAt
              + CASE WHEN :staysHeld = 1 AND ${isHeldSql} THEN ${heldOffset} ELSE 0 END
      WHERE id = :messageId AND status = 'queued'`,
  ),
  noteTime: sqlite.prepare<{
    readonly messageId: number;
    readonly goesAt: number;
    readonly isLater: number;
  }>(
    'UPDATE single_messages SET goes_at = :goesAt, is_later = :isLater WHERE message_id = :messageId',
  ),
  requeue: sqlite.prepare<[number, number]>(
    `UPDATE messages
        SET status = 'queued', next_attempt_at = ?, retry_count = 0, settled_at = NULL, error_code = NULL,
            error_detail = NULL, reason = NULL
      WHERE id = ? AND ${canGoAgain}`,
  ),
}));

/** What became of a request before; undefined where it is new. */
export function singleOfRequest(
  db: OvoDatabase,
  requestId: string,
): { readonly messageId: number; readonly goesAt: number } | undefined {
  return statements(db).byRequest.get(requestId);
}

/** A message without a campaign. Refused (`not-found`) where there is none. */
export function singleMessage(db: OvoDatabase, messageId: number): SingleMessageRow {
  const row = statements(db).byId.get(messageId);
  if (row !== undefined) return row;
  throw new UserError('not-found', words.singleMessages.unknown(messageId));
}

/** Whom somebody with that number knows us by: the sender of the last text that arrived; undefined for nobody. */
export function lastSenderTo(
  db: OvoDatabase,
  phone: string,
  gateway: GatewayKind,
): string | undefined {
  return statements(db).lastSender.get(phone, isPracticeGateway(gateway) ? 1 : 0);
}

/** Refuses (`invalid`) a number that must not be texted, with the reason. */
export function refuseSuppressed(db: OvoDatabase, phone: string): void {
  const reason = suppressionInForce(db, phone);
  if (reason === null) return;
  throw new UserError('invalid', words.singleMessages.suppressed(phone, reason));
}

/**
 * Writes a message down, queued for its time, in the transaction that is open. A request that was written
 * before changes nothing. Refused (`invalid`) for a suppressed number, unless the opt-out is confirmed.
 */
export function writeSingle(
  db: WritableDatabase,
  message: NewSingleMessage,
): { readonly messageId: number; readonly goesAt: number; readonly isNew: boolean } {
  const sql = statements(db);
  const before = sql.byRequest.get(message.requestId);
  if (before !== undefined) return { ...before, isNew: false };
  const { phone, text, sender, picture, gateway, writtenAt, goesAt } = message;
  if (message.origin !== 'confirmation') refuseSuppressed(db, phone);
  const messageId = sql.addMessage.get({
    sender,
    phone,
    text,
    segments: billedSegments(text, picture !== null),
    goesAt,
    writtenAt,
    isPractice: isPracticeGateway(gateway) ? 1 : 0,
  });
  if (messageId === undefined) throw new Error('The message was not written.');
  sql.addSingle.run({
    messageId,
    uid: randomUUID(),
    requestId: message.requestId,
    gateway,
    origin: message.origin,
    writtenAt,
    goesAt,
    isLater: message.isLater ? 1 : 0,
    picture: picture === null ? null : JSON.stringify(picture),
  });
  return { messageId, goesAt, isNew: true };
}

/**
 * Takes a queued message back, in the transaction that is open; returns its text. One that was taken back is
 * so still. Refused (`conflict`) where it is on its way or went.
 */
export function undoSingle(
  db: WritableDatabase,
  messageId: number,
  now: number,
): { readonly text: string; readonly isNew: boolean } {
  const { body: text, isUndone } = singleMessage(db, messageId);
  if (isUndone === 1) return { text, isNew: false };
  const sql = statements(db);
  if (sql.cancel.run(now, messageId).changes === 0) {
    throw new UserError('conflict', words.singleMessages.hasGone);
  }
  sql.noteUndone.run(messageId);
  appendEvent(db, {
    at: now,
    kind: 'single-message-canceled',
    subject: `message:${messageId}`,
    detail: { reason: 'undone' },
  });
  return { text, isNew: true };
}

/** Gives a queued message another time. Refused (`conflict`) where it is not queued any more. */
export function moveSingle(
  db: WritableDatabase,
  messageId: number,
  time: { readonly goesAt: number; readonly isLater: boolean },
): void {
  // A confirmation counts from its opt-out, and goes although the number must not be texted.
  const { origin } = singleMessage(db, messageId);
  if (origin === 'confirmation') {
    throw new UserError('conflict', words.singleMessages.isOver);
  }
  const { goesAt, isLater } = time;
  const sql = statements(db);
  // As `isHoldableSingleSql` says: what somebody sends by hand goes at once, also to a held number.
  const staysHeld = isLater || origin === 'command-line' ? 1 : 0;
  if (sql.move.run({ messageId, goesAt, staysHeld }).changes === 0) {
    throw new UserError('conflict', words.singleMessages.isOver);
  }
  sql.noteTime.run({ messageId, goesAt, isLater: isLater ? 1 : 0 });
}

/**
 * Queues a message again that never left. Refused (`conflict`) where it did or may have, and (`invalid`) where
 * its number must not be texted.
 */
export function retrySingle(db: WritableDatabase, messageId: number, now: number): void {
  const { phone } = singleMessage(db, messageId);
  refuseSuppressed(db, phone);
  const sql = statements(db);
  if (sql.requeue.run(now, messageId).changes === 0) {
    throw new UserError('conflict', words.singleMessages.mayHaveGone);
  }
  sql.noteTime.run({ messageId, goesAt: now, isLater: 0 });
  appendEvent(db, {
    at: now,
    kind: 'messages-retried',
    subject: `message:${messageId}`,
    detail: { messages: 1 },
  });
}

/** Settles an unconfirmed message by a person's word. Refused as `SingleMessages.decide`. */
export function decideSingle(
  db: WritableDatabase,
  messageId: number,
  decision: 'sent' | 'send-again',
  now: number,
): void {
  const { phone, status } = singleMessage(db, messageId);
  if (status !== 'unconfirmed') throw new UserError('conflict', words.singleMessages.isKnown);
  if (decision === 'send-again') {
    refuseSuppressed(db, phone);
    recordOutcomes(db, [{ messageId, event: 'postponed', nextAttemptAt: now }], now);
    statements(db).noteTime.run({ messageId, goesAt: now, isLater: 0 });
  } else {
    recordOutcomes(db, [{ messageId, event: 'accepted' }], now);
  }
  appendEvent(db, {
    at: now,
    kind: 'unconfirmed-decided',
    subject: `message:${messageId}`,
    detail: { decision, messages: 1 },
  });
}
