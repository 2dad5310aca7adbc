/** What a message has come to, in the same words wherever that is said. */
export const messageStatus = {
  queued: 'Queued',
  sending: 'Sending',
  scheduled: 'Scheduled at Twilio',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Failed',
  unconfirmed: 'Unconfirmed',
  skipped: 'Skipped',
  canceled: 'Canceled',
  received: 'Received',
  noReceipt: 'Sent, no receipt',
} as const;
