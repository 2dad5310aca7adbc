import type { MessageRow } from '../../../../src-shared/campaign/campaign.ts';
import type { MessageStatus } from '../../../../src-shared/message/status.ts';
import { words } from '../../../words.ts';
import type { Tone } from '../../../ui/theme/tokens.ts';

type Message = Pick<MessageRow, 'status' | 'hasNoReceipt'>;

/** A message's status in words. */
export function messageStatusLabel({ status, hasNoReceipt }: Message): string {
  const labels = words.campaigns.messages.status;
  return hasNoReceipt ? labels.noReceipt : labels[status];
}

const tones = {
  queued: 'over',
  sending: 'moving',
  scheduled: 'moving',
  sent: 'moving',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  unconfirmed: 'attention',
  skipped: 'over',
  canceled: 'over',
  received: 'moving',
} as const satisfies Readonly<Record<MessageStatus, Tone>>;

/** The color of a message's status; grey where nothing more is heard of it. */
export function messageStatusTone({ status, hasNoReceipt }: Message) {
  return hasNoReceipt ? 'over' : tones[status];
}
