import { exportLines } from '../contacts/export/export-lines.ts';
import { selectedIds } from '../contacts/contact-selection.ts';
import { fieldNamesOf } from '../contacts/export/export-rows.ts';
import { readBench, readBenchRows } from '../imports/rejected-rows/read-rejected-rows.ts';
import { previewUndo } from '../imports/undo/import-undo.ts';
import { importsPage } from '../imports/import-records.ts';
import { previewWithMemory } from '../imports/preview-with-cache.ts';
import { listSuppressions } from '../contacts/suppressions/suppression-rows.ts';
import type { JobRegistry } from './job.ts';
import { searchReadJobs } from './search-jobs.ts';

/**
 * What the reading thread can be asked, by name. Its connection cannot write. One question is answered
 * after the other, so that none may take longer than a person waits.
 */
export const readJobs = {
  'imports.preview': previewWithMemory,
  'imports.page': importsPage,
  'imports.undoPreview': previewUndo,
  'bench.get': readBench,
  'bench.rows': readBenchRows,
  'contacts.selectedIds': selectedIds,
  'contacts.fieldNamesOf': fieldNamesOf,
  'contacts.exportLines': exportLines,
  'suppressions.page': listSuppressions,
  ...searchReadJobs,
} as const satisfies JobRegistry;

export type ReadJobs = typeof readJobs;
