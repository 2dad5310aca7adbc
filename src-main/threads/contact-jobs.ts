import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { putOnList, removeContacts, tagContacts } from '../contacts/contact-actions.ts';
import { undoAction } from '../contacts/contact-undo.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job } from './job.ts';

/** How many contacts of how many something is done to. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

type BulkJob = Job<BulkProgress>;

/** What a change takes of its job; all of it is written while nobody else writes. */
function of(job: BulkJob) {
  return {
    now: job.clock.now(),
    onDone: (done: number, total: number) => job.onProgress({ done, total }),
  };
}

/** Changes of thousands of contacts at once, each one transaction. */
export const contactJobs = {
  'contacts.remove': (
    db: OvoDatabase,
    input: { readonly selection: ContactSelection },
    job: BulkJob,
  ) => job.exclusively(() => removeContacts(db, { ...input, ...of(job) })),
  'contacts.tag': (
    db: OvoDatabase,
    input: {
      readonly selection: ContactSelection;
      readonly add: readonly string[];
      readonly remove: readonly string[];
    },
    job: BulkJob,
  ) => job.exclusively(() => tagContacts(db, { ...input, ...of(job) })),
  'contacts.putOnList': (
    db: OvoDatabase,
    input: {
      readonly selection: ContactSelection;
      readonly listId: number;
      readonly isOn: boolean;
    },
    job: BulkJob,
  ) => job.exclusively(() => putOnList(db, { ...input, ...of(job) })),
  'contacts.undo': (db: OvoDatabase, input: { readonly actionId: number }, job: BulkJob) =>
    job.exclusively(() => undoAction(db, input.actionId, of(job))),
} as const;
