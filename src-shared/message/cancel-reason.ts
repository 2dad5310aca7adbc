/** Why a message that the provider keeps until its time is not to be sent, as `messages.cancel_reason` has it. */
export const cancelReasons = [
  'campaign-stopped', // its campaign was paused or canceled
  'suppressed', // its number must not be texted any more
  'contact-removed', // its contact was removed
  'number-changed', // its contact has another number by now
  'left-audience', // its contact left the lists, tags and filters of the campaign
  'held', // its number is held until somebody decides
  'now-excluded', // its contact came to what the campaign leaves out
] as const;
export type CancelReason = (typeof cancelReasons)[number];
