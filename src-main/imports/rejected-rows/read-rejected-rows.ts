import {
  rejectProblems,
  type RejectedRowsSummary,
  type RejectedRow,
  type RejectProblem,
} from '../../../src-shared/import/import.ts';
import { getImport } from '../import-records.ts';
import type { OvoDatabase } from '../../database/open.ts';
import {
  asStored,
  isFixable,
  isLeft,
  isSettled,
  rejectColumns,
  type RejectedRowOutcome,
  type RawReject,
  type StoredReject,
} from './stored-rejects.ts';
import { statementsFor } from '../../database/statements.ts';

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

const statements = statementsFor((sqlite) => ({
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
    { readonly outcome: RejectedRowOutcome; readonly rows: number }
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
  countDismissed: sqlite
    .prepare<[number], number>(
      `SELECT count(*) FROM import_rejects
        WHERE import_id = ? AND outcome = 'set-aside' AND ${isSettled}`,
    )
    .pluck(),
  page: sqlite.prepare<[Page], RawReject>(
    `SELECT ${rejectColumns} FROM import_rejects WHERE id IN (
       SELECT id FROM import_rejects WHERE import_id = :importId AND ${isLeft}
        ORDER BY id LIMIT :limit OFFSET :offset) ORDER BY id`,
  ),
  pageOfProblem: sqlite.prepare<[PageOfProblem], RawReject>(
    `SELECT ${rejectColumns} FROM import_rejects WHERE id IN (
       SELECT id FROM import_rejects WHERE import_id = :importId AND problem = :problem AND ${isLeft}
        ORDER BY id LIMIT :limit OFFSET :offset) ORDER BY id`,
  ),
}));

/** What is left to mend of an import; refused (`not-found`) without such an import. */
export function readRejectedRows(db: OvoDatabase, importId: number): RejectedRowsSummary {
  const { fileName, mapping, undoneAt } = getImport(db, importId);
  const sql = statements(db);
  const left = sql.leftByProblem.all(importId);
  const fixable = new Map(
    sql.fixableByProblem.all(importId).map(({ problem, rows }) => [problem, rows]),
  );
  const settled = sql.settledByOutcome.all(importId);
  const isAside = ({ outcome }: { readonly outcome: RejectedRowOutcome }) =>
    outcome === 'set-aside';
  return {
    importId,
    fileName,
    columns: mapping.map(({ header, target }) => ({ name: header, target })),
    left: sum(left),
    fixed: sum(settled.filter((group) => !isAside(group))),
    dismiss: sum(settled.filter(isAside)),
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
export function readRejectedRowsPage(
  db: OvoDatabase,
  page: {
    readonly importId: number;
    readonly problem: RejectProblem | null;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: readonly RejectedRow[] } {
  const { importId, problem, offset, limit } = page;
  const sql = statements(db);
  return problem === null
    ? {
        total: sql.countLeft.get(importId) ?? 0,
        rows: sql.page.all({ importId, offset, limit }).map(asStored).map(asRejectedRow),
      }
    : {
        total: countLeftOf(db, importId, problem),
        rows: sql.pageOfProblem
          .all({ importId, problem, offset, limit })
          .map(asStored)
          .map(asRejectedRow),
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
export function countDismissed(db: OvoDatabase, importId: number): number {
  return statements(db).countDismissed.get(importId) ?? 0;
}

/** A stored row as a window shows it. */
export function asRejectedRow(row: StoredReject): RejectedRow {
  const { id, line, cells, cellIndex, problem, reason, fix } = row;
  return { id, line, cells, cellIndex, problem, reason, fix };
}

function placeOf(problem: RejectProblem): number {
  return rejectProblems.indexOf(problem);
}

function sum(groups: readonly { readonly rows: number }[]): number {
  return groups.reduce((total, { rows }) => total + rows, 0);
}
