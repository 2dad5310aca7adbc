import type { MessageRow } from '../../../../src-shared/campaign/campaign.ts';
import type { TimelineEvent } from '../../../ui/data/timeline.tsx';
import type { Tone } from '../../../ui/theme/tokens.ts';
import { words } from '../../../words.ts';

/** What happened to a message, the newest first. What was never recorded is not shown. */
export function messageEvents(message: MessageRow): readonly TimelineEvent[] {
  const { status, createdAt, claimedAt, sentAt, settledAt, receiptAt } = message;
  const titles = words.campaigns.messages.panel.events;
  const found: TimelineEvent[] = [];
  const add = (id: keyof typeof titles, at: number | null, tone: Tone = 'over') => {
    if (at !== null) found.push({ id, at, title: titles[id], tone });
  };
  if (status === 'delivered') add('delivered', receiptAt, 'delivered');
  if (status === 'undelivered') add('undelivered', receiptAt, 'failed');
  if (message.hasNoReceipt) add('noReceipt', receiptAt);
  if (status === 'failed') add('failed', settledAt, 'failed');
  if (status === 'skipped') add('skipped', settledAt);
  if (status === 'canceled') add('canceled', settledAt);
  if (status === 'unconfirmed') add('unconfirmed', claimedAt, 'attention');
  if (status === 'sending') add('sending', claimedAt, 'moving');
  add('sent', sentAt, 'moving');
  add('queued', createdAt);
  return found;
}
