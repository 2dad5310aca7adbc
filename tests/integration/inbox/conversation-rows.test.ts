import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import {
  markConversations,
  saveConversationDraft,
  setConversationState,
  snoozeConversations,
} from '../../../src-main/inbox/conversations/conversation-changes.ts';
import { wakeDue } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import {
  findConversation,
  type StoredConversation,
} from '../../../src-main/inbox/conversations/conversation-store.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { conversationRules } from '../../../src-main/maintenance/rules/conversation-rules.ts';
import { conversationLimits, draftTextSchema } from '../../../src-shared/inbox/conversation.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { settleSingle, storeReply, storeSingle, undoSingle } from '../../support/inbox.ts';

const phone = fictionalPhone(0);

function rowOf(db: WritableDatabase, number = phone, isPractice = false): StoredConversation {
  const row = findConversation(db, { phone: number, isPractice });
  if (row === undefined) throw new Error(`No conversation with ${number}.`);
  return row;
}

const of = { phones: [phone], isPractice: false };

test('a draft that texts came back to can be saved', () => {
  const db = temporaryDatabase();
  const longest = 'x'.repeat(conversationLimits.textLength);
  for (let index = 0; index < 9; index += 1) {
    const id = storeSingle(db, { to: phone, at: 1000 + index });
    undoSingle(db, id, { text: `${index}${longest.slice(1)}`, at: 2000 + index });
  }
  const { draft } = rowOf(db);
  expect(draft.length).toBeGreaterThan(9 * conversationLimits.textLength);
  expect(draftTextSchema.safeParse(draft).success).toBe(true);
});

describe('a reply', () => {
  it('begins a conversation that is open, unread and waits', () => {
    const db = temporaryDatabase();
    const id = storeReply(db, { from: phone, at: 1000 });
    expect(rowOf(db)).toMatchObject({
      state: 'open',
      unreadCount: 1,
      lastAt: 1000,
      lastMessageId: id,
      waitingSince: 1000,
    });
  });

  it('opens a conversation from any state', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000 });
    setConversationState(db, of, { state: 'done', now: 1100 });
    expect(rowOf(db)).toMatchObject({ state: 'done', unreadCount: 0, waitingSince: null });
    storeReply(db, { from: phone, at: 2000 });
    expect(rowOf(db)).toMatchObject({ state: 'open', unreadCount: 1, waitingSince: 2000 });
    snoozeConversations(db, of, { until: 9000, now: 2100 });
    expect(rowOf(db)).toMatchObject({ state: 'snoozed', snoozedUntil: 9000 });
    storeReply(db, { from: phone, at: 3000 });
    expect(rowOf(db)).toMatchObject({ state: 'open', snoozedUntil: null, waitingSince: 2000 });
  });

  it('that is read late is unread, and waits for nothing that was answered after it', () => {
    const db = temporaryDatabase();
    const id = storeSingle(db, { to: phone, at: 5000 });
    storeReply(db, { from: phone, at: 4000 });
    expect(rowOf(db)).toMatchObject({
      state: 'open',
      unreadCount: 1,
      lastAt: 5000,
      lastMessageId: id,
      waitingSince: null,
    });
  });

  it('that opts out leaves a conversation as it is, and a new one is done and read', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000, kind: 'stop' });
    expect(rowOf(db)).toMatchObject({ state: 'done', unreadCount: 0, waitingSince: null });
    const other = fictionalPhone(1);
    storeReply(db, { from: other, at: 1000 });
    storeReply(db, { from: other, at: 2000, kind: 'stop' });
    expect(rowOf(db, other)).toMatchObject({ state: 'open', unreadCount: 1, waitingSince: 1000 });
  });

  it('never comes into the conversation of practice with that number', () => {
    const db = temporaryDatabase();
    storeSingle(db, { to: phone, at: 500, isPractice: true });
    storeReply(db, { from: phone, at: 1000 });
    expect(rowOf(db, phone, true)).toMatchObject({ unreadCount: 0, lastAt: 500 });
    expect(rowOf(db)).toMatchObject({ unreadCount: 1, lastAt: 1000 });
  });
});

