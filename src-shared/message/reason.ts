import { explainError } from './error-codes.ts';
import { words } from '../words/words.ts';

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
  'now-excluded', // its contact came to an excluded list, tag or filter before its turn came
  'texted-meanwhile', // its contact was texted by something else within the days left out
  'canceled-at-provider', // the provider canceled it, and nobody here had asked for that
  // Sent
  'not-canceled', // it was to be canceled at the provider, and could not be any more
  // Failed
  'retries-used', // every try failed before anything left the computer
  'closed-unconfirmed', // its campaign had been closed while it was not known whether it left
  // Canceled
  'undone', // it was taken back before it went
  'time-missed', // Ovo was closed at its time, and for too long after
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
  const reasons = words.reasons;
  const detail = message.errorDetail ?? '';
  switch (reason) {
    case 'suppressed':
      return reasons.suppressed;
    case 'empty-text':
      return reasons.emptyText;
    case 'text-too-long':
      return reasons.textTooLong(message.body.length, longestText);
    case 'not-a-number':
      return reasons.notANumber(message.to);
    case 'decided-to-skip':
      return reasons.decidedToSkip;
    case 'campaign-closed':
      return reasons.campaignClosed;
    case 'canceled-alone':
      return reasons.canceledAlone;
    case 'contact-removed':
      return reasons.contactRemoved;
    case 'number-changed':
      return reasons.numberChanged;
    case 'left-audience':
      return reasons.leftAudience;
    case 'now-excluded':
      return reasons.nowExcluded;
    case 'texted-meanwhile':
      return reasons.textedMeanwhile;
    case 'canceled-at-provider':
      return reasons.canceledAtProvider;
    case 'not-canceled':
      return reasons.notCanceled;
    case 'retries-used':
      return reasons.retriesUsed(message.retryCount + 1, detail);
    case 'closed-unconfirmed':
      return reasons.closedUnconfirmed;
    case 'undone':
      return reasons.undone;
    case 'time-missed':
      return reasons.timeMissed;
    case 'left-in-old-system':
      return reasons.leftInOldSystem;
    case 'status-unreadable':
      return reasons.statusUnreadable(detail);
    case 'after-backup':
      return reasons.afterBackup;
    case 'in-journal':
      return reasons.inJournal;
    case 'other-text':
      return reasons.otherText(detail);
    case 'not-found':
      return reasons.notFound;
    case 'found-several-times':
      return reasons.foundSeveralTimes(detail);
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
      return words.reasons.textsTooLong(longestText);
    case 'not-a-number':
      return words.reasons.notNumbers;
    case 'retries-used':
      return words.reasons.everyTryFailed(errorDetail ?? '');
    default:
      return sayReason(reason, { ...group, to: '', body: '', retryCount: 0 });
  }
}
