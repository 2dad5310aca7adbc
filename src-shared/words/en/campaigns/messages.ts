import { counting } from '../counting.ts';
import { messageStatus } from './message-status.ts';

const { count, form, number } = counting;

const message = { one: 'message', other: 'messages' };

/** The people of a campaign, and the message to one of them. */
export const messages = {
  title: 'People',
  table: 'People',
  tabs: 'People to show',
  selectable: 'unconfirmed messages',
  tooMany: (most: number) => `Select up to ${counting.number(most)} messages`,
  notRead: 'Couldn’t load the messages',
  none: 'This campaign has no messages.',
  noneHere: 'No messages here.',
  show: {
    all: 'Everyone',
    open: 'Queued',
    scheduled: messageStatus.scheduled,
    sent: 'Sent',
    delivered: 'Delivered',
    undelivered: 'Not delivered',
    'no-receipt': 'No receipt',
    failed: 'Failed',
    skipped: 'Skipped',
    unconfirmed: 'Unconfirmed',
    canceled: 'Canceled',
  },
  columns: {
    name: 'Name',
    number: 'Number',
    status: 'Status',
    segments: 'Segments',
    time: 'Time',
  },
  status: messageStatus,

  panel: {
    segments: (segments: number) => count(segments, { one: 'segment', other: 'segments' }),
    retries: (retries: number) => count(retries, { one: 'retry', other: 'retries' }),
    openContact: 'Open contact',
    history: 'History',
    error: (code: number) => `Error ${String(code)}`,
    events: {
      queued: 'Queued',
      sending: 'Handed over',
      unconfirmed: 'Handed over, no answer yet',
      sent: 'Sent',
      delivered: 'Delivered',
      undelivered: 'Not delivered',
      noReceipt: 'No receipt',
      failed: 'Failed',
      skipped: 'Skipped',
      canceled: 'Canceled',
      received: 'Received',
    },
  },

  /** Decisions on unconfirmed messages. */
  decide: {
    'send-again': {
      label: 'Send again…',
      confirm: 'Send again',
      title: (decided: number) => `Send ${count(decided, message)} again?`,
      body: 'Anyone who got the first text gets the same text twice. This can’t be undone.',
      done: (decided: number) => `${count(decided, message)} queued again.`,
    },
    'mark-as-sent': {
      label: 'Count as sent…',
      confirm: 'Count as sent',
      title: (decided: number) => `Count ${count(decided, message)} as sent?`,
      body: 'Nothing is sent again, even if the first text never left. This can’t be undone.',
      done: (decided: number) =>
        `${number(decided)} ${form(decided, { one: 'message counts', other: 'messages count' })} as sent.`,
    },
    skip: {
      label: 'Skip…',
      confirm: 'Skip',
      title: (decided: number) => `Skip ${count(decided, message)}?`,
      body: 'Skipped messages count as not sent and aren’t sent again, even if the first text arrived. This can’t be undone.',
      done: (decided: number) => `${count(decided, message)} skipped.`,
    },
    failed: 'Couldn’t save your decision',
  },
} as const;
