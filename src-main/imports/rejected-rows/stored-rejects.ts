import Database from 'better-sqlite3';
import { z } from 'zod';
import type { RejectProblem } from '../../../src-shared/import/import.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';

/** What became of a row that left the bench. */
export type RejectedRowOutcome = 'added' | 'updated' | 'skipped' | 'set-aside';

/** A rejected row as it is stored, wherever it is now. */
export interface StoredReject {
  readonly id: number;
  readonly importId: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly cellIndex: number | null;
  readonly problem: RejectProblem;
  readonly reason: string;
  readonly fix: string | null;
  /** Null while it is left on the bench. */
  readonly outcome: RejectedRowOutcome | null;
}

/** What is wrong with a row now. */
export interface RejectFault {
  readonly column: string | null;
  readonly cellIndex: number | null;
  readonly value: string;
  readonly reason: string;
  readonly problem: RejectProblem;
  readonly fix: string | null;
}

/** A rejected row as SQLite gives it. */
export type RawReject = Omit<StoredReject, 'cells'> & { readonly raw: string };

/** What a `RawReject` is made of. */
export const rejectColumns = `id, import_id AS importId, line, raw, cell_index AS cellIndex, problem, reason, fix, outcome`;

/*
 * Each of these conditions is one of the partial indexes', word for word, so that a million rejected
 * rows are counted and paged without a look at the rows themselves.
 */
export const isLeft = 'outcome IS NULL';
export const isFixable = 'outcome IS NULL AND fix IS NOT NULL';
export const isSettled = 'outcome IS NOT NULL';

const statements = statementsFor((sqlite) => ({
  get: sqlite.prepare<[number], RawReject>(
    `SELECT ${rejectColumns} FROM import_rejects WHERE id = ?`,
  ),
  leftAfter: sqlite.prepare<[number, number, number], RawReject>(
    `SELECT ${rejectColumns} FROM import_rejects WHERE import_id = ? AND id > ? AND ${isLeft}
      ORDER BY id LIMIT ?`,
  ),
  fixableAfter: sqlite.prepare<[number, RejectProblem, number, number], RawReject>(
    `SELECT ${rejectColumns} FROM import_rejects WHERE import_id = ? AND problem = ? AND id > ?
        AND ${isFixable} ORDER BY id LIMIT ?`,
  ),
  edit: sqlite.prepare(
    `UPDATE import_rejects SET raw = :raw, "column" = :column, cell_index = :cellIndex,
            value = :value, reason = :reason, problem = :problem, fix = :fix
      WHERE id = :id`,
  ),
  settle: sqlite.prepare(
    `UPDATE import_rejects SET raw = :raw, outcome = :outcome, contact_id = :contactId,
            settled_at = :now
      WHERE id = :id`,
  ),
  setOneAside: sqlite.prepare<[number, number]>(
    `UPDATE import_rejects SET outcome = 'set-aside', settled_at = ? WHERE id = ? AND ${isLeft}`,
  ),
  setProblemAside: sqlite.prepare<[number, number, RejectProblem]>(
    `UPDATE import_rejects SET outcome = 'set-aside', settled_at = ?
      WHERE import_id = ? AND problem = ? AND ${isLeft}`,
  ),
  restore: sqlite.prepare<[number]>(
    `UPDATE import_rejects SET outcome = NULL, settled_at = NULL
      WHERE import_id = ? AND outcome = 'set-aside' AND ${isSettled}`,
  ),
}));

/** Changes the bench in one transaction; refused (`unavailable`) where the disk cannot take it. */
export function changeRejectedRows<T>(db: OvoDatabase, change: () => T): T {
  try {
    return db.sqlite.transaction(change).immediate();
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(?:FULL|IOERR)/.test(error.code)) {
      throw error;
    }
    throw new UserError(
      'unavailable',
      `The disk could not take what was changed (${error.message}). Every row is as it was. Free some space and try again.`,
      { cause: error },
    );
  }
}

/** A rejected row, wherever it is now; refused (`not-found`) where there is none. */
export function getReject(db: OvoDatabase, id: number): StoredReject {
  const row = statements(db).get.get(id);
  if (row === undefined) {
    throw new UserError('not-found', 'This row is no longer there. Nothing was changed.');
  }
  return asStored(row);
}

/** The next rows with this problem and a fix, in the order of the file, after the row with that id. */
export function fixableRows(
  db: OvoDatabase,
  from: {
    readonly importId: number;
    readonly problem: RejectProblem;
    readonly after: number;
    readonly limit: number;
  },
): readonly StoredReject[] {
  return statements(db)
    .fixableAfter.all(from.importId, from.problem, from.after, from.limit)
    .map(asStored);
}

/** All rows that are left of an import, in the order of the file, a page at a time. */
export function* everyRowLeft(
  db: OvoDatabase,
  importId: number,
  pageSize = 500,
): Generator<readonly StoredReject[], void> {
  let last = 0;
  for (;;) {
    const rows = statements(db).leftAfter.all(importId, last, pageSize);
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(asStored);
  }
}

/** Keeps what a row was changed to, and what is wrong with it now. */
export function keepEdit(
  db: OvoDatabase,
  id: number,
  edit: RejectFault & { readonly cells: readonly string[] },
): void {
  const { cells, ...fault } = edit;
  statements(db).edit.run({ ...fault, id, raw: JSON.stringify(cells) });
}

/** Takes a row off the bench that has become a contact. */
export function settleReject(
  db: OvoDatabase,
  id: number,
  settled: {
    readonly cells: readonly string[];
    readonly outcome: RejectedRowOutcome;
    readonly contactId: number;
    readonly now: number;
  },
): void {
  const { cells, ...rest } = settled;
  statements(db).settle.run({ ...rest, id, raw: JSON.stringify(cells) });
}

/** Sets a row aside that is left, or all that are with one problem; returns how many. */
export function setRowsAside(
  db: OvoDatabase,
  importId: number,
  rows: { readonly rowId: number } | { readonly problem: RejectProblem },
  now: number,
): number {
  const sql = statements(db);
  return 'rowId' in rows
    ? sql.setOneAside.run(now, rows.rowId).changes
    : sql.setProblemAside.run(now, importId, rows.problem).changes;
}

/** Puts all rows that were set aside on the bench again; returns how many. */
export function bringRowsBack(db: OvoDatabase, importId: number): number {
  return statements(db).restore.run(importId).changes;
}

const cellsSchema = z.array(z.string()).readonly();

/** A stored row with its cells. */
export function asStored({ raw, ...row }: RawReject): StoredReject {
  return { ...row, cells: cellsSchema.parse(JSON.parse(raw)) };
}
