import { z } from 'zod';
import {
  rejectProblems,
  type Bench,
  type BenchRow,
  type RejectProblem,
} from '../../src-shared/contact/import.ts';
import { Refusal } from '../../src-shared/lib/result.ts';
import { getImport } from './imports.ts';
import type { OvoDatabase } from './open.ts';
import { statementsFor } from './statements.ts';

/** What became of a row that left the bench. */
export type BenchOutcome = 'added' | 'updated' | 'skipped' | 'set-aside';

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
  readonly outcome: BenchOutcome | null;
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

type RawReject = Omit<StoredReject, 'cells'> & { readonly raw: string };
interface Page {
  readonly importId: number;
  readonly limit: number;
  readonly offset: number;
}
type PageOfProblem = Page & { readonly problem: RejectProblem };
interface ProblemCount {
  readonly problem: RejectProblem;
  readonly rows: number;
}

const columns = `id, import_id AS importId, line, raw, cell_index AS cellIndex, problem, reason, fix, outcome`;

/*
 * Each of these conditions is one of the partial indexes', word for word, so that a million rejected
 * rows are counted and paged without a look at the rows themselves.
 */
const isLeft = 'outcome IS NULL';
const isFixable = 'outcome IS NULL AND fix IS NOT NULL';
const isSettled = 'outcome IS NOT NULL';

