import { counting } from '../counting.ts';

/** What is wrong with a field that somebody fills in. */
export const fields = {
  numberFrom: (least: number, most: number) =>
    `A number from ${counting.number(least)} to ${counting.number(most)}.`,
  numberOrNoLimit: (least: number, most: number) =>
    `A number from ${counting.number(least)} to ${counting.number(most)}, or 0 for no limit.`,
  wholeNumber: 'A whole number.',
  sharesAddUp: 'The shares add up to more than everything.',
  timeOfDay: 'Write a time of day like 08:00 or 20:30.',
  pastMidnight:
    'Messages can’t be sent past midnight: choose an end that is later in the day than the start. For midnight itself, write 24:00.',
  atLeastAnHour: 'Leave at least an hour a day for sending.',
  campaignName: 'A campaign needs a name.',
  sender:
    'A sender is a number with + and the country (+12125550100), a short code (89045), a name of up to 11 characters with a letter in it (MyShop), or a Messaging Service (MG and 32 digits).',
  unreadableSender: (advice: string) => `${advice} Nothing was changed.`,
  accountSid: 'An Account SID is AC and 32 hexadecimal digits.',
  apiKey: 'An API key is SK and 32 hexadecimal digits.',
  secret: 'This is too short for a Twilio secret.',
} as const;
