import { expect, test } from 'vitest';
import { messageStatusLabel } from '../../../../src-renderer/campaigns/detail/message-status.ts';
import { describeReceipts } from '../../../../src-renderer/campaigns/detail/receipts-text.ts';
import { snapshot } from '../../renderer/snapshot.ts';

const now = new Date(2026, 5, 1, 18).getTime();
const receiptsAsOf = new Date(2026, 5, 1, 14, 32).getTime();

test('nothing is said of receipts before anything is sent', () => {
  expect(describeReceipts(snapshot({}), now)).toBe('');
});

test('what is known of deliveries is said with its time, and with its day once it is another', () => {
  const known = snapshot({ sentCount: 5, deliveredCount: 5, receiptsAsOf });
  expect(describeReceipts(known, now)).toMatch(
    /^Delivery as of 0?2:32 PM\.$|^Delivery as of 14:32\.$/,
  );
  expect(describeReceipts(known, now + 86_400_000)).toMatch(/Jun 1|1 Jun/);
});

test('what is still to be heard, and what never will be, is said in so many words', () => {
  const waiting = snapshot({ sentCount: 1200, awaitingReceiptCount: 1200 });
  expect(describeReceipts(waiting, now)).toBe(
    'Of 1,200 messages it is not known yet whether they were delivered; Ovo keeps asking.',
  );
  const one = snapshot({ sentCount: 2, awaitingReceiptCount: 1, noReceiptCount: 1 });
  expect(describeReceipts(one, now)).toBe(
    'Of 1 message it is not known yet whether it was delivered; Ovo keeps asking. For 1 message no receipt came: it was sent, and the carrier never said whether it arrived.',
  );
});

test('a message of which nothing more will be heard is not shown as one that may be', () => {
  expect(messageStatusLabel({ status: 'sent', hasNoReceipt: true })).toBe('Sent, no receipt');
  expect(messageStatusLabel({ status: 'sent', hasNoReceipt: false })).toBe('Sent');
});
