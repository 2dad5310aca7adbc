import type {
  Conversation,
  ConversationCounts,
  ConversationHit,
  ConversationNote,
  ConversationPage,
  ConversationQuery,
  ConversationRow,
} from '../../../src-shared/inbox/conversation.ts';
import { isPracticeGateway } from '../../../src-shared/campaign/snapshot.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { InboxThreads } from '../jobs.ts';
import {
  addConversationNote,
  markConversations,
  removeConversationNote,
  restoreConversationNote,
  saveConversationDraft,
  setConversationState,
  snoozeConversations,
} from './conversation-changes.ts';
import { getConversation } from './conversation-detail.ts';
import { conversationMessages } from './conversation-messages.ts';
import { readNumber } from './conversation-number.ts';
import { fillText } from './fill-text.ts';
import { createWaking } from './waking.ts';

/** What can be done with conversations. Practice and real ones never mix: the gateway of the settings decides. */
export interface Conversations {
  list(request: {
    readonly query: ConversationQuery;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly total: number; readonly rows: readonly ConversationRow[] }>;
  counts(): Promise<ConversationCounts>;
  /** Also of a number that nobody has written to. */
  get(phone: string): Promise<Conversation>;
  messages(request: {
    readonly phone: string;
    readonly before: { readonly at: number; readonly id: number } | null;
    readonly limit: number;
  }): Promise<ConversationPage>;
  mark(phones: readonly string[], isRead: boolean): Promise<void>;
  setState(phones: readonly string[], state: 'open' | 'done'): Promise<void>;
  snooze(phones: readonly string[], until: number | null): Promise<void>;
  saveDraft(phone: string, text: string): Promise<void>;
  addNote(phone: string, text: string): Promise<ConversationNote>;
  removeNote(id: number): Promise<void>;
  restoreNote(id: number): Promise<void>;
  search(request: {
    readonly text: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly ConversationHit[]; readonly hasMore: boolean }>;
  campaigns(): Promise<
    readonly { readonly id: number; readonly name: string; readonly replies: number }[]
  >;
  fill(
    phone: string,
    text: string,
  ): Promise<{ readonly text: string; readonly missing: readonly string[] }>;
  /** Refused (`invalid`) where it is no number. */
  phoneOf(number: string): Promise<{ readonly phone: string }>;
  /** Opens snoozed conversations at their time while Ovo runs, until `stop`. */
  follow(): void;
  stop(): void;
}

export function createConversations(context: {
  readonly db: OvoDatabase;
  readonly writeLock: WriteLock;
  readonly clock: Clock;
  readonly threads: InboxThreads;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}): Conversations {
  const { db, writeLock, clock, threads, onChange } = context;
  const waking = createWaking(context);
  /** A search that was asked for before another is no longer wanted. */
  let searching: { readonly text: string; readonly controller: AbortController } | null = null;

  const isPractice = () => isPracticeGateway(readSettings(db).gateway);

  async function change<T>(act: (writable: WritableDatabase, now: number) => T): Promise<T> {
    const value = await writeLock.write((writable) => act(writable, clock.now()));
    onChange();
    return value;
  }

  return {
    list: (request) => threads.read('conversations.list', { ...request, isPractice: isPractice() }),
    counts: () => threads.read('conversations.counts', { isPractice: isPractice() }),
    get: async (phone) => getConversation(db, { phone, isPractice: isPractice() }),
    messages: async (request) => conversationMessages(db, { ...request, isPractice: isPractice() }),
    mark: (phones, isRead) =>
      change((writable, now) =>
        markConversations(writable, { phones, isPractice: isPractice() }, { isRead, now }),
      ),
    setState: (phones, state) =>
      change((writable, now) =>
        setConversationState(writable, { phones, isPractice: isPractice() }, { state, now }),
      ),
    async snooze(phones, until) {
      await change((writable, now) =>
        snoozeConversations(writable, { phones, isPractice: isPractice() }, { until, now }),
      );
      waking.wake();
    },
    saveDraft: (phone, text) =>
      change((writable, now) =>
        saveConversationDraft(writable, { phone, isPractice: isPractice() }, { text, now }),
      ),
    addNote: (phone, text) =>
      change((writable, now) =>
        addConversationNote(writable, { phone, isPractice: isPractice() }, { text, now }),
      ),
    removeNote: (id) => change((writable, now) => removeConversationNote(writable, id, now)),
    restoreNote: (id) => change((writable) => restoreConversationNote(writable, id)),
    async search(request) {
      if (searching !== null && searching.text !== request.text) searching.controller.abort();
      const own = { text: request.text, controller: new AbortController() };
      searching = own;
      return await threads.read(
        'conversations.search',
        { ...request, isPractice: isPractice() },
        { signal: own.controller.signal },
      );
    },
    campaigns: () => threads.read('conversations.campaigns', { isPractice: isPractice() }),
    fill: async (phone, text) => fillText(db, { phone, text }),
    phoneOf: async (number) => ({ phone: readNumber(db, number) }),
    follow: () => waking.follow(),
    stop: () => waking.stop(),
  };
}
