import { expect, test } from 'vitest';
import {
  describeStatus,
  describeWork,
  figuresRows,
} from '../../../src-renderer/repair/figures-table.ts';
import { groupFindings } from '../../../src-renderer/repair/findings.ts';
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
const repaired: CampaignFigures = {
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
  quarantined: 0,
  left: [],
  violations: [],
  before: [],
  after: [],
};

test('a status is told in a word, and one that no campaign can have as it is stored', () => {
  expect(describeStatus(broken)).toBe('Sending');
  expect(describeStatus({ ...broken, status: 'exploded' })).toBe('exploded');
});

test('campaigns are shown in their order, also those that are on one side only', () => {
  const rows = figuresRows({ before: [{ ...broken, id: 9 }, broken], after: [repaired] });
  expect(rows.map(({ id }) => id)).toEqual([7, 9]);
  expect(rows.map(({ after }) => after)).toEqual([repaired, null]);
});

test('findings are listed by kind, a campaign by its name, and of each kind no more than can be read', () => {
  const of = (rule: string, subject: string) => ({ rule, subject, detail: 'what is wrong' });
  const many = Array.from({ length: 1000 }, (_, index) => of('duplicate-sid', `message:${index}`));
  const [counts, sids] = groupFindings([of('counts-differ-from-messages', 'campaign:7'), ...many], {
    before: [broken],
    after: [],
  });
  expect(counts).toMatchObject({
    title: 'Counts don’t match the messages',
    total: 1,
    findings: [{ subject: 'Old sale', detail: 'what is wrong' }],
  });
  expect(sids?.total).toBe(1000);
  expect(sids?.findings.length).toBe(50);
  expect(sids?.findings[0]).toMatchObject({ subject: 'message 0' });
});

test('a report says what was done, and a dry run what would be', () => {
  expect(describeWork(nothing)).toEqual([]);
  const report = { ...nothing, overHundred: 1, fixed: 2, messagesUnconfirmed: 1 };
  expect(describeWork(report)).toEqual([
    '1 campaign brought back to 100%',
    'Figures of 2 campaigns recounted from the messages',
    '1 message marked as unconfirmed: Ovo asks Twilio before sending',
  ]);
  expect(describeWork({ ...report, dryRun: true })).toEqual([
    'Bring 1 campaign back to 100%',
    'Recount the figures of 2 campaigns from the messages',
    'Mark 1 message as unconfirmed: Ovo asks Twilio before sending',
  ]);
});
