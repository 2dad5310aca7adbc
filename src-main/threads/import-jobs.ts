import type { ImportProgress } from '../../src-shared/import/import.ts';
import { importContacts, type ImportRequest } from '../imports/import-contacts.ts';
import { readRowsInThread } from '../imports/row-thread/rows-from-thread.ts';
import { undoImport } from '../imports/undo/import-undo.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job } from './job.ts';
import { previewWithCache } from '../imports/preview-with-cache.ts';

/** How many contacts of how many are taken back. */
export interface UndoProgress {
  readonly done: number;
  readonly total: number;
}

/** Bringing files in, and taking that back; each one transaction. */
export const importJobs = {
  // For an import that follows at once, so that no second thread has to start for it.
  'imports.preview': previewWithCache,
  'imports.run': (db: OvoDatabase, request: ImportRequest, job: Job<ImportProgress>) =>
    importContacts(db, request, {
      clock: job.clock,
      signal: job.signal,
      onProgress: (progress) => job.onProgress(progress),
      exclusively: (write) => job.exclusively(write),
      readRows: (wanted) => readRowsInThread(job.threadFile, wanted),
    }),
  'imports.undo': (
    db: OvoDatabase,
    { importId }: { readonly importId: number },
    job: Job<UndoProgress>,
  ) =>
    job.exclusively(() =>
      undoImport(db, { importId, now: job.clock.now() }, (done, total) =>
        job.onProgress({ done, total }),
      ),
    ),
} as const;
