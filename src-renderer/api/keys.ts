import type { RejectProblem } from '../../src-shared/contact/import.ts';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';

/** The topic comes first in every key, so that a change of it reaches all that is shown of it. */
export const keys = {
  appInfo: ['app'],
  contacts: (filter: ContactsFilter, page: number) => ['contacts', 'page', filter, page],
  contactCount: ['contacts', 'count'],
  customFields: ['contacts', 'custom-fields'],
  lists: ['lists'],
  importPreview: (input: RequestInput<'imports.preview'>) => ['import-preview', input],
  importRun: ['import-run'],
  importDraft: ['import-draft'],
  imports: (page: number) => ['imports', 'page', page],
  undoRun: ['undo-run'],
  bench: (importId: number) => ['bench', importId, 'get'],
  benchRows: (importId: number, problem: RejectProblem | null, page: number) => [
    'bench',
    importId,
    'rows',
    problem,
    page,
  ],
  campaigns: ['campaigns', 'list'],
  campaign: (id: number) => ['campaigns', 'get', id],
  live: (id: number) => ['campaigns', 'live', id],
  notReached: (id: number) => ['campaigns', 'not-reached', id],
  failures: (id: number) => ['campaigns', 'failures', id],
  messages: (id: number, filter: MessagesFilter, page: number) => [
    'campaigns',
    'messages',
    id,
    filter,
    page,
  ],
  preview: (input: RequestInput<'campaigns.preview'>) => ['preview', input],
  settings: ['settings', 'get'],
  credentials: ['settings', 'credentials'],
} as const;

export type ContactsFilter = Omit<RequestInput<'contacts.page'>, 'offset' | 'limit'>;
export type MessagesFilter = RequestInput<'campaigns.messages'>['filter'];
