import type { FixResult, RejectProblem } from '../../../src-shared/import/import.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { asRejectedRow, countLeftOf } from './read-rejected-rows.ts';
import { appendEvent } from '../../database/events.ts';
import { applyOptOut } from '../saving/apply-opt-out.ts';
import { rowApplier, type ApplyRow } from '../saving/apply-row.ts';
import { rulesOf, type ImportRules } from '../saving/import-rules.ts';
import { getImport, type ImportRow } from '../import-records.ts';
import type { WritableDatabase } from '../../database/open.ts';
import {
  restoreRows,
  changeRejectedRows,
  fixableRows,
  getReject,
  keepEdit,
  dismissRows,
  resolveReject,
  type RejectedRowsSelection,
  type StoredReject,
} from './stored-rejects.ts';
import { contactRowReader, isFault, type ReadContactRow } from '../rows/contact-row.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The functions that read and apply rows exactly as their import did. */
interface ImportFunctions {
  readonly rules: ImportRules;
  readonly applyRow: ApplyRow;
  readonly readRow: ReadContactRow;
}

/** Rows that are fixed at a time; one event records them. */
const rowsAtOnce = 500;

/**
 * Fixes a rejected row: reads it with other cells, exactly as its import read it, and imports it if it is
 * valid now; undoing the import then undoes that, too. If it is still rejected, the new cells and the new
 * reason are kept; a no to texts counts at once. An event records the cells before.
 *
 * Refused (`not-found`) where there is no such row; (`conflict`) where it was fixed or dismissed
 * meanwhile, for instance in another window, and where its import was undone.
 */
export function fixRow(
  db: WritableDatabase,
  edit: { readonly rowId: number; readonly cells: readonly string[]; readonly now: number },
): FixResult {
  return changeRejectedRows(db, (): FixResult => {
    const row = getReject(db, edit.rowId);
    refuseUnlessLeft(row);
    const result = importRow(db, openImport(db, row.importId, edit.now), row, edit.cells, edit.now);
    const changes = changesOf(row.cells, edit.cells);
    if (result.kind === 'fixed' || changes.length > 0) {
      appendEvent(db, {
        at: edit.now,
        kind: 'rejected-row-fixed',
        subject: `import:${row.importId}`,
        detail: {
          rowId: row.id,
          line: row.line,
          changes,
          outcome: result.kind === 'fixed' ? result.outcome : 'rejected',
        },
      });
    }
    return result;
  });
}

/**
 * Takes Ovo's fix for all rows with this problem, in one transaction. A row with another fault as well is
 * still rejected, with the fix in its cell. Refused as `fixRow` is.
 *
 * @returns how many rows became contacts, and how many with this problem are left.
 */
export function acceptFixes(
  db: WritableDatabase,
  request: {
    readonly importId: number;
    readonly problem: RejectProblem;
    readonly now: number;
  },
): { readonly fixed: number; readonly left: number } {
  const { importId, problem, now } = request;
  return changeRejectedRows(db, () => {
    const functions = openImport(db, importId, now);
    let fixed = 0;
    let after = 0;
    for (;;) {
      const rows = fixableRows(db, { importId, problem, after, limit: rowsAtOnce });
      const last = rows.at(-1);
      if (last === undefined) return { fixed, left: countLeftOf(db, importId, problem) };
      after = last.id;
      const taken = rows.map((row) => {
        const cells = withFix(row);
        const result = importRow(db, functions, row, cells, now);
        if (result.kind === 'fixed') fixed += 1;
        return {
          line: row.line,
          changes: changesOf(row.cells, cells),
          outcome: result.kind === 'fixed' ? result.outcome : 'rejected',
        };
      });
      appendEvent(db, {
        at: now,
        kind: 'reject-fixes-accepted',
        subject: `import:${importId}`,
        detail: { problem, rows: taken },
      });
    }
  });
}

/**
 * Dismisses rows that nobody wants to fix: one, or all with one problem. Refused (`not-found`) where the
 * row belongs to another import, and (`conflict`) as `fixRow` is.
 */
export function dismiss(
  db: WritableDatabase,
  request: {
    readonly importId: number;
    readonly rows: RejectedRowsSelection;
    readonly now: number;
  },
): void {
  const { importId, rows, now } = request;
  changeRejectedRows(db, () => {
    refuseIfUndone(getImport(db, importId));
    if ('rowId' in rows) {
      const row = getReject(db, rows.rowId);
      if (row.importId !== importId) throw notOfThisImport(row.line);
      refuseUnlessLeft(row);
    }
    const count = dismissRows(db, importId, rows, now);
    if (count === 0) return;
    appendEvent(db, {
      at: now,
      kind: 'rejected-rows-dismissed',
      subject: `import:${importId}`,
      detail: { ...rows, count },
    });
  });
}

/** Restores all dismissed rows: they wait to be fixed again. Refused as `fixRow` is. */
export function restore(
  db: WritableDatabase,
  request: { readonly importId: number; readonly now: number },
): void {
  const { importId, now } = request;
  changeRejectedRows(db, () => {
    refuseIfUndone(getImport(db, importId));
    const count = restoreRows(db, importId);
    if (count === 0) return;
    appendEvent(db, {
      at: now,
      kind: 'rejected-rows-restored',
      subject: `import:${importId}`,
      detail: { count },
    });
  });
}

/** Refuses (`conflict`) an import that was undone: its rows can no longer be imported. */
function refuseIfUndone({ fileName, undoneAt }: ImportRow): void {
  if (undoneAt === null) return;
  throw new UserError('conflict', words.imports.rows.importUndone(fileName));
}

function openImport(db: WritableDatabase, importId: number, now: number): ImportFunctions {
  const record = getImport(db, importId);
  refuseIfUndone(record);
  const { country, mapping } = record;
  const rules = rulesOf(record);
  return {
    rules,
    applyRow: rowApplier(db, rules, now),
    readRow: contactRowReader(
      mapping.map(({ target }) => target),
      mapping.map(({ header }) => header),
      country,
    ),
  };
}

function importRow(
  db: WritableDatabase,
  { rules, applyRow, readRow }: ImportFunctions,
  row: StoredReject,
  cells: readonly string[],
  now: number,
): FixResult {
  const read = readRow(cells);
  if (isFault(read)) {
    if (read.refusal !== undefined) {
      applyOptOut(db, rules, { ...read.refusal, line: row.line }, now);
    }
    keepEdit(db, row.id, { ...read, cells });
    return { kind: 'rejected', row: asRejectedRow({ ...row, ...read, note: '', cells }) };
  }
  const { outcome, contactId } = applyRow({ ...read, line: row.line });
  resolveReject(db, row.id, { cells, outcome, contactId, now });
  return { kind: 'fixed', outcome };
}

function refuseUnlessLeft({ line, outcome }: StoredReject): void {
  if (outcome === null) return;
  throw new UserError(
    'conflict',
    outcome === 'dismissed'
      ? words.imports.rows.skippedMeanwhile(line)
      : words.imports.rows.fixedAlready(line),
  );
}

function notOfThisImport(line: number): UserError {
  return new UserError('not-found', words.imports.rows.ofAnotherImport(line));
}

function withFix({ cells, cellIndex, fix }: StoredReject): readonly string[] {
  return cellIndex === null || fix === null ? cells : cells.with(cellIndex, fix);
}

/** The changed cells of a row, before and after; null for a cell that the row did not have. */
function changesOf(before: readonly string[], after: readonly string[]) {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, cell) => ({
    cell,
    before: before[cell] ?? null,
    after: after[cell] ?? null,
  })).filter((change) => change.before !== change.after);
}
