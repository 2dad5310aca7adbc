import { and, asc, count, eq, inArray, type SQL } from 'drizzle-orm';
import {
  rejectProblems,
  type RejectedRowsSummary,
  type RejectedRow,
  type RejectProblem,
} from '../../../src-shared/import/import.ts';
import { getImport } from '../import-records.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { importRejects } from '../../database/schema.ts';
import {
  asStored,
  isFixable,
  isLeft,
  isResolved,
  reasonOf,
  rejectColumns,
  type StoredReject,
} from './stored-rejects.ts';

const queries = queriesFor((orm) => {
  const rows = count();
  const ofImport = (given: Given<{ importId: number }>) =>
    eq(importRejects.importId, given('importId'));
  const ofProblem = (given: Given<{ importId: number; problem: RejectProblem }>) =>
    and(ofImport(given), eq(importRejects.problem, given('problem')));
  const byProblem = { problem: importRejects.problem, rows };

  /** The ids come from an index alone; only the rows of the page are read. */
  const page = (condition: SQL | undefined, limits: Given<{ limit: number; offset: number }>) => {
    const ids = orm
      .select({ id: importRejects.id })
      .from(importRejects)
      .where(and(condition, isLeft))
      .orderBy(asc(importRejects.id))
      .limit(limits('limit'))
      .offset(limits('offset'));
    return orm
      .select(rejectColumns)
      .from(importRejects)
      .where(inArray(importRejects.id, ids))
      .orderBy(asc(importRejects.id));
  };

  return {
    leftByProblem: prepared((given: Given<{ importId: number }>) =>
      orm
        .select(byProblem)
        .from(importRejects)
        .where(and(ofImport(given), isLeft))
        .groupBy(importRejects.problem),
    ),
    fixableByProblem: prepared((given: Given<{ importId: number }>) =>
      orm
        .select(byProblem)
        .from(importRejects)
        .where(and(ofImport(given), isFixable))
        .groupBy(importRejects.problem),
    ),
    resolvedByOutcome: prepared((given: Given<{ importId: number }>) =>
      orm
        .select({ outcome: importRejects.outcome, rows })
        .from(importRejects)
        .where(and(ofImport(given), isResolved))
        .groupBy(importRejects.outcome),
    ),
    countLeft: prepared((given: Given<{ importId: number }>) =>
      orm
        .select({ rows })
        .from(importRejects)
        .where(and(ofImport(given), isLeft)),
    ),
    countOfProblem: prepared((given: Given<{ importId: number; problem: RejectProblem }>) =>
      orm
        .select({ rows })
        .from(importRejects)
        .where(and(ofProblem(given), isLeft)),
    ),
    countFixable: prepared((given: Given<{ importId: number; problem: RejectProblem }>) =>
      orm
        .select({ rows })
        .from(importRejects)
        .where(and(ofProblem(given), isFixable)),
    ),
    countDismissed: prepared((given: Given<{ importId: number }>) =>
      orm
        .select({ rows })
        .from(importRejects)
        .where(and(ofImport(given), eq(importRejects.outcome, 'dismissed'), isResolved)),
    ),
    page: prepared((given: Given<PageOfImport>) => page(ofImport(given), given)),
    pageOfProblem: prepared((given: Given<PageOfImport & { problem: RejectProblem }>) =>
      page(ofProblem(given), given),
    ),
  };
});

interface PageOfImport {
  readonly importId: number;
  readonly limit: number;
  readonly offset: number;
}

/** The rows of an import that wait to be fixed, by problem; refused (`not-found`) without such an import. */
export function readRejectedRows(db: OvoDatabase, importId: number): RejectedRowsSummary {
  const { fileName, mapping, undoneAt } = getImport(db, importId);
  const { leftByProblem, fixableByProblem, resolvedByOutcome } = queries(db);
  const left = leftByProblem.all({ importId });
  const fixable = new Map(
    fixableByProblem.all({ importId }).map(({ problem, rows }) => [problem, rows]),
  );
  const resolved = resolvedByOutcome.all({ importId });
  return {
    importId,
    fileName,
    columns: mapping.map(({ header, target }) => ({ name: header, target })),
    left: sum(left),
    fixed: sum(resolved.filter(({ outcome }) => outcome !== 'dismissed')),
    dismissed: sum(resolved.filter(({ outcome }) => outcome === 'dismissed')),
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

/** A page of the rows that wait to be fixed, in the order of the file; of one problem, or of all. */
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
  const rows =
    problem === null
      ? queries(db).page.all({ importId, offset, limit })
      : queries(db).pageOfProblem.all({ importId, problem, offset, limit });
  return {
    total:
      problem === null
        ? (queries(db).countLeft.get({ importId })?.rows ?? 0)
        : countLeftOf(db, importId, problem),
    rows: rows.map(asStored).map(asRejectedRow),
  };
}

/** How many rows with this problem wait to be fixed. */
export function countLeftOf(db: OvoDatabase, importId: number, problem: RejectProblem): number {
  return queries(db).countOfProblem.get({ importId, problem })?.rows ?? 0;
}

/** How many rows with this problem wait to be fixed, and have a fix that Ovo suggests. */
export function countFixable(db: OvoDatabase, importId: number, problem: RejectProblem): number {
  return queries(db).countFixable.get({ importId, problem })?.rows ?? 0;
}

/** How many rows are dismissed. */
export function countDismissed(db: OvoDatabase, importId: number): number {
  return queries(db).countDismissed.get({ importId })?.rows ?? 0;
}

/** A stored row as the contract has it. */
export function asRejectedRow(row: StoredReject): RejectedRow {
  const { id, line, cells, cellIndex, problem, fix } = row;
  return { id, line, cells, cellIndex, problem, reason: reasonOf(row), fix };
}

function placeOf(problem: RejectProblem): number {
  return rejectProblems.indexOf(problem);
}

function sum(groups: readonly { readonly rows: number }[]): number {
  return groups.reduce((total, { rows }) => total + rows, 0);
}
