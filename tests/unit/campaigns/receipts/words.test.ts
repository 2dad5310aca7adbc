import { expect, test } from 'vitest';
import { messageStatusLabel } from '../../../../src-renderer/campaigns/detail/people/message-status.ts';

test('a message of which nothing more will be heard is not shown as one that may be', () => {
  expect(messageStatusLabel({ status: 'sent', hasNoReceipt: true })).toBe('Sent, no receipt');
  expect(messageStatusLabel({ status: 'sent', hasNoReceipt: false })).toBe('Sent');
});
