import { exportLines } from '../../contacts/export-rows.ts';
import { selectedIds } from '../../db/contact-selection.ts';
import { fieldNamesOf } from '../../db/export-rows.ts';
import { readBench, readBenchRows } from '../../db/bench.ts';
import { previewUndo } from '../../db/import-undo.ts';
import { importsPage } from '../../db/imports.ts';
import { previewWithMemory } from './preview-with-memory.ts';
import { listSuppressions } from '../../db/suppressions.ts';
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
