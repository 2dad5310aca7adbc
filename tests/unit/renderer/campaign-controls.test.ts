import { describe, expect, it } from 'vitest';
import { canResume } from '../../../src-renderer/campaigns/detail/can-resume.ts';
import { messageFiltersOf } from '../../../src-renderer/campaigns/detail/people/message-filters.ts';
import { describeFacet } from '../../../src-renderer/contacts/filter/describe-filter.ts';
import { snapshot } from './snapshot.ts';

describe('resuming', () => {
  it('is offered while something is queued', () => {
    expect(canResume(snapshot({ status: 'paused', queuedCount: 3, unconfirmedCount: 2 }))).toBe(
      true,
    );
    expect(canResume(snapshot({ status: 'paused', queuedCount: 0, unconfirmedCount: 0 }))).toBe(
      true,
    );
  });

  it('is not offered where only unconfirmed messages are left: a person decides on those', () => {
    expect(canResume(snapshot({ status: 'paused', queuedCount: 0, unconfirmedCount: 2 }))).toBe(
      false,
    );
  });

  it('is not offered for what is not paused', () => {
    expect(canResume(snapshot({ status: 'sending', queuedCount: 3 }))).toBe(false);
    expect(canResume(snapshot({ status: 'canceled', queuedCount: 3 }))).toBe(false);
  });
});

describe('the filters of messages', () => {
  const canceled = snapshot({
    status: 'canceled',
    contactCount: 20,
    sentCount: 9,
    deliveredCount: 5,
    undeliveredCount: 2,
    noReceiptCount: 1,
    failedCount: 3,
    skippedCount: 1,
    unconfirmedCount: 0,
    queuedCount: 0,
    canceledCount: 7,
  });

  it('are those of the counts, each with its count, and none without a message', () => {
    expect(messageFiltersOf(canceled, 'all').map(({ label, count }) => [label, count])).toEqual([
      ['Everyone', 20],
      ['Sent', 9],
      ['Delivered', 5],
      ['Not delivered', 2],
      ['No receipt', 1],
      ['Failed', 3],
      ['Skipped', 1],
      ['Canceled', 7],
    ]);
  });

  it('keep the one that is chosen when its last message is gone', () => {
    const labels = messageFiltersOf(canceled, 'open').map(({ label }) => label);
    expect(labels).toContain('Queued');
  });
});

it('says whom a campaign did not reach, and why', () => {
  const notReachedBy = {
    campaignId: 7,
    status: 'failed',
    errorCode: 21211,
    reason: null,
    detail: null,
  } as const;
  const names = {
    listName: () => undefined,
    importName: () => undefined,
    campaignName: () => 'Spring sale',
  };
  expect(describeFacet({ notReachedBy }, { kind: 'not-reached' }, names)).toMatch(
    /^Not reached by Spring sale: .+/,
  );
});
