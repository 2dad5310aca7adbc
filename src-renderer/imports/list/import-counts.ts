import type { ImportSummary } from '../../../src-shared/import/import.ts';

/** The figures of a past import; all but `rows` add up to `rows`, until the import is undone. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly fixed: number;
  /** Rows of known contacts that were left unchanged, and rejected rows that were skipped by hand. */
  readonly skipped: number;
  readonly toFix: number;
}

export function countsOf(summary: ImportSummary): ImportCounts {
  const { rows, added, updated, skipped, fixed, left, invalid, undoneAt } = summary;
  const dismissed = Math.max(0, invalid - fixed - left);
  return {
    rows,
    added,
    updated,
    fixed,
    skipped: skipped + dismissed,
    toFix: undoneAt === null ? left : 0,
  };
}
