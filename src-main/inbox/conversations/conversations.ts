import type {
  Conversation,
  ConversationCounts,
  ConversationHit,
  ConversationNote,
  ConversationPage,
  ConversationQuery,
  ConversationRow,
} from '../../../src-shared/inbox/conversation.ts';
import { UserError } from '../../../src-shared/lib/result.ts';

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
}

export function createConversations(): Conversations {
  const later = () => Promise.reject(new UserError('unavailable', ''));
  return {
    list: later,
    counts: later,
    get: later,
    messages: later,
    mark: later,
    setState: later,
    snooze: later,
    saveDraft: later,
    addNote: later,
    removeNote: later,
    restoreNote: later,
    search: later,
    campaigns: later,
    fill: later,
    phoneOf: later,
  };
}
