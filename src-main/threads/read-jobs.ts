import { exportLines } from '../contacts/export/export-lines.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { fieldNamesOf } from '../contacts/export/export-rows.ts';
import {
  readRejectedRows,
  readRejectedRowsPage,
} from '../imports/rejected-rows/read-rejected-rows.ts';
import { previewUndo } from '../imports/undo/import-undo.ts';
import { importsPage } from '../imports/import-records.ts';
import { previewWithCache } from '../imports/preview-with-cache.ts';
import { listSuppressions } from '../contacts/suppressions/suppression-rows.ts';
import type { JobRegistry } from './job.ts';
import { searchReadJobs } from './search-jobs.ts';

/**
 * What the reading thread can be asked, by name. Its connection cannot write. One question is answered
 * after the other, so that none may take longer than a person waits.
 */
export const readJobs = {
  'imports.preview': previewWithCache,
  'imports.page': importsPage,
  'imports.undoPreview': previewUndo,
  'rejectedRows.get': readRejectedRows,
  'rejectedRows.rows': readRejectedRowsPage,
  'contacts.selectedIds': selectedIds,
  'contacts.fieldNamesOf': fieldNamesOf,
  'contacts.exportLines': exportLines,
  'suppressions.page': listSuppressions,
  ...searchReadJobs,
} as const satisfies JobRegistry;

export type ReadJobs = typeof readJobs;
