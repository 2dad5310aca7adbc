import { expect, test } from 'vitest';
import {
  acceptedText,
  fixedText,
  otherCells,
} from '../../../src-renderer/imports/rejected-rows/rejected-rows-text.ts';
import { words } from '../../../src-renderer/words.ts';
import {
  cellsToRead,
  cellsWithFix,
  editableCells,
} from '../../../src-renderer/imports/rejected-rows/cells.ts';
import {
  rejectProblems,
  type RejectedRowsSummary,
  type RejectedRow,
} from '../../../src-shared/import/import.ts';

const columns: RejectedRowsSummary['columns'] = [
  { name: 'Note', target: { kind: 'ignore' } },
  { name: 'Name', target: { kind: 'field', field: 'fullName' } },
  { name: 'Mobile', target: { kind: 'field', field: 'phone' } },
];

const row: RejectedRow = {
  id: 7,
  line: 1204,
  cells: ['regular', 'Ada Lovelace', '7700900123'],
  cellIndex: 2,
  problem: 'zero-lost',
  reason: 'A 0 is lost. Put it back.',
  fix: '07700900123',
};

test('the editor has the cell at fault first and ignored cells last', () => {
  expect(editableCells(columns, row).map(({ name }) => name)).toEqual(['Mobile', 'Name', 'Note']);
  expect(editableCells(columns, row)[0]).toMatchObject({
    isAtFault: true,
    becomes: 'Phone number',
  });
});

test('the editor has missing and surplus cells, too', () => {
  const short = { cells: ['regular'], cellIndex: null };
  expect(editableCells(columns, short).map(({ place }) => place)).toEqual([1, 2, 0]);
  const long = { cells: [...row.cells, 'extra'], cellIndex: null };
  expect(editableCells(columns, long).at(2)).toMatchObject({
    place: 3,
    name: 'Extra cell 4',
  });
});

test('an emptied surplus cell is dropped, other empty cells stay', () => {
  expect(cellsToRead(['a', '', 'c', ' '], 3)).toEqual(['a', '', 'c']);
  expect(cellsToRead(['a', '', 'c', 'd'], 3)).toEqual(['a', '', 'c', 'd']);
  expect(cellsToRead(['a'], 3)).toEqual(['a', '', '']);
});

test('a fix takes the place of the value at fault and keeps other edits', () => {
  expect(cellsWithFix(row)).toEqual(['regular', 'Ada Lovelace', '07700900123']);
  expect(cellsWithFix({ ...row, fix: null })).toBeNull();
  expect(cellsWithFix({ ...row, cellIndex: null })).toBeNull();
  expect(cellsWithFix({ cells: [], cellIndex: 1, fix: 'x' })).toEqual(['', 'x']);
});

test('the grid shows the other cells of a row', () => {
  expect(otherCells(row)).toBe('regular · Ada Lovelace');
  expect(otherCells({ ...row, cellIndex: null })).toBe('regular · Ada Lovelace · 7700900123');
});

test('the result of a fix names the line', () => {
  expect(fixedText(1204, { kind: 'fixed', outcome: 'added' })).toBe(
    'Line 1,204 imported: new contact.',
  );
  expect(fixedText(1204, { kind: 'rejected', row })).toBe(
    'Line 1,204 still can’t be imported. A 0 is lost. Put it back.',
  );
  expect(acceptedText({ fixed: 3, left: 0 })).toBe('3 rows fixed.');
  expect(acceptedText({ fixed: 1, left: 2 })).toBe('1 row fixed. 2 rows with this problem left.');
});

test('every problem has its own name', () => {
  const names = rejectProblems.map((problem) => words.imports.rows.problemNames[problem]);
  expect(new Set(names).size).toBe(rejectProblems.length);
});
