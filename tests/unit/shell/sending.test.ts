import { expect, test } from 'vitest';
import { SendingWatch } from '../../../src-main/shell/sending.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

const snapshot = (changes: Partial<CampaignSnapshot>): CampaignSnapshot => ({
  id: 1,
  name: 'News',
  status: 'sending',
  gateway: 'simulator',
  isPractice: true,
  contactCount: 100,
  sentCount: 0,
  failedCount: 0,
  skippedCount: 0,
  deliveredCount: 0,
  undeliveredCount: 0,
  noReceiptCount: 0,
  awaitingReceiptCount: 0,
  receiptsAsOf: null,
  unconfirmedCount: 0,
  queuedCount: 100,
  scheduledCount: 0,
  perhapsScheduledCount: 0,
  canceledCount: 0,
  progress: 0,
  startedAt: 1,
  completedAt: null,
  pausedReason: null,
  pausedReasonCode: null,
  damaged: null,
  isEstimated: false,
  handOver: null,
  isArchived: false,
  ...changes,
});

test('nothing is being sent until a campaign says so, nor once it has ended', () => {
  const watch = new SendingWatch();
  expect(watch.now).toBeNull();
  watch.note(snapshot({}));
  expect(watch.now).toEqual({ settled: 0, total: 100 });
  watch.note(snapshot({ status: 'completed', sentCount: 100 }));
  expect(watch.now).toBeNull();
});

test('campaigns that run together are counted together, each by its latest word', () => {
  const watch = new SendingWatch();
  watch.note(snapshot({ sentCount: 10 }));
  watch.note(snapshot({ id: 2, contactCount: 50, sentCount: 5, failedCount: 3, skippedCount: 2 }));
  watch.note(snapshot({ sentCount: 20 }));
  expect(watch.now).toEqual({ settled: 30, total: 150 });
});

test('a list of all campaigns replaces what was known', () => {
  const watch = new SendingWatch();
  watch.note(snapshot({}));
  watch.replace([snapshot({ status: 'paused' }), snapshot({ id: 2, status: 'draft' })]);
  expect(watch.now).toBeNull();
});
