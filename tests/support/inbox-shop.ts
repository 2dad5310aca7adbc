import { noteDecision } from '../../src-main/inbox/conversations/conversation-rows.ts';
import {
  addConversationNote,
  saveConversationDraft,
  setConversationState,
  snoozeConversations,
} from '../../src-main/inbox/conversations/conversation-changes.ts';
import { storeSlice } from '../../src-main/inbox/replies/store-slice.ts';
import { holdNumber } from '../../src-main/campaigns/sending/holds/holds.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import type { InboundMessage } from '../../src-main/gateways/replies.ts';
import { systemClock } from '../../src-main/system-clock.ts';
import { withDatabase } from './data-folder.ts';
import { fakeSender } from './fake-twilio/account.ts';
import { settleSingle, storeSingle } from './inbox.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** People who write to the bakery, by their numbers. */
export const people = {
  ben: '+16465550102',
  unsure: '+17185550142',
  camila: '+13055550103',
  elena: '+17185550105',
  stranger: '+14045550117',
  grace: '+14045550107',
  frank: '+12155550106',
  hassan: '+12025550108',
  imani: '+13135550109',
  jack: '+13125550110',
} as const;

const names: Readonly<Record<string, readonly [first: string, last: string]>> = {
  [people.ben]: ['Ben', 'Whitaker'],
  [people.camila]: ['Camila', 'Reyes'],
  [people.elena]: ['Elena', 'Petrova'],
  [people.grace]: ['Grace', 'Lindqvist'],
  [people.frank]: ['Frank', 'O’Brien'],
  [people.hassan]: ['Hassan', 'Ali'],
  [people.imani]: ['Imani', 'Brooks'],
  [people.jack]: ['Jack', 'Rosen'],
};

let sids = 0;

/** A reply as Twilio’s list has it. */
function replyOf(from: string, body: string, receivedAt: number, mediaCount = 0): InboundMessage {
  sids += 1;
  const sid = `SM${String(sids).padStart(32, '0')}`;
  return { sid, from, to: fakeSender, body, segments: 1, receivedAt, mediaCount };
}

/** Stores replies as reading them does. */
function receive(db: WritableDatabase, replies: readonly InboundMessage[]): void {
  const clock = { ...systemClock };
  for (let from = 0; from < replies.length;) {
    from = db.sqlite.transaction(
      () => storeSlice(db, replies, from, { clock, confirms: false }).next,
    )();
  }
}

/** Adds contacts with the names of `people`. */
export function addPeople(db: WritableDatabase, now: number): void {
  const add = db.sqlite.prepare(
    `INSERT OR IGNORE INTO contacts (phone, first_name, last_name, created_at, updated_at, consent_at,
       consent_method, consent_source, custom_fields)
     VALUES (?, ?, ?, ?, ?, ?, 'form', 'Web form', '{"Favourite":"Sourdough"}')`,
  );
  for (const [phone, [first, last]] of Object.entries(names)) {
    add.run(phone, first, last, now, now, now - 200 * day);
  }
}

/** An inbox with a conversation of each kind; made before Ovo opens the folder. */
export function fillInbox(folder: string, now: number): void {
  withDatabase(folder, (db) => {
    addPeople(db, now);
    answer(
      db,
      people.ben,
      'Hi Ben, it’s roll weekend! Cinnamon, pecan and apple, warm from 8.',
      now - 2 * day,
    );
    receive(db, [
      replyOf(people.ben, 'Yes please, keep two for me!', now - 3 * minute),
      replyOf(people.unsure, 'Too many texts from you lately', now - 12 * minute),
      replyOf(people.camila, 'What time do you close today', now - 38 * minute),
      replyOf(people.elena, 'The one I liked', now - 26 * hour, 1),
      replyOf(
        people.stranger,
        'Do you bake for weddings? About eighty guests, outdoors, in June.',
        now - 2 * day,
        2,
      ),
      replyOf(people.grace, 'STOP', now - 3 * hour),
      replyOf(people.frank, 'Can I order for Friday?', now - 5 * hour),
      replyOf(people.hassan, 'Thanks, see you Saturday', now - 4 * day),
      replyOf(people.imani, 'I’ll let you know next week', now - 3 * day),
      replyOf(people.jack, 'Great bagels!', now - 9 * day),
    ]);
    answer(db, people.hassan, 'See you then, Hassan.', now - 4 * day + hour);
    const failed = storeSingle(db, {
      to: people.frank,
      at: now - 4 * hour,
      text: 'Of course. How many?',
    });
    settleSingle(db, failed, 'undelivered', now - 4 * hour);
    saveConversationDraft(
      db,
      { phone: people.camila, isPractice: false },
      { text: 'Until six, and on', now },
    );
    addConversationNote(
      db,
      { phone: people.ben, isPractice: false },
      { text: 'Always takes two. Allergic to walnuts.', now: now - day },
    );
    snoozeConversations(
      db,
      { phones: [people.imani], isPractice: false },
      { until: now + 5 * day, now },
    );
    setConversationState(db, { phones: [people.jack], isPractice: false }, { state: 'done', now });
    holdNumber(db, {
      phone: people.elena,
      reason: 'given-up',
      messageId: null,
      detail: '2026-11-27',
      at: now,
    });
    noteDecision(db, people.elena);
  });
}

/** A text of ours that arrived. */
function answer(db: WritableDatabase, to: string, text: string, at: number): void {
  settleSingle(db, storeSingle(db, { to, at, text }), 'delivered', at);
}
