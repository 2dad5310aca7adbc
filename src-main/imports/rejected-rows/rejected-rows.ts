import type {
  Bench,
  BenchRow,
  MendResult,
  RejectProblem,
} from '../../../src-shared/import/import.ts';
import { exportRejects } from './export-rejects.ts';
import { acceptFixes, bringBack, mendRow, setAside } from './fix-row.ts';
import {
  countFixable,
  countLeftOf,
  countSetAside,
  readBench,
  readBenchRows,
} from './read-rejected-rows.ts';
import { getImport } from '../import-records.ts';
import type { OvoDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Threads } from '../../threads/threads.ts';

/** The rows of one import, one or all of a kind. */
export type BenchRows = { readonly rowId: number } | { readonly problem: RejectProblem };

/**
 * What can be done with the rows that an import rejected. All of it refuses (`not-found`) without such
 * an import; what changes anything refuses (`conflict`) where it was undone.
 */
export interface RepairBench {
  get(importId: number): Promise<Bench>;
  rows(page: {
    readonly importId: number;
    readonly problem: RejectProblem | null;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly total: number; readonly rows: readonly BenchRow[] }>;
  /** Refused (`conflict`) where the row left the bench meanwhile. */
  mend(rowId: number, cells: readonly string[]): Promise<MendResult>;
  acceptFixes(
    importId: number,
    problem: RejectProblem,
  ): Promise<{ readonly mended: number; readonly left: number }>;
  setAside(importId: number, rows: BenchRows): Promise<Bench>;
  bringBack(importId: number): Promise<Bench>;
  /** Writes the rows that are left to a CSV; returns how many. */
  save(importId: number, file: string): Promise<number>;
}

/** Rejected rows that are counted where they stand; more are counted in a thread. */
const mostCounted = 5000;

/** Rows that are changed where they stand, which takes some milliseconds; more take a thread. */
const mostChanged = 200;

export function createBench(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly threads: Threads;
  /** Does something that writes as soon as nobody else does. */
  readonly write: <T>(act: () => T) => Promise<T>;
  readonly onChange: () => void;
}): RepairBench {
  const { db, clock, threads, write, onChange } = context;

  const isShort = (importId: number) => getImport(db, importId).invalid <= mostCounted;

  const get = async (importId: number) =>
    isShort(importId) ? readBench(db, importId) : await threads.read('bench.get', importId);

  /** Does something here where it is short, and otherwise in the writing thread. */
  async function change<T>(rows: number, here: () => T, there: () => Promise<T>): Promise<T> {
    try {
      return await (rows <= mostChanged ? write(here) : there());
    } finally {
      onChange();
    }
  }

  return {
    get,
    rows: async (page) =>
      isShort(page.importId) ? readBenchRows(db, page) : await threads.read('bench.rows', page),
    async mend(rowId, cells) {
      try {
        return await write(() => mendRow(db, { rowId, cells, now: clock.now() }));
      } finally {
        onChange();
      }
    },
    acceptFixes: (importId, problem) =>
      change(
        countFixable(db, importId, problem),
        () => acceptFixes(db, { importId, problem, now: clock.now() }),
        () => threads.write('bench.acceptFixes', { importId, problem }),
      ),
    async setAside(importId, rows) {
      await change(
        'rowId' in rows ? 1 : countLeftOf(db, importId, rows.problem),
        () => setAside(db, { importId, rows, now: clock.now() }),
        () => threads.write('bench.setAside', { importId, rows }),
      );
      return await get(importId);
    },
    async bringBack(importId) {
      await change(
        countSetAside(db, importId),
        () => bringBack(db, { importId, now: clock.now() }),
        () => threads.write('bench.bringBack', { importId }),
      );
      return await get(importId);
    },
    save: async (importId, file) => (await exportRejects(db, importId, file)).rows,
  };
}
