import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFault } from '../../../src-main/imports/rows/contact-row.ts';
import {
  acceptFixes,
  restore,
  fixRow,
  dismiss,
} from '../../../src-main/imports/rejected-rows/fix-row.ts';
import { undoImport } from '../../../src-main/imports/undo/import-undo.ts';
import { readRejectedRows } from '../../../src-main/imports/rejected-rows/read-rejected-rows.ts';
import type { WritableDatabase } from '../../../src-main/database/open.ts';
import { rejectProblems } from '../../../src-shared/import/import.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { temporaryDatabase } from '../../support/database.ts';
import { readRejectedRow, recordImport } from '../../support/rejected-rows.ts';

interface StoredRow {
  readonly id: number;
  readonly raw: string;
  readonly problem: string;
  readonly fix: string | null;
  readonly cell_index: number | null;
  readonly outcome: string | null;
  readonly phone: string | null;
}

/** A cell of the phone column, from good to hopeless. */
const phoneCell = fc.constantFrom(
  '212-555-0101',
  '(212) 555-0102',
  '447700900101',
  '447700900102',
  '21255O0101',
  '1.21256E+10',
  '',
  'n/a',
  '555-0103',
);

const anyRow = fc
  .tuple(
    fc.constantFrom('Ann', 'Ben'),
    phoneCell,
    fc.constantFrom('', 'vip'),
    fc.constantFrom('', 'no', 'maybe'),
  )
  .map((cells): readonly string[] => cells);

const rejectedRow = anyRow.filter((cells) => isFault(readRejectedRow(cells)));

type Step =
  | { readonly kind: 'fix'; readonly place: number; readonly cells: readonly string[] }
  | { readonly kind: 'accept' | 'dismiss'; readonly problem: (typeof rejectProblems)[number] }
  | { readonly kind: 'dismissOne'; readonly place: number }
  | { readonly kind: 'restore' | 'undo' };

const problem = fc.constantFrom(
  ...rejectProblems.filter((one) => /lost|empty|number|short|unclear/.test(one)),
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('fix' as const), place: fc.nat(7), cells: anyRow }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('accept' as const, 'dismiss' as const),
      problem,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('dismissOne' as const), place: fc.nat(7) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);

function take(
  db: WritableDatabase,
  importId: number,
  ids: readonly number[],
  step: Step,
  now: number,
) {
  try {
    switch (step.kind) {
      case 'fix':
        return fixRow(db, { rowId: ids[step.place] ?? 0, cells: step.cells, now });
      case 'accept':
        return acceptFixes(db, { importId, problem: step.problem, now });
      case 'dismiss':
        return dismiss(db, { importId, rows: { problem: step.problem }, now });
      case 'dismissOne':
        return dismiss(db, { importId, rows: { rowId: ids[step.place] ?? 0 }, now });
      case 'restore':
        return restore(db, { importId, now });
      case 'undo':
        return undoImport(db, { importId, now });
    }
  } catch (error) {
    // A row that was fixed or dismissed before, or never existed.
    if (error instanceof UserError) return null;
    throw error;
  }
}

function storedRows(db: WritableDatabase): readonly StoredRow[] {
  return db.sqlite
    .prepare<[], StoredRow>(
      `SELECT import_rejects.id, raw, problem, fix, cell_index, outcome, phone
         FROM import_rejects LEFT JOIN contacts ON contacts.id = contact_id ORDER BY import_rejects.id`,
    )
    .all();
}

function parseCells(raw: string): readonly string[] {
  const cells: unknown = JSON.parse(raw);
  if (!Array.isArray(cells)) throw new Error('Not the cells of a row.');
  return cells.map(String);
}

describe('any sequence of fixes', () => {
  it('loses no row: each is left, fixed or dismissed, and the contacts are the fixed rows', () => {
    const db = temporaryDatabase();
    fc.assert(
      fc.property(
        fc.array(rejectedRow, { minLength: 1, maxLength: 8 }),
        fc.array(anyStep, { maxLength: 12 }),
        fc.constantFrom('update' as const, 'fill' as const, 'skip' as const),
        (rows, steps, onDuplicate) => {
          db.sqlite.exec('SAVEPOINT fresh');
          const importId = recordImport(db, rows, { onDuplicate, tags: ['spring'] });
          const ids = storedRows(db).map(({ id }) => id);
          for (const [index, one] of steps.entries()) {
            take(db, importId, ids, one, 1000 + index);
            const counts = readRejectedRows(db, importId);
            expect(counts.left + counts.fixed + counts.dismissed).toBe(rows.length);
          }
          const stored = storedRows(db);
          expect(stored.map(({ id }) => id)).toEqual(ids);
          const { isUndone } = readRejectedRows(db, importId);
          const fixed = stored.filter(({ outcome }) => outcome !== null && outcome !== 'dismissed');
          for (const { raw, phone } of fixed) {
            if (isUndone) expect(phone).toBeNull();
            else expect(readRejectedRow(parseCells(raw))).toMatchObject({ phone });
          }
          for (const one of stored) {
            if (fixed.includes(one)) continue;
            expect(readRejectedRow(parseCells(one.raw))).toMatchObject({
              problem: one.problem,
              fix: one.fix,
              cellIndex: one.cell_index,
            });
          }
          const phones = db.sqlite
            .prepare<[], string>('SELECT phone FROM contacts ORDER BY phone')
            .pluck()
            .all();
          if (isUndone) expect(phones).toEqual([]);
          else {
            expect(new Set(phones)).toEqual(new Set(fixed.map(({ phone }) => phone)));
            expect(fixed.filter(({ outcome }) => outcome === 'added')).toHaveLength(phones.length);
          }
          db.sqlite.exec('ROLLBACK TO fresh; RELEASE fresh');
        },
      ),
      { numRuns: 150 },
    );
  });
});
