import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { contactIdsOnLists } from '../contacts/list-members.ts';
import {
  contactsPage,
  countOf,
  prepareOrder,
  type ContactsQuery,
} from '../contacts/search/search-pages.ts';
import type { ContactSort } from '../contacts/search/contact-order.ts';
import { allLists, filterOfList, removeList } from '../contacts/list-rows.ts';
import type { OvoDatabase } from '../database/open.ts';
import { improveSearchIndex, purgeSearchIndex } from '../contacts/search/search-index.ts';
import type { SearchContext } from '../contacts/search/search-cache.ts';
import { allTags, removeTag, renameTag } from '../contacts/tags.ts';
import type { Job } from './job.ts';

/** Rises with every change of contacts that this process knows of. */
export interface OfVersion {
  readonly version: number;
}

function searchContextOf({ version }: OfVersion, job: Job): SearchContext {
  return { now: job.clock.now(), version, isCanceled: () => job.signal.aborted };
}

/** Questions about contacts, lists and tags. */
export const searchReadJobs = {
  'contacts.page': (db: OvoDatabase, query: ContactsQuery & OfVersion, job: Job) =>
    contactsPage(db, query, searchContextOf(query, job)),
  'contacts.count': (
    db: OvoDatabase,
    query: { readonly filter: ContactFilter } & OfVersion,
    job: Job,
  ) => countOf(db, query, searchContextOf(query, job)),
  'contacts.prepareOrder': (
    db: OvoDatabase,
    query: { readonly sort: ContactSort } & OfVersion,
    job: Job,
  ) => prepareOrder(db, query, searchContextOf(query, job)),
  'contacts.idsOnLists': contactIdsOnLists,
  'lists.all': (db: OvoDatabase) => allLists(db),
  'lists.filterOf': (db: OvoDatabase, { id }: { readonly id: number }) => filterOfList(db, id),
  'tags.all': (db: OvoDatabase) => allTags(db),
} as const;

/** Changes that may concern a million contacts, and what keeps the search index as the contacts are. */
export const searchWriteJobs = {
  'lists.remove': (db: OvoDatabase, { id }: { readonly id: number }, job: Job) =>
    job.exclusively(() => removeList(db, id)),
  'tags.rename': (
    db: OvoDatabase,
    names: { readonly from: string; readonly to: string },
    job: Job,
  ) => job.exclusively(() => renameTag(db, names)),
  'tags.remove': (db: OvoDatabase, tag: { readonly name: string }, job: Job) =>
    job.exclusively(() => removeTag(db, tag)),
  'search.improve': (db: OvoDatabase) => improveSearchIndex(db),
  'search.tidy': (db: OvoDatabase, { isFirst }: { readonly isFirst: boolean }) =>
    purgeSearchIndex(db, isFirst),
} as const;
