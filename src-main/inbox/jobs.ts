import { classifyReply } from '../../src-shared/inbox/classify/classify-reply.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { ReadingThread } from '../threads/threads.ts';
import { answeredCampaigns } from './conversations/answered-campaigns.ts';
import {
  countConversations,
  listConversations,
  type ListRequest,
} from './conversations/conversation-list.ts';
import { searchConversations, type SearchRequest } from './conversations/search/search.ts';

/** Which conversations are meant: practice and real ones are never shown together. */
export interface OfMode {
  readonly isPractice: boolean;
}

/** Questions about conversations and replies, for the reading thread. */
export const inboxReadJobs = {
  'conversations.list': (db: OvoDatabase, request: ListRequest) => listConversations(db, request),
  'conversations.counts': (db: OvoDatabase, request: OfMode) => countConversations(db, request),
  'conversations.campaigns': (db: OvoDatabase, request: OfMode) => answeredCampaigns(db, request),
  'conversations.search': (db: OvoDatabase, request: SearchRequest, job: Job) =>
    searchConversations(db, request, () => job.signal.aborted),
  'replies.classify': (_: OvoDatabase, { texts }: { readonly texts: readonly string[] }) =>
    texts.map((text) => classifyReply(text)),
} as const satisfies JobRegistry;

/** The threads, as the inbox needs them. */
export type InboxThreads = ReadingThread<ShapesOf<typeof inboxReadJobs>>;