const statements = statementsFor((sqlite) => ({
  get: sqlite.prepare<[number], RawReject>(`SELECT ${columns} FROM import_rejects WHERE id = ?`),
  leftByProblem: sqlite.prepare<[number], ProblemCount>(
    `SELECT problem, count(*) AS rows FROM import_rejects
      WHERE import_id = ? AND ${isLeft} GROUP BY problem`,
  ),
  fixableByProblem: sqlite.prepare<[number], ProblemCount>(
    `SELECT problem, count(*) AS rows FROM import_rejects
      WHERE import_id = ? AND ${isFixable} GROUP BY problem`,
  ),
  settledByOutcome: sqlite.prepare<
    [number],
    { readonly outcome: BenchOutcome; readonly rows: number }
  >(
    `SELECT outcome, count(*) AS rows FROM import_rejects
      WHERE import_id = ? AND ${isSettled} GROUP BY outcome`,
  ),
  countLeft: sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM import_rejects WHERE import_id = ? AND ${isLeft}`,
    )
    .pluck(),
  countOfProblem: sqlite
    .prepare<[number, RejectProblem], number>(
      `SELECT count(*) FROM import_rejects WHERE import_id = ? AND problem = ? AND ${isLeft}`,
    )
    .pluck(),
  countFixable: sqlite
    .prepare<[number, RejectProblem], number>(
      `SELECT count(*) FROM import_rejects WHERE import_id = ? AND problem = ? AND ${isFixable}`,
    )
    .pluck(),
  countSetAside: sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM import_rejects
        WHERE import_id = ? AND outcome = 'set-aside' AND ${isSettled}`,
    )
    .pluck(),
  page: sqlite.prepare<[Page], RawReject>(
    `SELECT ${columns} FROM import_rejects WHERE id IN (
       SELECT id FROM import_rejects WHERE import_id = :importId AND ${isLeft}
        ORDER BY id LIMIT :limit OFFSET :offset) ORDER BY id`,
  ),
  pageOfProblem: sqlite.prepare<[PageOfProblem], RawReject>(
    `SELECT ${columns} FROM import_rejects WHERE id IN (
       SELECT id FROM import_rejects WHERE import_id = :importId AND problem = :problem AND ${isLeft}
        ORDER BY id LIMIT :limit OFFSET :offset) ORDER BY id`,
  ),
  leftAfter: sqlite.prepare<[number, number, number], RawReject>(
    `SELECT ${columns} FROM import_rejects WHERE import_id = ? AND id > ? AND ${isLeft}
      ORDER BY id LIMIT ?`,
  ),
  fixableAfter: sqlite.prepare<[number, RejectProblem, number, number], RawReject>(
    `SELECT ${columns} FROM import_rejects WHERE import_id = ? AND problem = ? AND id > ?
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
  bringBack: sqlite.prepare<[number]>(
    `UPDATE import_rejects SET outcome = NULL, settled_at = NULL
      WHERE import_id = ? AND outcome = 'set-aside' AND ${isSettled}`,
  ),
}));

/** What is left to mend of an import; refused (`not-found`) without such an import. */
export function readBench(db: OvoDatabase, importId: number): Bench {
  const { fileName, mapping, undoneAt } = getImport(db, importId);
  const sql = statements(db);
  const left = sql.leftByProblem.all(importId);
  const fixable = new Map(
    sql.fixableByProblem.all(importId).map(({ problem, rows }) => [problem, rows]),
  );
  const settled = sql.settledByOutcome.all(importId);
  const isAside = ({ outcome }: { readonly outcome: BenchOutcome }) => outcome === 'set-aside';
  return {
    importId,
    fileName,
    columns: mapping.map(({ header, target }) => ({ name: header, target })),
    left: sum(left),
    mended: sum(settled.filter((group) => !isAside(group))),
    setAside: sum(settled.filter(isAside)),
    problems: left
      .toSorted((one, two) => placeOf(one.problem) - placeOf(two.problem))
      .map(({ problem, rows }) => ({
        problem,
        left: rows,
        withFix: fixable.get(problem) ?? 0,
      })),
    isUndone: undoneAt !== null,
  };
}

/** A page of the rows that are left, in the order of the file; of one problem, or of all. */
export function readBenchRows(
  db: OvoDatabase,
  page: {
    readonly importId: number;
    readonly problem: RejectProblem | null;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly BenchRow[] } {
  const { importId, problem, offset, limit } = page;
  const sql = statements(db);
  return problem === null
    ? {
        total: sql.countLeft.get(importId) ?? 0,
        rows: sql.page.all({ importId, offset, limit }).map(asStored).map(asBenchRow),
      }
    : {
        total: countLeftOf(db, importId, problem),
        rows: sql.pageOfProblem
          .all({ importId, problem, offset, limit })
          .map(asStored)
          .map(asBenchRow),
      };
}

/** How many rows with this problem are left. */
export function countLeftOf(db: OvoDatabase, importId: number, problem: RejectProblem): number {
  return statements(db).countOfProblem.get(importId, problem) ?? 0;
}

/** How many rows with this problem are left that Ovo has a fix for. */
export function countFixable(db: OvoDatabase, importId: number, problem: RejectProblem): number {
  return statements(db).countFixable.get(importId, problem) ?? 0;
}

/** How many rows are set aside. */
export function countSetAside(db: OvoDatabase, importId: number): number {
  return statements(db).countSetAside.get(importId) ?? 0;
}

/** A rejected row, wherever it is now; refused (`not-found`) where there is none. */
export function getReject(db: OvoDatabase, id: number): StoredReject {
  const row = statements(db).get.get(id);
  if (row === undefined) {
    throw new Refusal('not-found', 'This row is no longer there. Nothing was changed.');
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
    readonly outcome: BenchOutcome;
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
  return statements(db).bringBack.run(importId).changes;
}

/** A stored row as a window shows it. */
export function asBenchRow(row: StoredReject): BenchRow {
  const { id, line, cells, cellIndex, problem, reason, fix } = row;
  return { id, line, cells, cellIndex, problem, reason, fix };
}

const cellsSchema = z.array(z.string()).readonly();

function asStored({ raw, ...row }: RawReject): StoredReject {
  return { ...row, cells: cellsSchema.parse(JSON.parse(raw)) };
}

function placeOf(problem: RejectProblem): number {
  return rejectProblems.indexOf(problem);
}

function sum(groups: readonly { readonly rows: number }[]): number {
  return groups.reduce((total, { rows }) => total + rows, 0);
}
