import { describe, expect, it } from 'vitest';
import {
  addConversationNote,
  markConversations,
  removeConversationNote,
  restoreConversationNote,
  saveConversationDraft,
  snoozeConversations,
} from '../../../src-main/inbox/conversations/conversation-changes.ts';
import { getConversation } from '../../../src-main/inbox/conversations/conversation-detail.ts';
import {
  conversationMessages,
  type MessagesRequest,
} from '../../../src-main/inbox/conversations/conversation-messages.ts';
import { fillText } from '../../../src-main/inbox/conversations/fill-text.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import {
  conversationPageSchema,
  conversationSchema,
} from '../../../src-shared/inbox/conversation.ts';
import { heldOffset } from '../../../src-shared/message/held.ts';
import { fictionalPhone, startedCampaign } from '../../support/campaigns.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { settleSingle, storeReply, storeSingle, undoSingle } from '../../support/inbox.ts';

const phone = fictionalPhone(0);
const of = { phone, isPractice: false };

function thread(db: WritableDatabase, request: Partial<MessagesRequest> = {}) {
  return conversationPageSchema.parse(
    conversationMessages(db, { ...of, before: null, limit: 50, ...request }),
  );
}

describe('the messages of a number', () => {
  it('are its replies, single messages and texts of campaigns, by the time they are shown with', () => {
    const db = temporaryDatabase();
    const campaignId = startedCampaign(db, { contacts: 1, now: 1000 });
    db.sqlite.exec(
      `UPDATE messages SET status = 'sent', attempt_count = 1, claimed_at = 3000, sent_at = 3000, settled_at = 3000, sid = 'SM1'`,
    );
    const early = storeReply(db, { from: phone, at: 2000, text: 'Are you open?' });
    const reply = storeReply(db, { from: phone, at: 4000, campaignId, media: 1 });
    const single = storeSingle(db, { to: phone, at: 5000, text: 'Yes' });
    const page = thread(db);
    expect(page.older).toBeNull();
    expect(page.messages.map(({ id, at }) => [id, at])).toEqual([
      [early, 2000],
      [1, 3000],
      [reply, 4000],
      [single, 5000],
    ]);
    expect(page.messages[2]).toMatchObject({
      direction: 'inbound',
      campaign: { id: campaignId, name: 'Spring sale' },
      reply: { kind: 'no', rule: 'test', confirmation: null },
      media: [{ position: 0, state: 'waiting', contentType: '', hash: null }],
      single: null,
    });
    expect(page.messages[3]).toMatchObject({
      status: 'queued',
      reply: null,
      single: { origin: 'window', writtenAt: 5000, goesAt: 10_000, canRetry: false },
    });
  });

  it('say why one of ours did not arrive, and whether it can be sent again', () => {
    const db = temporaryDatabase();
    settleSingle(db, storeSingle(db, { to: phone, at: 1000 }), 'failed', 1100);
    const [message] = thread(db).messages;
    expect(message?.problem).toMatch(/\w+ \w+/);
    expect(message?.single?.canRetry).toBe(true);
  });

  it.each([
    ['asking', 0, null],
    ['asking', 1, null],
    ['not-found', 2, null],
    ['other-text', 0, 'other-text'],
  ] as const)('say that nobody knows whether one went: %s', (doubt, notFoundCount, reason) => {
    const db = temporaryDatabase();
    const id = storeSingle(db, { to: phone, at: 1000 });
    db.sqlite
      .prepare(
        `UPDATE messages SET status = 'unconfirmed', claimed_at = 1000, attempt_count = 1,
           not_found_count = ?, reason = ? WHERE id = ?`,
      )
      .run(notFoundCount, reason, id);
    const [message] = thread(db).messages;
    expect(message?.single?.doubt).toBe(doubt);
    expect(message?.problem === null).toBe(reason === null);
  });

  it('come a page at a time, each once, and without what was taken back', () => {
    const db = temporaryDatabase();
    const ids = Array.from({ length: 25 }, (_, index) =>
      index % 2 === 0
        ? storeReply(db, { from: phone, at: 1000 + Math.floor(index / 4) })
        : storeSingle(db, { to: phone, at: 1000 + Math.floor(index / 4) }),
    );
    undoSingle(db, ids[7] ?? 0);
    const seen: number[] = [];
    let before: MessagesRequest['before'] = null;
    do {
      const page = thread(db, { before, limit: 7 });
      seen.unshift(...page.messages.map(({ id }) => id));
      before = page.older;
    } while (before !== null);
    expect(seen).toEqual(ids.filter((_, index) => index !== 7));
  });

  it('of practice are apart', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000 });
    const id = storeSingle(db, { to: phone, at: 2000, isPractice: true });
    expect(thread(db, { isPractice: true }).messages.map((message) => message.id)).toEqual([id]);
    expect(thread(db).messages).toHaveLength(1);
  });
});

