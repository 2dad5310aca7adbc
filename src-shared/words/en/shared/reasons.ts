import { counting } from '../counting.ts';

/** Why a message stands as it does, where Ovo decided so. */
export const reasons = {
  suppressed: 'This number is on Do not text.',
  emptyText: 'The text is empty for this person.',
  textTooLong: (length: number, longest: number) =>
    `The text is ${counting.number(length)} characters long for this person. Twilio takes up to ${counting.number(longest)}.`,
  textsTooLong: (longest: number) =>
    `The text is too long for these people. Twilio takes up to ${counting.number(longest)} characters.`,
  notANumber: (text: string) => `“${text}” isn’t a phone number.`,
  notNumbers: 'These aren’t phone numbers.',
  decidedToSkip: 'You chose to skip this message.',
  campaignClosed: 'Not sent: the campaign was closed first.',
  canceledAlone: 'Not sent: this text alone was canceled.',
  contactRemoved: 'Not sent: the contact was deleted first.',
  numberChanged: 'Not sent: the contact has another number now.',
  leftAudience: 'Not sent: the contact was removed from the list first.',
  nowExcluded: 'Not sent: the contact was left out first.',
  textedMeanwhile: 'Not sent: another campaign texted the contact first.',
  canceledAtProvider: 'Not sent: the text was canceled at Twilio.',
  notCanceled: 'Sent, though it was to be canceled: Twilio could no longer stop it.',
  retriesUsed: (tries: number, cause: string) =>
    `Tried ${counting.count(tries, { one: 'time', other: 'times' })} without getting through: ${cause}`,
  everyTryFailed: (cause: string) => `Every try failed: ${cause}`,
  closedUnconfirmed:
    'May or may not have been sent: the campaign was closed without waiting for an answer.',
  undone: 'Not sent: you took this text back.',
  timeMissed: 'Not sent: Ovo was closed when this text was due.',
  leftInOldSystem: 'Still queued when imported from the old system.',
  statusUnreadable: (status: string) => `The status “${status}” couldn’t be read.`,
  afterBackup: 'May have been sent after the backup was made.',
  inJournal: 'The send journal has this text, but the restored backup doesn’t.',
  otherText: (text: string) =>
    `The provider has another text to this number from that time: “${text}”. It may be this message, changed on the way.`,
  notFound: 'Two checks at the provider didn’t find this text.',
  foundSeveralTimes: (times: string) =>
    `The provider has sent this text to this number ${times} times since then. The first is counted here.`,
} as const;
