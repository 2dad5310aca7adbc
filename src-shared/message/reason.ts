import { explainError } from './error-codes.ts';

/**
 * Why a message stands as it does where Ovo decided that itself, as `messages.reason` has it. What the
 * provider said stands in `error_code` and `error_detail` instead.
 */
export const messageReasons = [
  // Skipped
  'suppressed', // its number must not be texted
  'empty-text', // its text is empty for this person
  'text-too-long', // its text is longer than the provider takes
  'not-a-number', // from the old system, to something that is no number
  'decided-to-skip', // a person decided so, after it was unconfirmed
  'campaign-closed', // its campaign had been closed before its turn came
  'canceled-alone', // it was canceled by itself, in a campaign that was not
  'contact-removed', // its contact was removed before its turn came
  'number-changed', // its contact has another number by now
  'left-audience', // its contact was taken off the lists before its turn came
  // Failed
  'retries-used', // every try failed before anything left the computer
  'closed-unconfirmed', // its campaign had been closed while it was not known whether it left
  // Canceled
  'left-in-old-system', // it was still queued there
  // Unconfirmed
  'status-unreadable', // its status was damaged
  'after-backup', // it may have been sent after the backup that was restored
  'in-journal', // the send journal has it, the database had not
  'other-text', // the provider has another text to this number from that time
  // Queued again, or found
  'not-found', // two look-ups did not find it at the provider
  'found-several-times', // the provider has it more than once
  'other', // in the words of an older Ovo
] as const;
export type MessageReason = (typeof messageReasons)[number];

/** Twilio refuses longer texts (error 21617), in UTF-16 units. */
export const longestText = 1600;

/** What is on record of why a message stands as it does. */
export interface MessageFacts {
  readonly reason: MessageReason | null;
  readonly errorCode: number | null;
  /** What the provider or the network said; for some reasons what the sentence needs. */
  readonly errorDetail: string | null;
  readonly to: string;
  readonly body: string;
  readonly retryCount: number;
}

/** Why a message stands as it does, in plain words. */
export function explainMessage(message: MessageFacts): string {
  const { reason, errorCode, errorDetail } = message;
  return reason === null ? explainError(errorCode, errorDetail) : sayReason(reason, message);
}

function sayReason(reason: MessageReason, message: MessageFacts): string {
  const detail = message.errorDetail ?? '';
  switch (reason) {
    case 'suppressed':
      return 'This number is on Do not text.';
    case 'empty-text':
      return 'The text is empty for this person.';
    case 'text-too-long':
      return `The text is ${message.body.length} characters long for this person; Twilio takes ${longestText} at most.`;
    case 'not-a-number':
      return `“${message.to}” is no phone number.`;
    case 'decided-to-skip':
      return 'You chose to skip this message.';
    case 'campaign-closed':
      return 'Not sent: its campaign had been closed before its turn came.';
    case 'canceled-alone':
      return 'Not sent: it had been canceled by itself.';
    case 'contact-removed':
      return 'Not sent: the contact had been removed before its turn came.';
    case 'number-changed':
      return 'Not sent: the contact has another number now.';
    case 'left-audience':
      return 'Not sent: the contact had been taken off the lists before its turn came.';
    case 'retries-used':
      return `Tried ${message.retryCount + 1} times without getting through: ${detail}`;
    case 'closed-unconfirmed':
      return 'It is not known whether this was sent: its campaign had been closed without waiting for it.';
    case 'left-in-old-system':
      return 'It was still to be sent when it came from the old system.';
    case 'status-unreadable':
      return `Its status “${detail}” could not be read.`;
    case 'after-backup':
      return 'It may have been sent after the backup was made.';
    case 'in-journal':
      return 'The send journal has it; the database, restored from a backup, had not.';
    case 'other-text':
      return `The provider has another text to this number from that time: “${detail}”. It may be this message, changed on its way.`;
    case 'not-found':
      return 'Two look-ups did not find it at the provider.';
    case 'found-several-times':
      return `The provider has this text to this number ${detail} times since then; the first is counted here.`;
    case 'other':
      return detail;
  }
}

/** Why several messages that ended alike reached nobody, in plain words. */
export function explainGroup(group: {
  readonly reason: MessageReason | null;
  readonly errorCode: number | null;
  readonly errorDetail: string | null;
}): string {
  const { reason, errorCode, errorDetail } = group;
  switch (reason) {
    case null:
      return explainError(errorCode, errorDetail);
    case 'text-too-long':
      return `The text is longer for these people than the ${longestText} characters that Twilio takes.`;
    case 'not-a-number':
      return 'These are no phone numbers.';
    case 'retries-used':
      return `Every try failed: ${errorDetail ?? ''}`;
    default:
      return sayReason(reason, { ...group, to: '', body: '', retryCount: 0 });
  }
}