describe('a conversation', () => {
  it('with a number that nobody has written to is empty, and stays unwritten', () => {
    const db = temporaryDatabase();
    const found = conversationSchema.parse(getConversation(db, of));
    expect(found).toMatchObject({ contact: null, holds: [], notes: [], isKnownSender: false });
    expect(found.row).toMatchObject({ phone, name: '', last: null, unreadCount: 0 });
    expect(db.sqlite.prepare('SELECT count(*) FROM conversations').pluck().get()).toBe(0);
  });

  it('with what is no number is refused', () => {
    const db = temporaryDatabase();
    for (const no of ['hello', '123', '+1212555', "'; DROP TABLE messages"]) {
      expect(() => getConversation(db, { phone: no, isPractice: false })).toThrow(/number/);
      expect(() =>
        saveConversationDraft(db, { phone: no, isPractice: false }, { text: 'Hi', now: 1 }),
      ).toThrow(/number/);
      expect(() =>
        snoozeConversations(db, { phones: [no], isPractice: false }, { until: null, now: 1 }),
      ).toThrow(/number/);
    }
  });

  it('with a short code or a name, which write too, is there', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: '72975', at: 1000 });
    storeReply(db, { from: 'ExampleCo', at: 1000 });
    expect(getConversation(db, { phone: '72975', isPractice: false }).row.unreadCount).toBe(1);
    expect(getConversation(db, { phone: 'ExampleCo', isPractice: false }).row.last).not.toBeNull();
  });

  it('has contact, suppression, holds with their evidence, and notes', () => {
    const db = temporaryDatabase();
    const { id: contactId } = addContact(db, phone, { firstName: 'Ann' });
    startedCampaign(db, { contacts: 1, now: 1000 });
    const reply = storeReply(db, { from: phone, at: 2000, text: 'Not now please' });
    db.sqlite.exec(`UPDATE messages SET next_attempt_at = next_attempt_at + ${heldOffset}
      WHERE status = 'queued'`);
    db.sqlite
      .prepare(
        `INSERT INTO number_holds (phone, reason, message_id, detail, at) VALUES
           (?, 'maybe-opt-out', ?, '', 2000), (?, 'given-up', NULL, '2026-11-27', 3000)`,
      )
      .run(phone, reply, phone);
    db.sqlite.exec(
      `INSERT INTO suppressions (phone, reason, at) VALUES ('${phone}', 'Replied STOP', 4000)`,
    );
    const note = addConversationNote(db, of, { text: ' Prefers mornings ', now: 5000 });
    const found = conversationSchema.parse(getConversation(db, of));
    expect(found).toMatchObject({
      contact: { id: contactId },
      suppression: { reason: 'Replied STOP' },
      holds: [
        { reason: 'maybe-opt-out', evidence: 'Not now please', messageId: reply, heldMessages: 1 },
        { reason: 'given-up', evidence: '2026-11-27', messageId: null, heldMessages: 1 },
      ],
      notes: [{ id: note.id, text: 'Prefers mornings', at: 5000 }],
      isKnownSender: true,
    });
    removeConversationNote(db, note.id, 6000);
    expect(() => removeConversationNote(db, note.id, 6000)).toThrow(/no longer exists/);
    expect(getConversation(db, of).notes).toEqual([]);
    restoreConversationNote(db, note.id);
    expect(getConversation(db, of).notes).toEqual([note]);
  });

  it('marked as unread reminds of itself, also where only a campaign texted', () => {
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 1, now: 1000 });
    markConversations(db, { phones: [phone], isPractice: false }, { isRead: false, now: 2000 });
    expect(getConversation(db, of).row).toMatchObject({ state: 'done', unreadCount: 1 });
  });
});

describe('a text that is filled in', () => {
  it('has the fields of the contact, and says which are empty', () => {
    const db = temporaryDatabase();
    addContact(db, phone, { firstName: 'Ann', lastName: '' });
    expect(
      fillText(db, {
        phone,
        text: 'Hi {{ first_name }} {{ last_name }}, {{ email | default: "hello" }}!',
      }),
    ).toEqual({ text: 'Hi Ann , hello!', missing: ['last_name'] });
  });

  it('to somebody who is no contact lacks every field but the number', () => {
    const db = temporaryDatabase();
    const text = 'Hi {{ first_name }}, {{ first_name }}: {{ phone }}';
    expect(fillText(db, { phone, text })).toEqual({
      text: `Hi , : ${phone}`,
      missing: ['first_name'],
    });
  });

  it('lacks what was left to fill in by hand', () => {
    const db = temporaryDatabase();
    addContact(db, phone, { firstName: 'Ann' });
    const { missing } = fillText(db, {
      phone,
      text: 'Hi {{ first_name }}, [First name], see you on [date] *|FNAME|*. Call 5 [x] 3 [12]',
    });
    expect(missing).toContain('[First name]');
    expect(missing).toContain('[date]');
    expect(missing).toContain('*|FNAME|*');
    expect(missing).not.toContain('first_name');
    expect(missing).not.toContain('[12]');
  });

  it('that cannot be read is refused', () => {
    const db = temporaryDatabase();
    expect(() => fillText(db, { phone, text: 'Hi {{ first_name' })).toThrow(/line 1/);
  });
});
