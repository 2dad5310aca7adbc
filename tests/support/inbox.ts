import { randomUUID } from 'node:crypto';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import {
  noteInbound,
  noteSingle,
  noteSingleSettled,
  noteUndone,
} from '../../src-main/inbox/conversations/conversation-rows.ts';
import type { MessageStatus } from '../../src-shared/message/status.ts';
import type { ReplyKind } from '../../src-shared/inbox/reply.ts';

/** Our own number in tests of the inbox. */
const ourNumber = '+12125550199';

let sids = 0;

/** A reply as reading it stores it, with everything that belongs to it; returns the id of the message. */
export function storeReply(
  db: WritableDatabase,
  reply: {
    readonly from: string;
    readonly at: number;
    readonly text?: string;
    readonly kind?: ReplyKind;
    readonly campaignId?: number | null;
    readonly media?: number;
  },
): number {
  const { from, at, text = 'Thank you', kind = 'no', campaignId = null, media = 0 } = reply;
  return db.sqlite.transaction(() => {
    sids += 1;
    const { lastInsertRowid } = db.sqlite
      .prepare(
        `INSERT INTO messages (direction, from_address, to_address, body, segments, status, sid,
           created_at, sent_at, settled_at)
         VALUES ('inbound', ?, ?, ?, 1, 'received', ?, ?, ?, ?)`,
      )
      .run(from, ourNumber, text, `SM${String(sids).padStart(32, 'f')}`, at, at, at);
    const messageId = Number(lastInsertRowid);
    db.sqlite
      .prepare(
        `INSERT INTO inbound_messages (message_id, kind, rule, read_at, campaign_id)
         VALUES (?, ?, 'test', ?, ?)`,
      )
      .run(messageId, kind, at + 20, campaignId);
    const addMedia = db.sqlite.prepare(
      `INSERT INTO message_media (message_id, position) VALUES (?, ?)`,
    );
    for (let position = 0; position < media; position += 1) addMedia.run(messageId, position);
    noteInbound(db, {
      phone: from,
      isPractice: false,
      messageId,
      at,
      campaignId,
      opensIt: kind !== 'stop',
      countsAsUnread: kind !== 'stop',
    });
    return messageId;
  })();
}

/** A single message as it is written down; returns its id. */
export function storeSingle(
  db: WritableDatabase,
  single: {
    readonly to: string;
    readonly at: number;
    readonly text?: string;
    readonly isPractice?: boolean;
    readonly picture?: string | null;
    readonly clearsDraft?: boolean;
    readonly origin?: 'window' | 'command-line' | 'confirmation';
  },
): number {
  const { to, at, text = 'See you soon', isPractice = false, picture = null } = single;
  return db.sqlite.transaction(() => {
    const { lastInsertRowid } = db.sqlite
      .prepare(
        `INSERT INTO messages (direction, from_address, to_address, body, segments, status,
           next_attempt_at, created_at, is_practice)
         VALUES ('outbound', ?, ?, ?, 1, 'queued', ?, ?, ?)`,
      )
      .run(ourNumber, to, text, at + 5000, at, isPractice ? 1 : 0);
    const messageId = Number(lastInsertRowid);
    db.sqlite
      .prepare(
        `INSERT INTO single_messages (message_id, uid, request_id, gateway, origin, written_at, goes_at, picture)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        messageId,
        randomUUID(),
        randomUUID(),
        isPractice ? 'simulator' : 'twilio',
        single.origin ?? 'window',
        at,
        at + 5000,
        picture,
      );
    const { clearsDraft = false } = single;
    noteSingle(db, { phone: to, isPractice, messageId, at, clearsDraft });
    return messageId;
  })();
}

/** What becomes of a single message, as receipts and outcomes write it. */
export function settleSingle(
  db: WritableDatabase,
  messageId: number,
  status: Exclude<MessageStatus, 'received' | 'scheduled'>,
  at = 0,
): void {
  db.sqlite.transaction(() => {
    db.sqlite
      .prepare(
        `UPDATE messages SET status = ?, attempt_count = 1, claimed_at = created_at, settled_at = ?,
           sent_at = CASE WHEN ? = 'failed' THEN NULL ELSE ? END,
           error_code = CASE WHEN ? IN ('failed', 'undelivered') THEN 30003 END WHERE id = ?`,
      )
      .run(status, at, status, at, status, messageId);
    noteSingleSettled(db, messageId);
  })();
}

/** A single message that its author takes back. */
export function undoSingle(
  db: WritableDatabase,
  messageId: number,
  draft: { readonly text: string; readonly at: number } | null = null,
): void {
  db.sqlite.transaction(() => {
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'canceled', reason = 'undone', settled_at = created_at WHERE id = ?`,
      )
      .run(messageId);
    db.sqlite
      .prepare('UPDATE single_messages SET is_undone = 1 WHERE message_id = ?')
      .run(messageId);
    noteUndone(db, messageId, draft);
  })();
}
