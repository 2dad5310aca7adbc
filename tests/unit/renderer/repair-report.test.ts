import { expect, test } from 'vitest';
import {
  describeFigures,
  describeWork,
  figuresRows,
} from '../../../src-renderer/repair/figures-table.ts';
import type { CampaignFigures, RepairReport } from '../../../src-shared/maintenance/report.ts';

const broken: CampaignFigures = {
  id: 7,
  name: 'Old sale',
  status: 'sending',
  contactCount: 100,
  sentCount: 250,
  failedCount: 40,
  skippedCount: 0,
  progress: 290,
  isEstimated: false,
};
const mended: CampaignFigures = {
  ...broken,
  status: 'completed',
  sentCount: 85,
  failedCount: 15,
  progress: 100,
};

const nothing: RepairReport = {
  dryRun: false,
  backup: null,
  campaignsExamined: 3,
  overHundred: 0,
  fixed: 0,
  markedCompleted: 0,
  messagesRequeued: 0,
  messagesUnconfirmed: 0,
  orphansRemoved: 0,
  setAside: 0,
  left: [],
  violations: [],
  before: [],
  after: [],
};

test('impossible figures are shown as they were, beside those that are right', () => {
  const [row] = figuresRows({ before: [broken], after: [mended] });
  expect(describeFigures(row?.before ?? null)).toBe(
    '250 sent, 40 failed, 0 skipped of 100; 290%, sending',
  );
  expect(describeFigures(row?.after ?? null)).toBe(
    '85 sent, 15 failed, 0 skipped of 100; 100%, completed',
  );
});

test('campaigns are shown in their order, also those that are on one side only', () => {
  const rows = figuresRows({ before: [{ ...broken, id: 9 }, broken], after: [mended] });
  expect(rows.map(({ id }) => id)).toEqual([7, 9]);
  expect(describeFigures(rows[1]?.after ?? null)).toBe('–');
});

test('a report says what was done, and a dry run what would be', () => {
  expect(describeWork(nothing)).toEqual([]);
  const report = { ...nothing, overHundred: 1, fixed: 2, messagesUnconfirmed: 1 };
  expect(describeWork(report)).toEqual([
    '1 campaign was above 100%',
    '2 campaigns’ figures were put right',
    '1 message became unconfirmed',
  ]);
  expect(describeWork({ ...report, dryRun: true })).toEqual([
    '1 campaign was above 100%',
    '2 campaigns’ figures would be put right',
    '1 message would become unconfirmed',
  ]);
});
