import { expect, test } from 'vitest';
import {
  paceText,
  rejectedText,
  remarksOf,
  rowsText,
} from '../../../src-renderer/imports/new/import-words.ts';
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

test('a running import shows its rows, its speed and the time left', () => {
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

test('a past import shows what its rows became, without zeros', () => {
  expect(importText(summary)).toBe('20 rows: 12 added, 1 updated, 3 fixed, 2 to fix, 2 dismissed');
  const empty = { ...summary, rows: 1, added: 0, updated: 0, invalid: 0, fixed: 0, left: 0 };
  expect(importText(empty)).toBe('1 row');
});

test('an import that was undone has no rows to fix', () => {
  expect(importText({ ...summary, undoneAt: 5 })).not.toContain('to fix');
});

const alone = { listName: null, left: 0 };
const nothing: ImportUndo = {
  removed: 0,
  reverted: 0,
  kept: 0,
  suppressionsLifted: 0,
  suppressionsKept: 0,
};

test('the question before an undo says what will change and what will stay', () => {
  const all = { removed: 2, reverted: 1, kept: 3, suppressionsLifted: 2, suppressionsKept: 1 };
  expect(undoSentences(all, { listName: 'Club', left: 1 })).toEqual([
    '2 contacts that it added will be removed.',
    '1 contact that it changed will get its former values back.',
    '3 contacts will stay as they are, because they were edited or imported again since.',
    '2 numbers are on Do not text only because of this file, and can be texted again.',
    '1 number that opted out elsewhere too will still not be texted.',
    'Its contacts will be removed from the list Club. If the import made the list, an empty list is deleted.',
    '1 row that still waits to be fixed can no longer be imported.',
  ]);
  expect(undoSentences({ ...nothing, removed: 1 }, alone)).toEqual([
    '1 contact that it added will be removed.',
  ]);
  expect(undoSentences({ ...nothing, suppressionsKept: 2 }, alone)).toContain(
    'No contact changes.',
  );
});

test('the message after an undo says what changed', () => {
  expect(undoneText('a.csv', { ...nothing, removed: 2, kept: 1 })).toBe(
    'The import of a.csv is undone: 2 contacts removed, 1 contact kept.',
  );
  expect(undoneText('a.csv', nothing)).toBe('The import of a.csv is undone.');
});

test('a result mentions landlines, suppressed numbers and consent where there are any', () => {
  const none = {
    landlines: 0,
    suppressed: 0,
    consents: 0,
    optOuts: [],
    unusedNames: [],
    unusedConsents: [],
  };
  expect(remarksOf(none)).toEqual([]);
  const optOuts = [{ column: 'OK to text', rows: 2 }];
  const unusedNames = ['Member’s name & title'];
  const unusedConsents = ['Consent'];
  expect(
    remarksOf({ landlines: 1, suppressed: 2, consents: 1, optOuts, unusedNames, unusedConsents }),
  ).toEqual([
    '1 number is a landline: most texts do not reach it.',
    '2 numbers will not be texted: opted out, or on the Do not text list.',
    '2 opt-outs found in the column “OK to text”. Ovo won’t text these numbers.',
    'These contacts have no names. This column looks like names: “Member’s name & title”.',
    'The column “Consent” may say who agreed to texts, but Ovo doesn’t understand its answers: nobody was left out because of it.',
    'Consent recorded for 1 person.',
  ]);
});

test('a result says for how many rows Ovo suggests a fix', () => {
  const rejected: RejectedRowsSummary = {
    importId: 1,
    fileName: 'a.csv',
    columns: [],
    left: 5,
    fixed: 0,
    dismissed: 0,
    problems: [
      { problem: 'zero-lost', left: 3, withFix: 3 },
      { problem: 'empty', left: 2, withFix: 0 },
    ],
    isUndone: false,
  };
  expect(rejectedText(undefined)).toMatch(/^They’re saved/);
  expect(rejectedText(rejected)).toMatch(/^Ovo suggests a fix for 3 of them\./);
  expect(rejectedText({ ...rejected, left: 3 })).toMatch(/^Ovo suggests a fix for all of them\./);
});
