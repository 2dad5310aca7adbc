import type {
  RejectedRowsSummary,
  RejectedRow,
  FixResult,
  RejectProblem,
} from '../../../src-shared/import/import.ts';
import { exportRejects } from './export-rejects.ts';
import { acceptFixes, restore, fixRow, dismiss } from './fix-row.ts';
import {
  countFixable,
  countLeftOf,
  countDismissed,
  readRejectedRows,
  readRejectedRowsPage,
} from './read-rejected-rows.ts';
import type { RejectedRowsSelection } from './stored-rejects.ts';
import { getImport } from '../import-records.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { ImportThreads } from '../jobs.ts';

/**
 * Fixing the rows that an import rejected. Every method is refused (`not-found`) where there is no such
 * import; every change is refused (`conflict`) where the import was undone.
 */
export interface RejectedRows {
  get(importId: number): Promise<RejectedRowsSummary>;
  rows(page: {
    readonly importId: number;
    readonly problem: RejectProblem | null;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly total: number; readonly rows: readonly RejectedRow[] }>;
  /** Refused (`conflict`) where the row was fixed or dismissed meanwhile. */
  fix(rowId: number, cells: readonly string[]): Promise<FixResult>;
  acceptFixes(
    importId: number,
    problem: RejectProblem,
  ): Promise<{ readonly fixed: number; readonly left: number }>;
  dismiss(importId: number, rows: RejectedRowsSelection): Promise<RejectedRowsSummary>;
  restore(importId: number): Promise<RejectedRowsSummary>;
  /** Writes the rows that wait to be fixed to a CSV; returns how many. */
  save(importId: number, file: string): Promise<number>;
}

/** Rejected rows that are counted in this thread; more are counted in the reading thread. */
const mostCounted = 5000;

/** Rows that are changed in this thread, in some milliseconds; more in the writing thread. */
const mostChanged = 200;

export function createRejectedRows(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: ImportThreads;
  readonly writeLock: WriteLock;
  readonly onChange: () => void;
}): RejectedRows {
  const { db, clock, threads, writeLock, onChange } = context;

  const isShort = (importId: number) => getImport(db, importId).invalid <= mostCounted;

  const get = async (importId: number) =>
    isShort(importId)
      ? readRejectedRows(db, importId)
      : await threads.read('rejectedRows.get', importId);

  /** Changes few rows in this thread, and many in the writing thread. */
  async function change<T>(
    rows: number,
    here: (writable: WritableDatabase) => T,
    there: () => Promise<T>,
  ): Promise<T> {
    try {
      return await (rows <= mostChanged ? writeLock.write(here) : there());
    } finally {
      onChange();
    }
  }

  return {
    get,
    rows: async (page) =>
      isShort(page.importId)
        ? readRejectedRowsPage(db, page)
        : await threads.read('rejectedRows.rows', page),
    async fix(rowId, cells) {
      try {
        return await writeLock.write((writable) =>
          fixRow(writable, { rowId, cells, now: clock.now() }),
        );
      } finally {
        onChange();
      }
    },
    acceptFixes: async (importId, problem) =>
      await change(
        countFixable(db, importId, problem),
        (writable) => acceptFixes(writable, { importId, problem, now: clock.now() }),
        () => threads.write('rejectedRows.acceptFixes', { importId, problem }),
      ),
    async dismiss(importId, rows) {
      await change(
        'rowId' in rows ? 1 : countLeftOf(db, importId, rows.problem),
        (writable) => dismiss(writable, { importId, rows, now: clock.now() }),
        () => threads.write('rejectedRows.dismiss', { importId, rows }),
      );
      return await get(importId);
    },
    async restore(importId) {
      await change(
        countDismissed(db, importId),
        (writable) => restore(writable, { importId, now: clock.now() }),
        () => threads.write('rejectedRows.restore', { importId }),
      );
      return await get(importId);
    },
    save: async (importId, file) => (await exportRejects(db, importId, file)).rows,
  };
}
