import { counting } from '../counting.ts';

/** What is wrong with a field that somebody fills in. */
export const fields = {
  numberFrom: (least: number, most: number) =>
    `Enter a number from ${counting.number(least)} to ${counting.number(most)}.`,
  numberOrNoLimit: (least: number, most: number) =>
    `Enter a number from ${counting.number(least)} to ${counting.number(most)}, or 0 for unlimited.`,
  wholeNumber: 'Enter a whole number.',
  sharesAddUp: 'The shares add up to more than 100%.',
  timeOfDay: 'Enter a time like 08:00 or 20:30.',
  pastMidnight: 'The end must be later than the start. For midnight, enter 24:00.',
  currency: 'Write a currency with three capital letters, such as USD.',
  atLeastAnHour: 'Allow at least one hour a day.',
  campaignName: 'A campaign needs a name.',
  templateName: 'A template needs a name.',
  reminderName: 'A reminder needs a name.',
  reminderText: 'A reminder needs a text.',
  reminderOffset: 'A reminder can be at most a year away from its date.',
  reminderHours: 'With hours, the time of the appointment counts. Leave the time of day empty.',
  reminderAtTime: 'A text at the time of the appointment can’t be before the appointment.',
  repeatDay: 'This month doesn’t have that day.',
  repeatEnd: 'The end must not be before the start.',
  sender:
    'A sender is a number with + and the country code (+12125550100), a short code (89045), a name of up to 11 characters with at least one letter (MyShop), or a Messaging Service (MG and 32 digits and letters from a to f).',
  unreadableSender: (advice: string) => `${advice} Nothing was changed.`,
  accountSid: 'An Account SID starts with AC, followed by 32 digits and letters from a to f.',
  apiKey: 'An API key SID starts with SK, followed by 32 digits and letters from a to f.',
  secret: 'Too short. Paste the whole secret.',
  tag: 'A tag can’t contain commas, semicolons or line breaks.',
  timeZone: 'No such time zone.',
} as const;
