import Database from 'better-sqlite3';
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { RejectOutcome, RejectProblem } from '../../../src-shared/import/import.ts';
import {
  rejectParamsSchema,
  sayReject,
  type RejectParams,
} from '../../../src-shared/import/reject-reason.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { importRejects } from '../../database/schema.ts';
import type { RowFault } from '../rows/row-fault.ts';
import { words } from '../../../src-shared/words/words.ts';

type RejectRow = typeof importRejects.$inferSelect;

/** The rows of one import, one or all with a problem. */
export type RejectedRowsSelection =
  { readonly rowId: number } | { readonly problem: RejectProblem };

/** The columns of a rejected row that are read. */
export const rejectColumns = {
  id: importRejects.id,
  importId: importRejects.importId,
  line: importRejects.line,
  raw: importRejects.raw,
  cellIndex: importRejects.cellIndex,
  problem: importRejects.problem,
  note: importRejects.note,
  params: importRejects.params,
  fix: importRejects.fix,
  outcome: importRejects.outcome,
};

/** A rejected row as SQLite gives it. */
type RawReject = Readonly<Pick<RejectRow, keyof typeof rejectColumns>>;

/** A rejected row; its outcome is null while it waits to be fixed. */
export type StoredReject = Omit<RawReject, 'raw' | 'params'> & {
  readonly cells: readonly string[];
  readonly params: RejectParams;
};

/*
 * Conditions of the partial indexes of rejected rows, so that a million of them are counted and paged
 * without reading the rows themselves.
 */
export const isLeft = isNull(importRejects.outcome);
export const isFixable = and(isLeft, isNotNull(importRejects.fix));
export const isResolved = isNotNull(importRejects.outcome);

type EditedReject = Readonly<
  Pick<RejectRow, 'id' | 'raw' | 'column' | 'cellIndex' | 'value' | 'problem' | 'params' | 'fix'>
>;

const queries = queriesFor((orm) => ({
  get: prepared((given: Given<{ id: number }>) =>
    orm
      .select(rejectColumns)
      .from(importRejects)
      .where(eq(importRejects.id, given('id'))),
  ),
  leftAfter: prepared((given: Given<{ importId: number; after: number; limit: number }>) =>
    orm
      .select(rejectColumns)
      .from(importRejects)
      .where(
        and(
          eq(importRejects.importId, given('importId')),
          gt(importRejects.id, given('after')),
          isLeft,
        ),
      )
      .orderBy(asc(importRejects.id))
      .limit(given('limit')),
  ),
  fixableAfter: prepared(
    (given: Given<{ importId: number; problem: RejectProblem; after: number; limit: number }>) =>
      orm
        .select(rejectColumns)
        .from(importRejects)
        .where(
          and(
            eq(importRejects.importId, given('importId')),
            eq(importRejects.problem, given('problem')),
            gt(importRejects.id, given('after')),
            isFixable,
          ),
        )
        .orderBy(asc(importRejects.id))
        .limit(given('limit')),
  ),
  edit: prepared((given: Given<EditedReject>) =>
    orm
      .update(importRejects)
      .set({
        raw: sql`${given('raw')}`,
        column: sql`${given('column')}`,
        cellIndex: sql`${given('cellIndex')}`,
        value: sql`${given('value')}`,
        note: '',
        problem: sql`${given('problem')}`,
        params: sql`${given('params')}`,
        fix: sql`${given('fix')}`,
      })
      .where(eq(importRejects.id, given('id'))),
  ),
  resolve: prepared(
    (given: Given<Pick<RejectRow, 'id' | 'raw' | 'outcome' | 'contactId'> & { now: number }>) =>
      orm
        .update(importRejects)
        .set({
          raw: sql`${given('raw')}`,
          outcome: sql`${given('outcome')}`,
          contactId: sql`${given('contactId')}`,
          resolvedAt: sql`${given('now')}`,
        })
        .where(eq(importRejects.id, given('id'))),
  ),
  dismissOne: prepared((given: Given<{ id: number; now: number }>) =>
    orm
      .update(importRejects)
      .set({ outcome: 'dismissed', resolvedAt: sql`${given('now')}` })
      .where(and(eq(importRejects.id, given('id')), isLeft)),
  ),
  dismissProblem: prepared(
    (given: Given<{ importId: number; problem: RejectProblem; now: number }>) =>
      orm
        .update(importRejects)
        .set({ outcome: 'dismissed', resolvedAt: sql`${given('now')}` })
        .where(
          and(
            eq(importRejects.importId, given('importId')),
            eq(importRejects.problem, given('problem')),
            isLeft,
          ),
        ),
  ),
  restore: prepared((given: Given<{ importId: number }>) =>
    orm
      .update(importRejects)
      .set({ outcome: null, resolvedAt: null })
      .where(
        and(
          eq(importRejects.importId, given('importId')),
          eq(importRejects.outcome, 'dismissed'),
          isResolved,
        ),
      ),
  ),
}));

