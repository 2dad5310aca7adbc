import { expect, test } from 'vitest';
import { messageEvents } from '../../../src-renderer/campaigns/detail/people/message-events.ts';
import { failureText } from '../../../src-renderer/campaigns/detail/next-step.ts';
import { withSelected } from '../../../src-renderer/campaigns/detail/people/use-message-selection.ts';
import type { MessageRow } from '../../../src-shared/campaign/campaign.ts';
import { explainError } from '../../../src-shared/message/error-codes.ts';

function message(some: Partial<MessageRow>): MessageRow {
  return {
    id: 1,
    to: '+12125550100',
    name: 'Ann',
    body: 'Hi',
    status: 'queued',
    hasNoReceipt: false,
    segments: 1,
    retryCount: 0,
    errorCode: null,
    explanation: null,
    contactId: 1,
    createdAt: 1,
    claimedAt: null,
    sentAt: null,
    settledAt: null,
    receiptAt: null,
    sendAt: null,
    ...some,
  };
}

test('the history of a message is told from its end to its beginning', () => {
  const told = (some: Partial<MessageRow>) =>
    messageEvents(message(some)).map(({ title, at }) => [title, at]);
  const sent = { claimedAt: 2, sentAt: 3, settledAt: 3 };
  expect(told({})).toEqual([['Queued', 1]]);
  expect(told({ ...sent, status: 'delivered', receiptAt: 4 })).toEqual([
    ['Delivered', 4],
    ['Sent', 3],
    ['Queued', 1],
  ]);
  expect(told({ ...sent, status: 'sent', hasNoReceipt: true, receiptAt: 9 })).toEqual([
    ['No receipt', 9],
    ['Sent', 3],
    ['Queued', 1],
  ]);
  expect(told({ status: 'unconfirmed', claimedAt: 2 })).toEqual([
    ['Handed over, no answer yet', 2],
    ['Queued', 1],
  ]);
  expect(told({ status: 'skipped', settledAt: 5 })).toEqual([
    ['Skipped', 5],
    ['Queued', 1],
  ]);
});

test('a reason is said first, then its code and one next step', () => {
  const said = (errorCode: number) =>
    failureText({
      status: 'undelivered',
      errorCode,
      reason: null,
      detail: null,
      count: 1,
      explanation: explainError(errorCode, null),
    });
  expect(said(30005).text).toBe('Error 30005 · Remove the number from your lists.');
  expect(said(30003).text).toMatch(/^Error 30003 · .*Worth another try\.$/);
  // What to change is advice enough.
  expect(said(30007).text).toMatch(/^Error 30007 · Change the links/);
  expect(said(99999).text).toMatch(/Worth another try/);
  for (const code of [30005, 30003, 30007]) expect(said(code).title).not.toMatch(/[.:]$/);
});

test('messages are selected one by one, or all but some', () => {
  const some = withSelected({ kind: 'ids', ids: [1] }, [2, 3], true);
  expect(some).toEqual({ kind: 'ids', ids: [1, 2, 3] });
  expect(withSelected(some, [1, 3], false)).toEqual({ kind: 'ids', ids: [2] });
  const allBut = withSelected({ kind: 'all', except: [] }, [7], false);
  expect(allBut).toEqual({ kind: 'all', except: [7] });
  expect(withSelected(allBut, [7], true)).toEqual({ kind: 'all', except: [] });
  const many = Array.from({ length: 10_001 }, (_, index) => index + 1);
  expect(withSelected({ kind: 'ids', ids: [] }, many, true)).toEqual({ kind: 'ids', ids: [] });
});
