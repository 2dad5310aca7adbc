import { holdNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import { noteInbound } from '../../../../src-main/inbox/conversations/conversation-rows.ts';
import { addReply } from '../../../../src-main/inbox/replies/reply-rows.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';

/** A number that waits for a decision, and a reply with three pictures. */
export function furnishReplies(db: WritableDatabase, now: number) {
  const heldPhone = fictionalPhone(87);
  holdNumber(db, {
    phone: heldPhone,
    reason: 'maybe-opt-out',
    messageId: null,
    detail: 'Enough now',
    at: now,
  });
  const reply = {
    from: fictionalPhone(88),
    to: '+12125550199',
    sid: 'MM1',
    body: 'Look',
    segments: 1,
    receivedAt: now,
    readAt: now,
    mediaCount: 3,
    kind: 'no',
    rule: 'none',
  } as const;
  const messageId = addReply(db, reply)?.messageId ?? 0;
  noteInbound(db, {
    phone: reply.from,
    isPractice: false,
    messageId,
    at: now,
    campaignId: null,
    opensIt: true,
    countsAsUnread: true,
  });
  const [toKeep = 0, toRefuse = 0, toFetch = 0] = db.sqlite
    .prepare<[number], number>('SELECT id FROM message_media WHERE message_id = ? ORDER BY id')
    .pluck()
    .all(messageId);
  return { heldPhone, toKeep, toRefuse, toFetch };
}