/** Changes rejected rows in one transaction; refused (`unavailable`) where the disk cannot take it. */
export function changeRejectedRows<T>(db: WritableDatabase, change: () => T): T {
  try {
    return db.sqlite.transaction(change).immediate();
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(?:FULL|IOERR)/.test(error.code)) {
      throw error;
    }
    throw new UserError('unavailable', words.imports.rows.diskFull(error.message), {
      cause: error,
    });
  }
}

/** A rejected row, also one that was fixed or dismissed; refused (`not-found`) where there is none. */
export function getReject(db: OvoDatabase, id: number): StoredReject {
  const row = queries(db).get.get({ id });
  if (row === undefined) {
    throw new UserError('not-found', words.imports.rows.gone);
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
  return queries(db).fixableAfter.all(from).map(asStored);
}

/** All rows of an import that wait to be fixed, in the order of the file, a page at a time. */
export function* everyRowLeft(
  db: OvoDatabase,
  importId: number,
  pageSize = 500,
): Generator<readonly StoredReject[], void> {
  let last = 0;
  for (;;) {
    const rows = queries(db).leftAfter.all({ importId, after: last, limit: pageSize });
    if (rows.length === 0) return;
    last = rows.at(-1)?.id ?? last;
    yield rows.map(asStored);
  }
}

/** Stores the new cells of a row that is still rejected, and what is wrong with it now. */
export function keepEdit(
  db: WritableDatabase,
  id: number,
  edit: RowFault & { readonly cells: readonly string[] },
): void {
  const { cells, params, refusal: _, ...fault } = edit;
  queries(db).edit.run({
    ...fault,
    id,
    raw: JSON.stringify(cells),
    params: JSON.stringify(params),
  });
}

/** Marks a row as fixed: it is a contact now. */
export function resolveReject(
  db: WritableDatabase,
  id: number,
  resolved: {
    readonly cells: readonly string[];
    readonly outcome: RejectOutcome;
    readonly contactId: number;
    readonly now: number;
  },
): void {
  const { cells, ...rest } = resolved;
  queries(db).resolve.run({ ...rest, id, raw: JSON.stringify(cells) });
}

/** Dismisses one row, or all rows with one problem, that were not fixed yet; returns how many. */
export function dismissRows(
  db: WritableDatabase,
  importId: number,
  rows: RejectedRowsSelection,
  now: number,
): number {
  return 'rowId' in rows
    ? queries(db).dismissOne.run({ id: rows.rowId, now }).changes
    : queries(db).dismissProblem.run({ importId, problem: rows.problem, now }).changes;
}

/** Restores all dismissed rows of an import; returns how many. */
export function restoreRows(db: WritableDatabase, importId: number): number {
  return queries(db).restore.run({ importId }).changes;
}

const cellsSchema = z.array(z.string()).readonly();

/** A stored row with its cells and the parameters of its problem. */
export function asStored({ raw, params, ...row }: RawReject): StoredReject {
  return {
    ...row,
    cells: cellsSchema.parse(JSON.parse(raw)),
    params: rejectParamsSchema.parse(JSON.parse(params)),
  };
}

/** Why a row was rejected, in plain words: as an older Ovo wrote it where this one did not read it. */
export function reasonOf(row: StoredReject): string {
  return row.note === '' ? sayReject(row) : row.note;
}
