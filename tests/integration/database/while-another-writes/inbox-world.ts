import { holdNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { writeSingle } from '../../../../src-main/campaigns/single/single-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import {
  addConversationNote,
  markConversations,
  removeConversationNote,
  setConversationState,
} from '../../../../src-main/inbox/conversations/conversation-changes.ts';
import {
  noteDecision,
  noteInbound,
  noteSingle,
} from '../../../../src-main/inbox/conversations/conversation-rows.ts';
import { decideHold } from '../../../../src-main/inbox/replies/decide.ts';
import { addReply } from '../../../../src-main/inbox/replies/reply-rows.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';

/** Messages without a campaign, in practice; none is due soon. */
export function furnishSingles(db: WritableDatabase, now: number, sender: string) {
  const goesAt = now + 86_400_000;
  const phone = fictionalPhone(76);
  const write = (name: string) => {
    const { messageId } = writeSingle(db, {
      requestId: name,
      phone,
      text: name,
      picture: null,
      origin: 'window',
      gateway: 'simulator',
      sender,
      writtenAt: now,
      goesAt,
      isLater: true,
    });
    noteSingle(db, { phone, isPractice: true, messageId, at: now });
    return messageId;
  };
  const set = (name: string, change: string) => {
    const id = write(name);
    db.sqlite.prepare(`UPDATE messages SET ${change} WHERE id = ?`).run(id);
    return id;
  };
  return {
    goesAt,
    toUndo: write('To undo'),
    toMove: write('To move'),
    toRetry: set('To retry', `status = 'canceled', settled_at = 1, reason = 'time-missed'`),
    toDecide: set(
      'To decide',
      `status = 'unconfirmed', claimed_at = ${now}, attempt_count = 1, not_found_count = 2`,
    ),
  };
}

/** A number that waits for a decision, one about which somebody just decided, and a reply with pictures. */
export function furnishReplies(db: WritableDatabase, now: number, sender: string) {
  const heldPhone = fictionalPhone(87);
  holdNumber(db, {
    phone: heldPhone,
    reason: 'maybe-opt-out',
    messageId: null,
    detail: 'Enough now',
    at: now,
  });
  noteDecision(db, heldPhone);
  const decidedPhone = fictionalPhone(86);
  holdNumber(db, {
    phone: decidedPhone,
    reason: 'given-up',
    messageId: null,
    detail: '2026-11-27',
    at: now,
  });
  decideHold(db, decidedPhone, 'kept', now);
  const reply = {
    from: fictionalPhone(88),
    to: sender,
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
  return { heldPhone, decidedPhone, toKeep, toRefuse, toFetch };
}

/** With whom there are conversations: of practice, as the settings are. */
export const conversationPhones = {
  toMark: fictionalPhone(81),
  toClose: fictionalPhone(82),
  toSnooze: fictionalPhone(83),
  toDraft: fictionalPhone(84),
  toNote: fictionalPhone(85),
};

/** Conversations and notes of practice. */
export function furnishConversations(db: WritableDatabase, now: number) {
  const { toMark, toClose, toSnooze, toNote } = conversationPhones;
  const of = { isPractice: true };
  const open = { state: 'open', now } as const;
  setConversationState(db, { ...of, phones: [toMark, toClose, toSnooze] }, open);
  markConversations(db, { ...of, phones: [toMark] }, { isRead: false, now });
  const note = (text: string) =>
    addConversationNote(db, { ...of, phone: toNote }, { text, now }).id;
  const removed = note('Removed');
  removeConversationNote(db, removed, now);
  return { toRemove: note('To remove'), removed };
}
