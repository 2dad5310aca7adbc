import { counting } from '../counting.ts';

/** Why a message stands as it does, where Ovo decided so. */
export const reasons = {
  suppressed: 'This number is on Do not text.',
  emptyText: 'The text is empty for this person.',
  textTooLong: (length: number, longest: number) =>
    `The text is ${counting.number(length)} characters long for this person; Twilio takes ${counting.number(longest)} at most.`,
  textsTooLong: (longest: number) =>
    `The text is longer for these people than the ${counting.number(longest)} characters that Twilio takes.`,
  notANumber: (text: string) => `“${text}” is not a phone number.`,
  notNumbers: 'These are not phone numbers.',
  decidedToSkip: 'You chose to skip this message.',
  campaignClosed: 'Not sent: the campaign had been closed first.',
  canceledAlone: 'Not sent: this text alone had been canceled.',
  contactRemoved: 'Not sent: the contact had been removed first.',
  numberChanged: 'Not sent: the contact has another number now.',
  leftAudience: 'Not sent: the contact had been taken off the lists first.',
  nowExcluded: 'Not sent: the contact had come to people who are left out first.',
  textedMeanwhile: 'Not sent: the contact had just been texted by another campaign.',
  retriesUsed: (tries: number, cause: string) =>
    `Tried ${counting.count(tries, { one: 'time', other: 'times' })} without getting through: ${cause}`,
  everyTryFailed: (cause: string) => `Every try failed: ${cause}`,
  closedUnconfirmed:
    'May or may not have been sent: the campaign had been closed without waiting for an answer.',
  leftInOldSystem: 'Still waiting to be sent when imported from the old system.',
  statusUnreadable: (status: string) => `The status “${status}” could not be read.`,
  afterBackup: 'May have been sent after the backup was made.',
  inJournal:
    'The send journal has this text; the database, restored from a backup, does not say so.',
  otherText: (text: string) =>
    `The provider has another text to this number from that time: “${text}”. That may be this message, changed on its way.`,
  notFound: 'Two look-ups did not find this text at the provider.',
  foundSeveralTimes: (times: string) =>
    `The provider has this text to this number ${times} times since then; the first is counted here.`,
} as const;
