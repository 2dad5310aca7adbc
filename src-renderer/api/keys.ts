import type { Audience, LeftOutReason } from '../../src-shared/campaign/audience.ts';
import type { RejectProblem } from '../../src-shared/import/import.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { ConversationQuery } from '../../src-shared/inbox/conversation.ts';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';

/** Keys of the cache. The topic comes first, so that a change of a topic reaches all that is shown of it. */
export const keys = {
  appInfo: ['app'],
  contacts: (query: ContactsQuery, page: number) => ['contacts', 'page', query, page],
  contactsFound: (search: string) => ['contacts', 'found', search],
  contactCount: (filter: ContactFilter) => ['contacts', 'count', filter],
  contact: (id: number) => ['contacts', 'get', id],
  contactMessages: (id: number) => ['contact-history', 'messages', id],
  contactCampaigns: (id: number) => ['contact-history', 'campaigns', id],
  customFields: ['contacts', 'custom-fields'],
  fieldSamples: ['contacts', 'field-samples'],
  contactsWork: ['contacts-work'],
  lists: ['lists'],
  listUses: ['lists', 'uses'],
  listCount: (id: number) => ['lists', 'count', id],
  tags: ['tags'],
  suppressions: (query: SuppressionsQuery, page: number) => ['suppressions', 'page', query, page],
  suppressionCount: (query: SuppressionsQuery) => ['suppressions', 'count', query],
  importChoices: ['imports', 'choices'],
  importPreview: (input: RequestInput<'imports.preview'>) => ['import-preview', input],
  importForecast: (input: RequestInput<'imports.forecast'>) => ['import-forecast', input],
  importRun: ['import-run'],
  conversations: (query: ConversationQuery, page: number) => ['inbox', 'list', query, page],
  conversationCounts: ['inbox', 'counts'],
  conversation: (phone: string) => ['inbox', 'get', phone],
  conversationMessages: (phone: string) => ['inbox', 'messages', phone],
  conversationHits: (text: string) => ['inbox', 'search', text],
  answeredCampaigns: ['inbox', 'campaigns'],
  /** A text as one person would read it; changes of that person make it stale. */
  filledText: (phone: string, text: string) => ['contacts', 'filled', phone, text],
  replyStatus: ['reply-status'],
  imports: ['imports', 'all'],
  importsToFix: ['imports', 'to-fix'],
  undoRun: ['undo-run'],
  rejectedRows: (importId: number) => ['rejectedRows', importId, 'get'],
  rejectedRowsPage: (importId: number, problem: RejectProblem | null, page: number) => [
    'rejectedRows',
    importId,
    'rows',
    problem,
    page,
  ],
  templates: ['templates', 'list'],
  template: (id: number) => ['templates', 'get', id],
  campaigns: ['campaigns', 'list'],
  campaign: (id: number) => ['campaigns', 'get', id],
  versions: (id: number) => ['campaigns', 'versions', id],
  version: (id: number, version: number) => ['campaigns', 'version', id, version],
  practice: ['campaigns', 'practice'],
  live: (id: number) => ['campaigns', 'live', id],
  /** The latest event; no change of the data makes it stale. */
  countdowns: ['countdowns'],
  campaignRun: (id: number) => ['campaign-run', id],
  countdown: (id: number) => ['campaigns', 'countdown', id],
  /** Of a revision: whoever saves the draft asks for another review. */
  review: (id: number, revision: number) => ['review', 'whole', id, revision],
  /** The latest event. */
  reviewSoFar: (id: number) => ['review-so-far', id],
  /** The latest event. */
  rehearsing: (id: number) => ['rehearsing', id],
  reviewPeople: (input: RequestInput<'campaigns.reviewPeople'>, at: number) => [
    'review-people',
    input,
    at,
  ],
  reviewSamples: (id: number, at: number) => ['review-samples', id, at],
  planState: (id: number) => ['campaigns', 'plan', id],
  retryable: (id: number, failedCount: number) => ['campaigns', 'retryable', id, failedCount],
  handOverState: (id: number) => ['campaigns', 'hand-over', id],
  unreached: (id: number) => ['campaigns', 'unreached', id],
  timeline: (id: number) => ['campaigns', 'timeline', id],
  failures: (id: number) => ['campaigns', 'failures', id],
  messages: (id: number, filter: MessagesFilter, page: number) => [
    'campaigns',
    'messages',
    id,
    filter,
    page,
  ],
  /** People and what they read: they change with contacts and lists. */
  previewPeople: (input: RequestInput<'campaigns.previewPeople'>) => ['preview', 'people', input],
  preview: (input: RequestInput<'campaigns.preview'>) => ['preview', input],
  audience: (audience: Audience) => ['audience', 'counts', audience],
  leftOut: (audience: Audience, reason: LeftOutReason, page: number) => [
    'audience',
    'left-out',
    audience,
    reason,
    page,
  ],
  alerts: ['alerts', 'alerts'],
  repairStep: ['repair-step'],
  backups: ['backups', 'state'],
  lastRestore: ['last-restore'],
  backupProgress: ['backup-progress'],
  settings: ['settings', 'get'],
  credentials: ['settings', 'credentials'],
  /** Twilio is asked: no change of other settings makes it stale. */
  accountSenders: ['account-senders'],
} as const;

export type ContactsQuery = Omit<RequestInput<'contacts.page'>, 'offset' | 'limit'>;
export type SuppressionsQuery = Omit<RequestInput<'suppressions.page'>, 'offset' | 'limit'>;
export type MessagesFilter = RequestInput<'campaigns.messages'>['filter'];
