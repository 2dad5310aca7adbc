// Raw SQL: it runs for every reply that a pass brings, on named indexes.
import type { ConfirmationState, ReplyKind } from '../../../src-shared/inbox/reply.ts';
import { confirmationPrefix } from '../../../src-shared/inbox/single-message.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { isRealSql } from '../../database/practice.ts';
import { statementsFor } from '../../database/statements.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Files of one message at most, as Twilio takes them (docs/messaging/api/media-resource). */
const mostMedia = 10;

/** A reply that comes longer after a campaign than this answers nothing, in milliseconds. */
const answersWithinMs = 30 * dayMs;

/** How long before a message goes its row may have been written: as far ahead as a provider schedules. */
const writtenBeforeMs = 36 * dayMs;

/** The provider counts whole seconds, and its clock is not ours. */
const toleranceMs = 5000;

/** Messages of one number that are looked through for the campaign that a reply answers. */
const mostLookedThrough = 200;

/** Replies among which opt-outs are looked for that are to be confirmed: they are minutes old. */
const lastReplies = 1000;

/** A reply as it is stored. */
export interface NewReply {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly segments: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly readAt: number;
  readonly mediaCount: number;
  readonly kind: ReplyKind;
  readonly rule: string;
}

/** A stored reply, and whom it is from. */
export interface StoredReply {
  readonly messageId: number;
  /** The campaign that it answers; null for none. */
  readonly campaignId: number | null;
  /** Of the contact with that number; empty where there is none. */
  readonly name: string;
}

/** A stored reply that shows why a number is held, or opted out. */
export interface Evidence {
  readonly sid: string | null;
  readonly body: string;
  readonly receivedAt: number;
}

/** A stored opt-out of which nobody has noted yet whether it was confirmed. */
export interface OpenStop extends Evidence {
  readonly messageId: number;
  readonly from: string;
  readonly to: string;
}

const statements = statementsFor((sqlite) => ({
  known: sqlite
    .prepare<[string], string>(
      `SELECT sid FROM messages WHERE sid IN (SELECT value FROM json_each(?))`,
    )
    .pluck(),
  contact: sqlite.prepare<[string], { readonly id: number; readonly name: string }>(
    `SELECT id, trim(first_name || ' ' || last_name) AS name FROM contacts WHERE phone = ?`,
  ),
  add: sqlite.prepare<NewReply & { readonly contactId: number | null }>(
    `INSERT INTO messages (contact_id, direction, from_address, to_address, body, segments, status, sid,
                           created_at, sent_at, settled_at)
     VALUES (:contactId, 'inbound', :from, :to, :body, :segments, 'received', :sid,
             :receivedAt, :receivedAt, :receivedAt)
     ON CONFLICT (sid) DO NOTHING`,
  ),
  addInbound: sqlite.prepare<
    Pick<NewReply, 'kind' | 'rule' | 'readAt'> & Omit<StoredReply, 'name'>
  >(
    `INSERT INTO inbound_messages (message_id, kind, rule, read_at, campaign_id)
     VALUES (:messageId, :kind, :rule, :readAt, :campaignId)`,
  ),
  addMedia: sqlite.prepare<[number, number]>(
    `INSERT INTO message_media (message_id, position) VALUES (?, ?)`,
  ),
  campaignAnswered: sqlite
    .prepare<
      {
        readonly phone: string;
        readonly before: number;
        readonly since: number;
        readonly writtenSince: number;
        readonly limit: number;
      },
      number
    >(
      `SELECT campaign_id FROM (
         SELECT campaign_id, status, coalesce(sent_at, claimed_at) AS went_at
           FROM messages INDEXED BY messages_of_number
          WHERE peer_address = :phone AND created_at BETWEEN :writtenSince AND :before AND ${isRealSql}
          ORDER BY created_at DESC, id DESC LIMIT +:limit)
        WHERE campaign_id IS NOT NULL AND went_at BETWEEN :since AND :before
          AND status IN ('sending', 'unconfirmed', 'sent', 'delivered', 'undelivered')
        ORDER BY went_at DESC LIMIT 1`,
    )
    .pluck(),
  hasSaid: sqlite
    .prepare<[string, number, ReplyKind], number>(
      `SELECT 1 FROM messages AS m INDEXED BY messages_of_number
         JOIN inbound_messages AS i ON i.message_id = m.id
        WHERE m.peer_address = ? AND m.created_at >= ? AND i.kind = ?
        ORDER BY m.created_at, m.id LIMIT 1`,
    )
    .pluck(),
  evidence: sqlite.prepare<[number], Evidence>(
    `SELECT sid, body, created_at AS receivedAt FROM messages WHERE id = ?`,
  ),
  openStops: sqlite.prepare<[number, number], OpenStop>(
    `SELECT m.id AS messageId, m.from_address AS "from", m.to_address AS "to", m.sid, m.body,
            m.created_at AS receivedAt
       FROM inbound_messages AS i JOIN messages AS m ON m.id = i.message_id
      WHERE i.message_id > (SELECT coalesce(max(message_id), 0) FROM inbound_messages) - ?
        AND i.kind = 'stop' AND i.confirmation IS NULL AND m.created_at >= ?`,
  ),
  confirmationsUnderWay: sqlite
    .prepare<[string, number, number], number>(
      `SELECT count(*)
         FROM inbound_messages AS i JOIN messages AS m ON m.id = i.message_id
         JOIN single_messages AS s ON s.request_id = ? || m.sid
         JOIN messages AS text ON text.id = s.message_id
        WHERE i.message_id > (SELECT coalesce(max(message_id), 0) FROM inbound_messages) - ?
          AND i.confirmation = 'sent' AND m.created_at >= ? AND text.status IN ('queued', 'sending')`,
    )
    .pluck(),
  confirm: sqlite.prepare<{ readonly state: ConfirmationState; readonly messageId: number }>(
    `UPDATE inbound_messages SET confirmation = :state
      WHERE message_id = :messageId AND (confirmation IS NULL OR :state = 'sent')`,
  ),
}));

