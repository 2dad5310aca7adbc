import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCampaign } from '../../../src-main/campaigns/campaign-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { answeredCampaigns } from '../../../src-main/inbox/conversations/answered-campaigns.ts';
import {
  addConversationNote,
  markConversations,
  saveConversationDraft,
  setConversationState,
  snoozeConversations,
} from '../../../src-main/inbox/conversations/conversation-changes.ts';
import {
  countConversations,
  listConversations,
} from '../../../src-main/inbox/conversations/conversation-list.ts';
import { noteDecision } from '../../../src-main/inbox/conversations/conversation-rows.ts';
import {
  conversationFilters,
  conversationOrders,
  conversationStates,
  isOfAllStates,
  type ConversationFilter,
  type ConversationQuery,
} from '../../../src-shared/inbox/conversation.ts';
import { fictionalPhone } from '../../support/campaigns.ts';
import { addContact } from '../../support/contacts.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { settleSingle, storeReply, storeSingle } from '../../support/inbox.ts';

const all: ConversationQuery = { state: 'open', filter: 'all', campaignId: null, order: 'newest' };

function phonesOf(db: WritableDatabase, query: Partial<ConversationQuery>): readonly string[] {
  const request = { query: { ...all, ...query }, isPractice: false, offset: 0, limit: 100 };
  return listConversations(db, request).rows.map(({ phone }) => phone);
}

interface Stored {
  readonly id: number;
  readonly phone: string;
  readonly state: string;
  readonly last_at: number;
  readonly waiting_since: number | null;
  readonly unread_count: number;
  readonly needs_decision: number;
  readonly has_failed: number;
  readonly is_opted_out: number;
  readonly campaign_id: number | null;
  readonly draft: string;
}

const isIn: Readonly<Record<ConversationFilter, (row: Stored) => boolean>> = {
  all: () => true,
  unread: (row) => row.unread_count > 0,
  'to-decide': (row) => row.needs_decision === 1,
  campaign: (row) => row.campaign_id !== null,
  failed: (row) => row.has_failed === 1,
  'opted-out': (row) => row.is_opted_out === 1,
  drafts: (row) => row.draft !== '',
};

function compare(order: ConversationQuery['order'], one: Stored, other: Stored): number {
  const newest = other.last_at - one.last_at || other.id - one.id;
  if (order === 'newest') return newest;
  if (one.waiting_since === null || other.waiting_since === null) {
    if (one.waiting_since === other.waiting_since) return newest;
    return one.waiting_since === null ? 1 : -1;
  }
  return one.waiting_since - other.waiting_since || one.id - other.id;
}

