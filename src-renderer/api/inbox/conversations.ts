import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
} from '@tanstack/react-query';
import type {
  ConversationHit,
  ConversationMessage,
  ConversationPage,
  ConversationQuery,
  ConversationRow,
} from '../../../src-shared/inbox/conversation.ts';
import { keys } from '../keys.ts';
import { usePagedRows } from '../paged-rows.ts';
import { request } from '../request.ts';

/** A conversation as a long table has it, by the id of its row. */
export type ListedConversation = ConversationRow;

/** Messages of one page, and hits of one page of a search. */
const messagesOfPage = 60;
const hitsOfPage = 50;

/** Conversations of a state, in an order. */
export function useConversations(query: ConversationQuery) {
  return usePagedRows<ListedConversation>({
    keyOf: (page) => keys.conversations(query, page),
    fetchPage: (page) => request('conversations.list', { query, ...page }),
  });
}

/** How many conversations there are, for tabs, filters and the badge. */
export function useConversationCounts() {
  return useQuery({
    queryKey: keys.conversationCounts,
    queryFn: () => request('conversations.counts', undefined),
  });
}

/** Everything about one conversation but its messages. */
export function useConversation(phone: string, isWanted = true) {
  return useQuery({
    queryKey: keys.conversation(phone),
    queryFn: () => request('conversations.get', { phone }),
    enabled: isWanted,
  });
}

type Cursor = ConversationPage['older'];

/** The messages of a conversation, the newest page first. */
export function useConversationMessages(phone: string) {
  return useInfiniteQuery({
    queryKey: keys.conversationMessages(phone),
    queryFn: ({ pageParam }) =>
      request('conversations.messages', { phone, before: pageParam, limit: messagesOfPage }),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ older }) => older,
  });
}

/** All messages that are read, the oldest first, each once. */
export function messagesOf({
  pages,
}: Pick<InfiniteData<ConversationPage>, 'pages'>): readonly ConversationMessage[] {
  const byId = new Map<number, ConversationMessage>();
  for (const page of pages.toReversed()) {
    for (const message of page.messages) byId.set(message.id, message);
  }
  return [...byId.values()];
}

/** Conversations by name, number and text, a page at a time; the last answer stays until the next one. */
export function useConversationHits(text: string) {
  return useInfiniteQuery({
    queryKey: keys.conversationHits(text),
    queryFn: ({ pageParam }) =>
      request('conversations.search', { text, offset: pageParam, limit: hitsOfPage }),
    initialPageParam: 0,
    getNextPageParam: ({ hasMore }, pages) => (hasMore ? pages.length * hitsOfPage : undefined),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}

/** All hits that are read, in their order. */
export function hitsOf(
  data: ReturnType<typeof useConversationHits>['data'],
): readonly ConversationHit[] {
  return data?.pages.flatMap(({ rows }) => rows) ?? [];
}

/** Campaigns that were answered, those answered last first; read once they are wanted. */
export function useAnsweredCampaigns(isWanted: boolean) {
  return useQuery({
    queryKey: keys.answeredCampaigns,
    queryFn: () => request('conversations.campaigns', undefined),
    enabled: isWanted,
  });
}

/** A text as the person with that number would read it; the last answer stays until the next one. */
export function useFilledText(phone: string, text: string, isWanted: boolean) {
  return useQuery({
    queryKey: keys.filledText(phone, text),
    queryFn: () => fillText(phone, text),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

export async function fillText(phone: string, text: string) {
  return await request('conversations.fill', { phone, text });
}

/** A number as a person types it, in E.164. */
export async function phoneOf(number: string): Promise<string> {
  return (await request('conversations.phoneOf', { number })).phone;
}

/** Saves the text of an answer that was begun. */
export async function saveDraft(phone: string, text: string): Promise<void> {
  await request('conversations.saveDraft', { phone, text });
}