/** Of these sids those that are stored already. */
export function knownSids(db: OvoDatabase, sids: readonly string[]): ReadonlySet<string> {
  return new Set(statements(db).known.all(JSON.stringify(sids)));
}

/** Stores a reply; null where it is stored already. Call within a transaction. */
export function addReply(db: WritableDatabase, reply: NewReply): StoredReply | null {
  const sql = statements(db);
  const contact = sql.contact.get(reply.from);
  const added = sql.add.run({ ...reply, contactId: contact?.id ?? null });
  if (added.changes === 0) return null;
  const messageId = Number(added.lastInsertRowid);
  const before = reply.receivedAt + toleranceMs;
  const campaignId =
    sql.campaignAnswered.get({
      phone: reply.from,
      before,
      since: before - answersWithinMs,
      writtenSince: before - answersWithinMs - writtenBeforeMs,
      limit: mostLookedThrough,
    }) ?? null;
  const { kind, rule, readAt } = reply;
  sql.addInbound.run({ messageId, kind, rule, readAt, campaignId });
  for (let position = 0; position < Math.min(reply.mediaCount, mostMedia); position += 1) {
    sql.addMedia.run(messageId, position);
  }
  return { messageId, campaignId, name: contact?.name ?? '' };
}

/** Whether a number has said so at that time or later. */
export function hasSaidSince(
  db: OvoDatabase,
  phone: string,
  kind: 'stop' | 'start',
  since: number,
): boolean {
  return statements(db).hasSaid.get(phone, since, kind) !== undefined;
}

/** The reply with that id; null where there is none any more. */
export function evidenceOf(db: OvoDatabase, messageId: number): Evidence | null {
  return statements(db).evidence.get(messageId) ?? null;
}

/** Opt-outs among the last replies, since a time, of which it is open whether they were confirmed. */
export function openStops(db: OvoDatabase, since: number): readonly OpenStop[] {
  return statements(db).openStops.all(lastReplies, since);
}

/** Texts of ours that confirm opt-outs of the last replies, since a time, and have not gone yet. */
export function confirmationsUnderWay(db: OvoDatabase, since: number): number {
  return statements(db).confirmationsUnderWay.get(confirmationPrefix, lastReplies, since) ?? 0;
}

/**
 * Notes whether an opt-out was confirmed. What another process noted stays, but for a text of ours: whatever
 * was said before, that one is written down.
 */
export function noteConfirmation(
  db: WritableDatabase,
  messageId: number,
  state: ConfirmationState,
): void {
  statements(db).confirm.run({ state, messageId });
}
