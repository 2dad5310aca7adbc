import { expect, test } from 'vitest';
import { paceText, rowsText } from '../../../src-renderer/imports/new/progress-text.ts';
import { rejectedText, remarksOf } from '../../../src-renderer/imports/new/result-text.ts';
import { importText } from '../../../src-renderer/imports/list/import-text.ts';
import { undoneText, undoSentences } from '../../../src-renderer/imports/list/undo-text.ts';
import type {
  RejectedRowsSummary,
  ImportProgress,
  ImportSummary,
  ImportUndo,
} from '../../../src-shared/import/import.ts';

const progress: ImportProgress = {
  rows: 1200,
  invalid: 0,
  bytesRead: 10,
  totalBytes: 100,
  stage: 'reading',
  rowsPerSecond: 85_000.4,
  secondsLeft: 9,
};

test('a running import says how much is read, how fast, and how long it will take', () => {
  expect(rowsText(null)).toBe('0 rows read');
  expect(rowsText(progress)).toBe('1,200 rows read');
  expect(rowsText({ ...progress, invalid: 1 })).toBe('1,200 rows read, 1 of them to fix');
  expect(paceText(progress)).toBe('85,000 rows a second, about 10 seconds left');
  expect(paceText({ ...progress, stage: 'saving' })).toBe('about 10 seconds left');
  expect(paceText(null).trim()).toBe('');
});

const summary: ImportSummary = {
  id: 1,
  fileName: 'people.csv',
  listName: null,
  at: 0,
  rows: 20,
  added: 12,
  updated: 1,
  skipped: 0,
  invalid: 7,
  fixed: 3,
  left: 2,
  undoneAt: null,
};

test('a past import says what became of its rows, and nothing of what is none', () => {
  expect(importText(summary)).toBe('20 rows: 12 added, 1 updated, 3 fixed, 2 to mend, 2 set aside');
  const empty = { ...summary, rows: 1, added: 0, updated: 0, invalid: 0, fixed: 0, left: 0 };
  expect(importText(empty)).toBe('1 row');
});

test('of an import that was undone nothing is to be mended', () => {
  expect(importText({ ...summary, undoneAt: 5 })).not.toContain('to mend');
});

const alone = { listName: null, left: 0 };
const nothing: ImportUndo = { removed: 0, reverted: 0, kept: 0, suppressionsKept: 0 };

test('before an undo it is said what goes, what comes back, what stays, and nothing else', () => {
  const all = { removed: 2, reverted: 1, kept: 3, suppressionsKept: 1 };
  expect(undoSentences(all, { listName: 'Club', left: 1 })).toEqual([
    '2 contacts that it brought are removed.',
    '1 contact that it changed gets back what it had.',
    '3 contacts stay as they are, because they were edited or imported again since.',
    '1 number that the file said must not be texted stays suppressed.',
    'Whom it put on the list Club is taken off. A list that it made goes, if it is empty then.',
    '1 row that is left to fix is given up.',
  ]);
  expect(undoSentences({ ...nothing, removed: 1 }, alone)).toEqual([
    '1 contact that it brought is removed.',
  ]);
  expect(undoSentences({ ...nothing, suppressionsKept: 2 }, alone)).toContain(
    'No contact changes.',
  );
});

test('after an undo it is said what it did', () => {
  expect(undoneText('a.csv', { ...nothing, removed: 2, kept: 1 })).toBe(
    'The import of a.csv is undone: 2 contacts removed, 1 contact kept.',
  );
  expect(undoneText('a.csv', nothing)).toBe('The import of a.csv is undone.');
});

test('a result speaks of landlines, suppressed numbers and consent where there are any', () => {
  expect(remarksOf({ landlines: 0, suppressed: 0, consents: 0 })).toEqual([]);
  expect(remarksOf({ landlines: 1, suppressed: 2, consents: 1 })).toEqual([
    '1 number is a landline: most texts do not reach it.',
    '2 numbers must not be texted, and will not be, whatever list they are on.',
    'Consent of 1 person was written down.',
  ]);
});

test('a result says how many rows Ovo can mend by itself', () => {
  const bench: RejectedRowsSummary = {
    importId: 1,
    fileName: 'a.csv',
    columns: [],
    left: 5,
    fixed: 0,
    dismiss: 0,
    problems: [
      { problem: 'zero-lost', left: 3, withFix: 3 },
      { problem: 'empty', left: 2, withFix: 0 },
    ],
    isUndone: false,
  };
  expect(rejectedText(undefined)).toMatch(/^They wait/);
  expect(rejectedText(bench)).toMatch(/^Ovo knows a fix for 3 of them\./);
  expect(rejectedText({ ...bench, left: 3 })).toMatch(/^Ovo knows a fix for all of them\./);
});
