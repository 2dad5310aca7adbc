import { counting } from '../../counting.ts';

/** What is said of messages without a campaign. */
export const singleMessages = {
  empty: 'There is no text. Nothing was sent.',
  tooLong: (length: number, longest: number) =>
    `The text has ${counting.number(length)} characters, and Twilio takes ${counting.number(longest)} at most. Nothing was sent. Shorten the text, or send two.`,
  notANumber: (number: string) => `“${number}” isn’t a phone number. Nothing was sent.`,
  suppressed: (phone: string, reason: string) =>
    `${phone} is on Do not text (${reason}). Nothing was sent.`,
  noSender: 'There is no sender. Nothing was sent. Choose one in Settings > Senders and limits.',
  tooFarAhead: 'That time is more than a year away. Nothing was saved. Choose an earlier one.',
  unknown: (id: number) => `There is no text with the number ${id}.`,
  hasGone: 'This text has gone already, and can’t be taken back.',
  isOver: 'This text isn’t waiting anymore. Nothing was changed.',
  mayHaveGone: 'This text went, or may have gone. Nothing was changed.',
  isKnown: 'It is known what became of this text. Nothing was changed.',
} as const;