describe('a list of conversations', () => {
  it('has every one in its order, whatever the filter, the state and the page', () => {
    const db = temporaryDatabase();
    const campaignIds = ['Spring', 'Summer'].map(
      (name) =>
        createCampaign(db, { name, body: 'Hi', sender: '', audience: { listIds: [] } }, 1).snapshot
          .id,
    );
    const insert = db.sqlite.prepare(
      `INSERT INTO conversations (phone, is_practice, state, unread_count, last_at, waiting_since,
         campaign_id, has_failed, needs_decision, draft, draft_at, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    );
    const suppress = db.sqlite.prepare(
      `INSERT INTO suppressions (phone, reason, at) VALUES (?, 'Asked', 1)`,
    );
    const row = fc.record({
      isPractice: fc.nat(4),
      state: fc.constantFrom(...conversationStates),
      unread: fc.nat(2),
      lastAt: fc.nat(20),
      waiting: fc.option(fc.nat(20)),
      campaign: fc.nat(2),
      failed: fc.nat(1),
      decide: fc.nat(1),
      hasDraft: fc.boolean(),
      optedOut: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, limit) => {
          db.sqlite.exec(`DELETE FROM conversations;
            UPDATE suppressions SET lifted_at = 2, lifted_evidence = 'Says so' WHERE lifted_at IS NULL;`);
          rows.forEach((one, index) => {
            const phone = fictionalPhone(index);
            if (one.optedOut) suppress.run(phone);
            insert.run(
              phone,
              one.isPractice === 0 ? 1 : 0,
              one.state,
              one.unread,
              one.lastAt,
              one.waiting,
              campaignIds[one.campaign] ?? null,
              one.failed,
              one.decide,
              one.hasDraft ? 'Hello' : '',
              one.hasDraft ? 1 : null,
            );
          });
          const stored = db.sqlite
            .prepare<[], Stored>('SELECT * FROM conversations WHERE is_practice = 0')
            .all();
          for (const state of conversationStates) {
            for (const filter of conversationFilters) {
              for (const order of conversationOrders) {
                for (const campaignId of filter === 'campaign' ? [null, ...campaignIds] : [null]) {
                  const wanted = stored
                    .filter(
                      (one) => (isOfAllStates(filter) || one.state === state) && isIn[filter](one),
                    )
                    .filter((one) => campaignId === null || one.campaign_id === campaignId)
                    .toSorted((one, other) => compare(order, one, other))
                    .map(({ phone }) => phone);
                  const found: string[] = [];
                  for (let offset = 0; offset <= wanted.length; offset += limit) {
                    const query = { state, filter, order, campaignId };
                    const page = listConversations(db, { query, isPractice: false, offset, limit });
                    expect(page.total).toBe(wanted.length);
                    found.push(...page.rows.map(({ phone }) => phone));
                  }
                  expect(found).toEqual(wanted);
                }
              }
            }
          }
          const count = (filter: ConversationFilter, state = 'open') =>
            stored.filter(
              (one) => (isOfAllStates(filter) || one.state === state) && isIn[filter](one),
            ).length;
          expect(countConversations(db, { isPractice: false })).toEqual({
            open: count('all'),
            snoozed: count('all', 'snoozed'),
            done: count('all', 'done'),
            unread: count('unread'),
            toDecide: count('to-decide'),
            failed: count('failed'),
            optedOut: count('opted-out'),
            drafts: count('drafts'),
          });
          const answers = answeredCampaigns(db, { isPractice: false });
          for (const { id, replies } of answers) {
            const ofAll = db.sqlite
              .prepare<[number], number>('SELECT count(*) FROM conversations WHERE campaign_id = ?')
              .pluck()
              .get(id);
            expect(replies).toBe(ofAll);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows who wrote, what came last and what is to be done', () => {
    const db = temporaryDatabase();
    const phone = fictionalPhone(0);
    const { id: contactId } = addContact(db, phone, { firstName: 'Ann', lastName: 'Lee' });
    storeReply(db, { from: phone, at: 1000, text: `  Two\n\nlines ${'x'.repeat(200)}`, media: 2 });
    db.sqlite
      .prepare(`INSERT INTO number_holds (phone, reason, at) VALUES (?, 'maybe-opt-out', 1)`)
      .run(phone);
    noteDecision(db, phone);
    saveConversationDraft(db, { phone, isPractice: false }, { text: 'Dear', now: 1100 });
    const [row] = listConversations(db, {
      query: all,
      isPractice: false,
      offset: 0,
      limit: 10,
    }).rows;
    expect(row).toEqual({
      id: 1,
      phone,
      contactId,
      name: 'Ann Lee',
      isPractice: false,
      state: 'open',
      snoozedUntil: null,
      unreadCount: 1,
      lastAt: 1000,
      last: {
        direction: 'inbound',
        status: 'received',
        preview: `Two lines ${'x'.repeat(150)}`,
        mediaCount: 2,
      },
      waitingSince: 1000,
      campaign: null,
      hasFailed: false,
      needsDecision: true,
      isOptedOut: false,
      draft: 'Dear',
    });
    db.sqlite.exec(`UPDATE number_holds SET released_at = 2, decision = 'kept'`);
    noteDecision(db, phone);
    expect(phonesOf(db, { filter: 'to-decide' })).toEqual([]);
  });

  it('tells conversations apart whose senders have the same digits', () => {
    const db = temporaryDatabase();
    for (const from of ['SHOP1', 'BANK1', '+1']) storeReply(db, { from, at: 1000 });
    const request = { query: all, isPractice: false, offset: 0, limit: 10 };
    const ids = listConversations(db, request).rows.map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
  });

  it('takes a conversation from one state to another', () => {
    const db = temporaryDatabase();
    const phone = fictionalPhone(0);
    const of = { phones: [phone], isPractice: false };
    storeReply(db, { from: phone, at: 1000 });
    snoozeConversations(db, of, { until: 5000, now: 2000 });
    expect([phonesOf(db, {}), phonesOf(db, { state: 'snoozed' })]).toEqual([[], [phone]]);
    setConversationState(db, of, { state: 'done', now: 2000 });
    expect(phonesOf(db, { state: 'done' })).toEqual([phone]);
    markConversations(db, of, { isRead: false, now: 2000 });
    expect(phonesOf(db, { state: 'done', filter: 'unread' })).toEqual([phone]);
  });

  it('has what is to be done, and who is opted out, whatever the state', () => {
    const db = temporaryDatabase();
    const phone = fictionalPhone(0);
    const of = { phones: [phone], isPractice: false };
    storeReply(db, { from: phone, at: 1000 });
    settleSingle(db, storeSingle(db, { to: phone, at: 1100 }), 'failed', 1200);
    saveConversationDraft(db, { phone, isPractice: false }, { text: 'Dear', now: 1300 });
    db.sqlite.exec(`INSERT INTO suppressions (phone, reason, at) VALUES ('${phone}', 'Asked', 1);
      INSERT INTO number_holds (phone, reason, at) VALUES ('${phone}', 'maybe-opt-out', 1)`);
    noteDecision(db, phone);
    const filters = conversationFilters.filter(
      (filter) => phonesOf(db, { state: 'snoozed', filter }).length > 0,
    );
    expect(filters).toEqual(['to-decide', 'failed', 'opted-out', 'drafts']);
    snoozeConversations(db, of, { until: null, now: 2000 });
    expect(phonesOf(db, { filter: 'to-decide' })).toEqual([phone]);
    setConversationState(db, of, { state: 'done', now: 2000 });
    expect(phonesOf(db, { filter: 'opted-out' })).toEqual([phone]);
    expect(countConversations(db, { isPractice: false })).toMatchObject({
      open: 0,
      done: 1,
      toDecide: 1,
      failed: 1,
      optedOut: 1,
      drafts: 1,
    });
  });

  it('has one that was begun with a draft, until nothing is left of it', () => {
    const db = temporaryDatabase();
    const of = { phone: fictionalPhone(0), isPractice: false };
    saveConversationDraft(db, of, { text: 'Hello', now: 1000 });
    expect(phonesOf(db, { filter: 'drafts' })).toEqual([of.phone]);
    saveConversationDraft(db, of, { text: '', now: 1100 });
    expect(db.sqlite.prepare('SELECT count(*) FROM conversations').pluck().get()).toBe(0);
    saveConversationDraft(db, of, { text: 'Hello', now: 1000 });
    addConversationNote(db, of, { text: 'Prefers mornings', now: 1000 });
    saveConversationDraft(db, of, { text: '', now: 1100 });
    expect(phonesOf(db, {})).toEqual([of.phone]);
  });

  it('has a single message that did not arrive', () => {
    const db = temporaryDatabase();
    const phone = fictionalPhone(0);
    const id = storeSingle(db, { to: phone, at: 1000 });
    expect(phonesOf(db, { filter: 'failed' })).toEqual([]);
    settleSingle(db, id, 'failed', 1100);
    expect(phonesOf(db, { filter: 'failed' })).toEqual([phone]);
  });
});
