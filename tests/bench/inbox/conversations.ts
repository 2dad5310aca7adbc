import path from 'node:path';
import { openDatabase, type OvoDatabase } from '../../../src-main/database/open.ts';
import { conversationMessages } from '../../../src-main/inbox/conversations/conversation-messages.ts';
import { getConversation } from '../../../src-main/inbox/conversations/conversation-detail.ts';
import {
  countConversations,
  listConversations,
} from '../../../src-main/inbox/conversations/conversation-list.ts';
import { searchConversations } from '../../../src-main/inbox/conversations/search/search.ts';
import {
  conversationFilters,
  conversationOrders,
  conversationStates,
} from '../../../src-shared/inbox/conversation.ts';
import { migrationsFolder } from '../../support/database.ts';
import { inFolder } from '../bench-setup.ts';
import { millisecondBudget } from '../harness/budget.ts';
import { share, type Row } from '../row.ts';
import { addManyMessages, firstNumber } from './many-messages.ts';

/** What people type, letter by letter: a page is asked for after each. */
const typed = {
  'a rare word': ['zebra'],
  'a word of every message': ['appointment'],
  'common words': ['tomorrow', 'birthday', 'dinner please'],
  'two words': ['appointment zebra', 'zebra appointment', 'coffee tomorrow'],
  'a word without blanks': ['天気'],
  nothing: ['xylophone', 'appointmentx'],
} as const;

const pageSize = 50;

/** Pages of a search that a person goes through, one after the other. */
const pagesDeep = 40;

const isPractice = false;

/** What the inbox costs with many messages, beside what plain SQL takes to read as much. */
export async function conversationsBench(messages: number): Promise<readonly Row[]> {
  return await inFolder((folder) => {
    const db = openDatabase({ file: path.join(folder, 'ovo.db'), migrationsFolder });
    try {
      addManyMessages(db, messages);
      const people = Math.ceil(messages / 10);
      const pass = timed(() => {
        for (const _ of db.sqlite.prepare('SELECT * FROM messages').raw().iterate());
      });
      const peer = `reading every message once: ${pass.toFixed(0)} ms`;
      const row = (what: string, times: readonly number[]): Row => {
        const slowest = share(times, 0.95);
        const budget = millisecondBudget(50);
        return {
          what: `${what}, of ${messages.toLocaleString('en')} messages in ${people.toLocaleString('en')} conversations`,
          ovo: `p95 ${slowest.toFixed(1)} ms of ${times.length}`,
          peer,
          ratio: `${(slowest / pass).toFixed(4)} ×`,
          budget: budget.text,
          isMet: slowest <= budget.limitMs,
        };
      };
      return Promise.resolve([
        row('a page of conversations', listTimes(db, people)),
        row(
          'counts of conversations',
          timesOf(50, () => countConversations(db, { isPractice })),
        ),
        row('a conversation with its messages', openTimes(db, people)),
        ...Object.entries(typed).map(([what, texts]) =>
          row(`search for ${what}, as it is typed`, searchTimes(db, texts)),
        ),
        row('search: a page far down', deepTimes(db)),
      ]);
    } finally {
      db.close();
    }
  });
}

/** Pages of every filter, state and order: the first, one further down, and the last. */
function listTimes(db: OvoDatabase, people: number): readonly number[] {
  return conversationFilters.flatMap((filter) =>
    conversationStates.flatMap((state) =>
      conversationOrders.flatMap((order) =>
        [0, 1000, people / 2].map((offset) => {
          const query = { filter, state, order, campaignId: null };
          return timed(() =>
            listConversations(db, {
              query,
              isPractice,
              offset: Math.floor(offset),
              limit: pageSize,
            }),
          );
        }),
      ),
    ),
  );
}

function openTimes(db: OvoDatabase, people: number): readonly number[] {
  return Array.from({ length: 200 }, (_, index) => {
    const phone = `+${firstNumber + ((index * 7919) % people)}`;
    return timed(() => {
      getConversation(db, { phone, isPractice });
      conversationMessages(db, { phone, isPractice, before: null, limit: pageSize });
    });
  });
}

function searchTimes(db: OvoDatabase, texts: readonly string[]): readonly number[] {
  return texts.flatMap((text) =>
    Array.from({ length: text.length }, (_, index) => {
      const begun = text.slice(0, index + 1);
      return timed(() => search(db, begun, 0));
    }),
  );
}

function deepTimes(db: OvoDatabase): readonly number[] {
  return ['appointment', 'tomorrow', 'e'].flatMap((text) =>
    Array.from({ length: pagesDeep }, (_, page) => timed(() => search(db, text, page * pageSize))),
  );
}

function search(db: OvoDatabase, text: string, offset: number): void {
  searchConversations(db, { text, isPractice, offset, limit: pageSize }, () => false);
}

function timesOf(count: number, work: () => unknown): readonly number[] {
  return Array.from({ length: count }, () => timed(work));
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
