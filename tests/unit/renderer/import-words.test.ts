import { expect, test } from 'vitest';
import { fileFacts } from '../../../src-renderer/imports/new/file-facts.ts';
import {
  leftText,
  paceText,
  rejectedText,
  remarksOf,
} from '../../../src-renderer/imports/new/result-text.ts';
import { countsOf } from '../../../src-renderer/imports/list/import-counts.ts';
import { undoneText, undoSentences } from '../../../src-renderer/imports/list/undo-text.ts';
import type {
  RejectedRowsSummary,
  ImportPreview,
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

test('a running import shows its speed and the time left', () => {
  expect(paceText(progress)).toBe('85,000');
  expect(paceText(null)).toBe('–');
  expect(leftText(progress)).toBe('10% · about 10 seconds left');
  expect(leftText({ ...progress, stage: 'saving' })).toBe('about 10 seconds left');
  expect(leftText(null)).toBe('0%');
});

const preview: ImportPreview = {
  fileName: 'people.csv',
  sizeBytes: 92_000,
  format: 'csv',
  reading: { encoding: 'utf-8', delimiter: ',', sheet: null, hasHeader: true },
  sheets: [],
  source: 'Shopify',
  isRemembered: false,
  columns: [{ name: 'Phone', samples: [], suggestion: { kind: 'ignore' }, textableRows: 0 }],
  rows: [],
};

test('a file is summed up in one line, with estimates in round numbers', () => {
  expect(fileFacts(preview, undefined)).toBe(
    'CSV · 1 column · UTF-8 · 92 kB · looks like a Shopify export',
  );
  const forecast = {
    rows: 1_234_567,
    contacts: 1_200_000,
    invalid: 0,
    isExact: false,
    unusedNames: [],
    unusedConsents: [],
  };
  expect(fileFacts(preview, forecast)).toContain('CSV · about 1,200,000 rows · 1 column');
  expect(fileFacts(preview, { ...forecast, isExact: true })).toContain('1,234,567 rows');
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

test('the figures of a past import add up, with rows skipped by hand', () => {
  const counts = countsOf(summary);
  expect(counts).toEqual({ rows: 20, added: 12, updated: 1, fixed: 3, skipped: 2, toFix: 2 });
  const { rows, ...others } = counts;
  expect(Object.values(others).reduce((sum, count) => sum + count)).toBe(rows);
});

test('an import that was undone has no rows to fix', () => {
  expect(countsOf({ ...summary, undoneAt: 5 }).toFix).toBe(0);
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
    '2 contacts added by this import will be removed.',
    '1 contact changed by this import will get the earlier values back.',
    '3 contacts edited or imported again since will stay unchanged.',
    '2 numbers are on Do not text only because of this file. These numbers can be texted again.',
    '1 number that also opted out elsewhere still won’t be texted.',
    'Its contacts will be removed from the list Club. A list made by this import is deleted once empty.',
    '1 row still to fix can no longer be imported.',
  ]);
  expect(undoSentences({ ...nothing, removed: 1 }, alone)).toEqual([
    '1 contact added by this import will be removed.',
  ]);
  expect(undoSentences({ ...nothing, suppressionsKept: 2 }, alone)).toContain(
    'No contact changes.',
  );
});

test('the message after an undo says what changed', () => {
  expect(undoneText('a.csv', { ...nothing, removed: 2, kept: 1 })).toBe(
    'Import of a.csv undone: 2 contacts removed, 1 contact kept.',
  );
  expect(undoneText('a.csv', nothing)).toBe('Import of a.csv undone.');
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
    'Consent recorded for 1 person.',
    '2 numbers won’t be texted: opted out, or on Do not text.',
    '2 opt-outs found in the column “OK to text”. Ovo won’t text these numbers.',
    '1 number is a landline. Most texts don’t reach landlines.',
    'These contacts have no names. This column looks like names: “Member’s name & title”.',
    'The column “Consent” may say who agreed to texts, but its answers weren’t understood. Nobody was left out because of them.',
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
  expect(rejectedText(1, undefined)).toBe('The row is saved here until you fix it.');
  expect(rejectedText(5, rejected)).toBe(
    'They’re saved here until you fix them. Ovo suggests a fix for 3.',
  );
  expect(rejectedText(3, rejected)).toMatch(/Ovo suggests a fix for all of them\.$/);
});
