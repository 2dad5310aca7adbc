/**
 * A message's life: `queued → sending → sent → delivered | undelivered`; also `failed` (refused for
 * good, or all retries used), `unconfirmed` (it is not known whether it left), `skipped`
 * (suppressed), `canceled`, and `received` for one that came in. What is handed over to the provider's
 * scheduler is `scheduled` before it is `sent`.
 */
export const messageStatuses = [
  'queued',
  'sending',
  'scheduled',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unconfirmed',
  'skipped',
  'canceled',
  'received',
] as const;

export type MessageStatus = (typeof messageStatuses)[number];

/** What can happen to an outbound message. */
export type MessageEvent =
  | 'claimed' // taken for sending, before the network hears of it
  | 'scheduled' // the provider keeps it until its time
  | 'accepted' // the provider took it (said so, or it was found in its list)
  | 'rejected' // the provider refused it for good, or the retries are used up
  | 'postponed' // surely not sent; to be tried again
  | 'outcome-unknown' // it may or may not have been sent
  | 'delivered' // receipts
  | 'undelivered'
  | 'skipped' // must not, or need not, be sent
  | 'canceled';

const moves: Readonly<
  Record<MessageStatus, Readonly<Partial<Record<MessageEvent, MessageStatus>>>>
> = {
  queued: {
    claimed: 'sending',
    skipped: 'skipped',
    canceled: 'canceled',
    // What the send journal knows of an attempt that a restored database does not.
    accepted: 'sent',
    scheduled: 'scheduled',
    'outcome-unknown': 'unconfirmed',
  },
  sending: {
    accepted: 'sent',
    scheduled: 'scheduled',
    rejected: 'failed',
    postponed: 'queued',
    'outcome-unknown': 'unconfirmed',
    canceled: 'canceled',
    skipped: 'skipped',
  },
  unconfirmed: {
    accepted: 'sent',
    scheduled: 'scheduled',
    rejected: 'failed',
    postponed: 'queued',
    skipped: 'skipped',
  },
  // `postponed` and `skipped` once the provider has confirmed that it canceled the message.
  scheduled: { accepted: 'sent', rejected: 'failed', postponed: 'queued', skipped: 'skipped' },
  sent: { delivered: 'delivered', undelivered: 'undelivered' },
  delivered: {},
  undelivered: {},
  failed: {},
  skipped: {},
  canceled: {},
  received: {},
};

/**
 * The status a message has after an event, or undefined where the event cannot apply any more:
 * a message never goes backwards once it is settled, and a late word changes nothing.
 */
export function moveMessage(status: MessageStatus, event: MessageEvent): MessageStatus | undefined {
  return moves[status][event];
}

/** The count of its campaign that a message with this status belongs to; null while it is open. */
export function countOf(status: MessageStatus): 'sent' | 'failed' | 'skipped' | 'canceled' | null {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'undelivered':
      return 'sent';
    case 'failed':
    case 'skipped':
    case 'canceled':
      return status;
    case 'queued':
    case 'sending':
    case 'scheduled':
    case 'unconfirmed':
    case 'received':
      return null;
  }
}