describe('a single message', () => {
  it('answers, and leaves the state', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000 });
    snoozeConversations(db, of, { until: null, now: 1100 });
    storeSingle(db, { to: phone, at: 2000 });
    expect(rowOf(db)).toMatchObject({ state: 'snoozed', waitingSince: null, lastAt: 2000 });
  });

  it('that was taken back leaves the person waiting, and its words go into the draft', () => {
    const db = temporaryDatabase();
    const reply = storeReply(db, { from: phone, at: 1000 });
    const id = storeSingle(db, { to: phone, at: 2000, text: 'Sure' });
    undoSingle(db, id, { text: 'Sure', at: 2100 });
    expect(rowOf(db)).toMatchObject({
      lastMessageId: reply,
      waitingSince: 1000,
      draft: 'Sure',
      draftAt: 2100,
    });
  });

  it('that was taken back loses nothing that was begun since', () => {
    const db = temporaryDatabase();
    const id = storeSingle(db, { to: phone, at: 2000, text: 'Sure' });
    saveConversationDraft(db, { phone, isPractice: false }, { text: 'And a bag', now: 2050 });
    undoSingle(db, id, { text: 'Sure', at: 2100 });
    expect(rowOf(db)).toMatchObject({ draft: 'Sure\nAnd a bag', draftAt: 2100 });
  });

  it('that does not arrive opens its conversation, until one arrives', () => {
    const db = temporaryDatabase();
    const failed = storeSingle(db, { to: phone, at: 1000 });
    setConversationState(db, of, { state: 'done', now: 1100 });
    settleSingle(db, failed, 'undelivered', 1200);
    expect(rowOf(db)).toMatchObject({ state: 'open', hasFailed: 1 });
    const next = storeSingle(db, { to: phone, at: 2000 });
    expect(rowOf(db)).toMatchObject({ hasFailed: 0 });
    settleSingle(db, next, 'delivered', 2100);
    expect(rowOf(db)).toMatchObject({ state: 'open', hasFailed: 0 });
  });

  it('of Ovo’s own that does not arrive opens nothing', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000, kind: 'stop' });
    const id = storeSingle(db, { to: phone, at: 1100, origin: 'confirmation' });
    settleSingle(db, id, 'failed', 1200);
    expect(rowOf(db)).toMatchObject({ state: 'done' });
  });
});

describe('a conversation', () => {
  it('that is opened again by hand waits as before it was done', () => {
    const db = temporaryDatabase();
    storeReply(db, { from: phone, at: 1000 });
    setConversationState(db, of, { state: 'done', now: 1100 });
    setConversationState(db, of, { state: 'open', now: 1200 });
    expect(rowOf(db)).toMatchObject({ state: 'open', waitingSince: 1000 });
  });

  it('that is snoozed is opened at its time, not earlier, and not where it waits for a reply', () => {
    const db = temporaryDatabase();
    const later = fictionalPhone(1);
    const never = fictionalPhone(2);
    for (const from of [phone, later, never]) storeReply(db, { from, at: 1000 });
    snoozeConversations(db, of, { until: 2000, now: 1100 });
    snoozeConversations(db, { phones: [later], isPractice: false }, { until: 2001, now: 1100 });
    snoozeConversations(db, { phones: [never], isPractice: false }, { until: null, now: 1100 });
    expect(wakeDue(db, 2000)).toBe(1);
    expect(rowOf(db)).toMatchObject({ state: 'open', snoozedUntil: null });
    expect(rowOf(db, later)).toMatchObject({ state: 'snoozed', snoozedUntil: 2001 });
    expect(rowOf(db, never)).toMatchObject({ state: 'snoozed', snoozedUntil: null });
  });

  it('knows whether its number must not be texted, however that came about', () => {
    const db = temporaryDatabase();
    const suppress = db.sqlite.prepare(
      `INSERT INTO suppressions (phone, reason, at) VALUES (?, 'Asked', 1)`,
    );
    storeReply(db, { from: phone, at: 1000 });
    suppress.run(phone);
    expect(rowOf(db)).toMatchObject({ isOptedOut: 1 });
    db.sqlite.exec(`UPDATE suppressions SET lifted_at = 2, lifted_evidence = 'Says so'`);
    expect(rowOf(db)).toMatchObject({ isOptedOut: 0 });
    suppress.run(fictionalPhone(1));
    storeReply(db, { from: fictionalPhone(1), at: 1000 });
    expect(rowOf(db, fictionalPhone(1))).toMatchObject({ isOptedOut: 1 });
  });
});

/** Something that happens; times are some hundreds, so that many are the same. */
type Step =
  | {
      readonly do: 'reply';
      readonly at: number;
      readonly isStop: boolean;
      readonly campaign: number;
    }
  | { readonly do: 'single'; readonly at: number }
  | { readonly do: 'undo' | 'deliver' | 'fail'; readonly which: number }
  | { readonly do: 'done' | 'open' | 'snooze' | 'read' | 'unread' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('reply' as const),
    at: fc.integer({ min: 1, max: 300 }),
    isStop: fc.boolean(),
    campaign: fc.nat(2),
  }),
  fc.record({ do: fc.constant('single' as const), at: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ do: fc.constantFrom('undo', 'deliver', 'fail'), which: fc.nat(5) }),
  fc.record({ do: fc.constantFrom('done', 'open', 'snooze', 'read', 'unread') }),
);

