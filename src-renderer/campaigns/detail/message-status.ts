import type { MessageRow } from '../../../src-shared/campaign/campaign.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';

const labels: Readonly<Record<MessageStatus, string>> = {
  queued: 'Still to go',
  sending: 'In flight',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Failed',
  unconfirmed: 'Unconfirmed',
  skipped: 'Skipped',
  canceled: 'Canceled',
  received: 'Received',
};

/** A message's status in words. */
export function messageStatusLabel(message: Pick<MessageRow, 'status' | 'hasNoReceipt'>): string {
  const { status, hasNoReceipt } = message;
  if (hasNoReceipt) return 'Sent, no receipt';
  return labels[status];
}
