import type { ImportProgress, RejectProblem } from '../../src-shared/import/import.ts';
import type { OvoDatabase } from '../database/open.ts';
import type { Job, JobRegistry, ShapesOf } from '../threads/job.ts';
import type { ReadingThread, WritingThread } from '../threads/threads.ts';
import { forecastImport, type ForecastRequest } from './forecast-import.ts';
import { importContacts, type ImportRequest } from './import-contacts.ts';
import { importsPage } from './import-records.ts';
import { previewWithLastMapping } from './preview-import.ts';
import { acceptFixes, dismiss, restore } from './rejected-rows/fix-row.ts';
import { readRejectedRows, readRejectedRowsPage } from './rejected-rows/read-rejected-rows.ts';
import type { RejectedRowsSelection } from './rejected-rows/stored-rejects.ts';
import { readRowsInThread } from './rows-from-thread.ts';
import { importSuppressions, type SuppressionsRequest } from './suppressions/suppressions-file.ts';
import { previewUndo, undoImport } from './undo/import-undo.ts';

/** Questions about imports and rejected rows, for the reading thread. */
export const importReadJobs = {
  'imports.preview': previewWithLastMapping,
  'imports.forecast': (
    _db: OvoDatabase,
    request: ForecastRequest,
    { signal }: Pick<Job, 'signal'>,
  ) => forecastImport(request, { signal }),
  'imports.page': importsPage,
  'imports.undoPreview': previewUndo,
  'rejectedRows.get': readRejectedRows,
  'rejectedRows.rows': readRejectedRowsPage,
} as const satisfies JobRegistry;

/** How many contacts of how many are taken back. */
export interface UndoProgress {
  readonly done: number;
  readonly total: number;
}

/** Importing files, undoing that, and changing many rejected rows, each one transaction; for the writing thread. */
export const importWriteJobs = {
  // For an import that follows at once, so that no second thread has to start for it.
  'imports.preview': previewWithLastMapping,
  'imports.run': (db: OvoDatabase, request: ImportRequest, job: Job<ImportProgress>) =>
    importContacts(db, request, {
      clock: job.clock,
      signal: job.signal,
      onProgress: (progress) => job.onProgress(progress),
      exclusively: (write) => job.exclusively(write),
      readRows: (wanted) => readRowsInThread(job, wanted),
    }),
  'imports.undo': (
    _db: OvoDatabase,
    { importId }: { readonly importId: number },
    job: Job<UndoProgress>,
  ) =>
    job.exclusively((writable) =>
      undoImport(writable, { importId, now: job.clock.now() }, (done, total) =>
        job.onProgress({ done, total }),
      ),
    ),
  'rejectedRows.acceptFixes': (
    _db: OvoDatabase,
    input: { readonly importId: number; readonly problem: RejectProblem },
    job: Job,
  ) => job.exclusively((writable) => acceptFixes(writable, { ...input, now: job.clock.now() })),
  'rejectedRows.dismiss': (
    _db: OvoDatabase,
    input: {
      readonly importId: number;
      readonly rows: RejectedRowsSelection;
    },
    job: Job,
  ) => job.exclusively((writable) => dismiss(writable, { ...input, now: job.clock.now() })),
  'rejectedRows.restore': (_db: OvoDatabase, input: { readonly importId: number }, job: Job) =>
    job.exclusively((writable) => restore(writable, { ...input, now: job.clock.now() })),
  'suppressions.importFile': (db: OvoDatabase, request: SuppressionsRequest, job: Job) =>
    importSuppressions(db, job.clock, request, job),
} as const satisfies JobRegistry;

/** The threads, as imports need them. */
export type ImportThreads = ReadingThread<ShapesOf<typeof importReadJobs>> &
  WritingThread<ShapesOf<typeof importWriteJobs>>;