interface Known {
  readonly id: number;
  readonly at: number;
  readonly isReply: boolean;
  readonly isStop: boolean;
  readonly campaign: number | null;
  status: 'queued' | 'delivered' | 'failed' | 'undone';
}

/** The same row, told naively: everything that happened is kept, and looked through again each time. */
class Model {
  readonly known: Known[] = [];
  state: 'open' | 'snoozed' | 'done' | null = null;
  unread = 0;
  doneTo = -Infinity;

  get #alive(): readonly Known[] {
    return this.known
      .filter(({ status }) => status !== 'undone')
      .toSorted((one, other) => one.at - other.at || one.id - other.id);
  }

  get lastReplyAt(): number {
    return Math.max(-Infinity, ...this.known.filter(({ isReply }) => isReply).map(({ at }) => at));
  }

  row() {
    const alive = this.#alive;
    const singles = alive.filter(({ isReply }) => !isReply);
    const answered = Math.max(this.doneTo, ...singles.map(({ at }) => at));
    const waiting = alive.find(({ isReply, isStop, at }) => isReply && !isStop && at > answered);
    return {
      state: this.state,
      unreadCount: this.unread,
      lastMessageId: alive.at(-1)?.id ?? null,
      waitingSince: waiting?.at ?? null,
      campaignId: alive.findLast(({ campaign }) => campaign !== null)?.campaign ?? null,
      hasFailed: singles.at(-1)?.status === 'failed' ? 1 : 0,
    };
  }
}

function take(db: WritableDatabase, model: Model, one: Step, campaignIds: readonly number[]): void {
  const open = model.known.filter(({ isReply, status }) => !isReply && status === 'queued');
  const now = 400;
  switch (one.do) {
    case 'reply': {
      const { at, isStop } = one;
      const campaign = campaignIds[one.campaign - 1] ?? null;
      const kind = isStop ? 'stop' : 'no';
      const id = storeReply(db, { from: phone, at, kind, campaignId: campaign });
      model.known.push({ id, at, isReply: true, isStop, campaign, status: 'delivered' });
      if (!isStop) model.unread += 1;
      if (!isStop) model.state = 'open';
      model.state ??= 'done';
      return;
    }
    case 'single': {
      const id = storeSingle(db, { to: phone, at: one.at });
      const { at } = one;
      model.known.push({ id, at, isReply: false, isStop: false, campaign: null, status: 'queued' });
      model.state ??= 'open';
      return;
    }
    case 'undo':
    case 'deliver':
    case 'fail': {
      const single = open[one.which % Math.max(1, open.length)];
      if (single === undefined) return;
      if (one.do === 'undo') {
        undoSingle(db, single.id);
        single.status = 'undone';
      } else {
        settleSingle(db, single.id, one.do === 'fail' ? 'failed' : 'delivered', now);
        single.status = one.do === 'fail' ? 'failed' : 'delivered';
        if (one.do === 'fail') model.state = 'open';
      }
      return;
    }
    case 'done':
      setConversationState(db, of, { state: 'done', now });
      if (model.state === null) return;
      model.state = 'done';
      model.unread = 0;
      model.doneTo = Math.max(model.doneTo, model.lastReplyAt);
      return;
    case 'open':
      if (model.state === null) return;
      setConversationState(db, of, { state: 'open', now });
      if (model.state === 'done' && model.lastReplyAt > 0) model.doneTo = model.lastReplyAt - 1;
      model.state = 'open';
      return;
    case 'snooze':
      if (model.state === null) return;
      snoozeConversations(db, of, { until: null, now });
      model.state = 'snoozed';
      return;
    case 'read':
      markConversations(db, of, { isRead: true, now });
      model.unread = 0;
      return;
    case 'unread':
      if (model.state === null) return;
      markConversations(db, of, { isRead: false, now });
      model.unread = Math.max(1, model.unread);
  }
}

it('says what its messages say, whatever happened in whatever order', () => {
  const db = temporaryDatabase();
  const campaignIds = ['Spring', 'Summer'].map(
    (name) =>
      createCampaign(db, { name, body: 'Hello', sender: '', audience: { listIds: [] } }, 1).snapshot
        .id,
  );
  const context = { now: 1, country: 'US', expected: [] };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      db.sqlite.exec('DELETE FROM conversations; DELETE FROM messages;');
      const model = new Model();
      for (const one of steps) {
        take(db, model, one, campaignIds);
        if (model.state === null) continue;
        expect(rowOf(db)).toMatchObject(model.row());
      }
      expect(conversationRules.flatMap((rule) => rule.find(db, context, 10))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
