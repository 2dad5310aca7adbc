import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { ReadingThread, WritingThread } from '../threads/threads.ts';
import { putOnList } from './bulk/put-on-list.ts';
import { listToText } from './bulk/list-to-text.ts';
import { removeListUndoably, removeTagUndoably } from './bulk/remove-list-or-tag.ts';
import { suppressContacts } from './bulk/suppress-contacts.ts';
import { removeContacts } from './bulk/remove-contacts.ts';
import { tagContacts } from './bulk/tag-contacts.ts';
import { selectedIds } from './bulk/contact-selection.ts';
import { undoAction } from './bulk/undo-action.ts';
import { exportLines } from './export/export-lines.ts';
import { fieldNamesOf } from './export/export-rows.ts';
import { allLists, filterOfList, listUses } from './list-rows.ts';
import type { ContactSort } from './search/contact-order.ts';
import type { SearchContext, SearchVersions } from './search/search-cache.ts';
import { improveSearchIndex, purgeSearchIndex } from './search/search-index.ts';
import {
  contactIds,
  contactsPage,
  countOf,
  prepareOrder,
  type ContactsQuery,
} from './search/search-pages.ts';
import { listSuppressions } from './suppressions/suppression-rows.ts';
import { allTags, renameTag } from './tags.ts';

function searchContextOf({ version, texts }: SearchVersions, job: Job): SearchContext {
  return { now: job.clock.now(), version, texts, isCanceled: () => job.signal.aborted };
}

/** Questions about contacts, lists, tags and suppressions, for the reading thread. */
export const contactReadJobs = {
  'contacts.page': (db: OvoDatabase, query: ContactsQuery & SearchVersions, job: Job) =>
    contactsPage(db, query, searchContextOf(query, job)),
  'contacts.ids': (db: OvoDatabase, query: ContactsQuery & SearchVersions, job: Job) =>
    contactIds(db, query, searchContextOf(query, job)),
  'contacts.count': (
    db: OvoDatabase,
    query: { readonly filter: ContactFilter } & SearchVersions,
    job: Job,
  ) => countOf(db, query, searchContextOf(query, job)),
  'contacts.prepareOrder': (
    db: OvoDatabase,
    query: { readonly sort: ContactSort } & SearchVersions,
    job: Job,
  ) => prepareOrder(db, query, searchContextOf(query, job)),
  'contacts.selectedIds': selectedIds,
  'contacts.fieldNamesOf': fieldNamesOf,
  'contacts.exportLines': exportLines,
  'suppressions.page': listSuppressions,
  'lists.all': (db: OvoDatabase) => allLists(db),
  'lists.uses': (db: OvoDatabase) => listUses(db),
  'lists.filterOf': (db: OvoDatabase, { id }: { readonly id: number }) => filterOfList(db, id),
  'tags.all': (db: OvoDatabase) => allTags(db),
} as const satisfies JobRegistry;

/** How many contacts of how many something is done to. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

type BulkJob = Job<BulkProgress>;

/** What a bulk change takes of its job. */
function of(job: BulkJob) {
  return {
    now: job.clock.now(),
    onDone: (done: number, total: number) => job.onProgress({ done, total }),
  };
}

/**
 * Changes that may concern a million contacts, each one transaction, and what keeps the search index up
 * to date; for the writing thread.
 */
export const contactWriteJobs = {
  'contacts.remove': (
    _db: OvoDatabase,
    input: { readonly selection: ContactSelection },
    job: BulkJob,
  ) => job.exclusively((writable) => removeContacts(writable, { ...input, ...of(job) })),
  'contacts.tag': (
    _db: OvoDatabase,
    input: {
      readonly selection: ContactSelection;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    },
    job: BulkJob,
  ) => job.exclusively((writable) => tagContacts(writable, { ...input, ...of(job) })),
  'contacts.putOnList': (
    _db: OvoDatabase,
    input: {
      readonly selection: ContactSelection;
      readonly listId: number;
      readonly isOn: boolean;
    },
    job: BulkJob,
  ) => job.exclusively((writable) => putOnList(writable, { ...input, ...of(job) })),
  'contacts.listToText': (
    _db: OvoDatabase,
    input: { readonly selection: ContactSelection; readonly name: string },
    job: BulkJob,
  ) => job.exclusively((writable) => listToText(writable, { ...input, ...of(job) })),
  'contacts.suppress': (
    _db: OvoDatabase,
    input: {
      readonly selection: ContactSelection;
      readonly reason: string;
      readonly evidence: string;
    },
    job: BulkJob,
  ) => job.exclusively((writable) => suppressContacts(writable, { ...input, ...of(job) })),
  'contacts.undo': (_db: OvoDatabase, input: { readonly actionId: number }, job: BulkJob) =>
    job.exclusively((writable) => undoAction(writable, input.actionId, of(job))),
  'lists.remove': (_db: OvoDatabase, { id }: { readonly id: number }, job: Job) =>
    job.exclusively((writable) => removeListUndoably(writable, { id, now: job.clock.now() })),
  'tags.rename': (
    _db: OvoDatabase,
    names: { readonly from: string; readonly to: string },
    job: Job,
  ) => job.exclusively((writable) => renameTag(writable, names)),
  'tags.remove': (_db: OvoDatabase, tag: { readonly name: string }, job: Job) =>
    job.exclusively((writable) => removeTagUndoably(writable, { ...tag, now: job.clock.now() })),
  'search.improve': (_db: OvoDatabase, _input: undefined, job: Job) =>
    job.exclusively((writable) => improveSearchIndex(writable)),
  'search.purge': (_db: OvoDatabase, { isFirst }: { readonly isFirst: boolean }, job: Job) =>
    job.exclusively((writable) => purgeSearchIndex(writable, isFirst)),
} as const satisfies JobRegistry;

/** The threads, as contacts and the topics above need them. */
export type ContactThreads = ReadingThread<ShapesOf<typeof contactReadJobs>> &
  WritingThread<ShapesOf<typeof contactWriteJobs>>;
