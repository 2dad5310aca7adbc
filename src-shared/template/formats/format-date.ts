import { monthNames, readDate, type CalendarDay, type DateOrder } from './read-date.ts';

const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/*
 * Made by hand, not by Intl: the same text on each computer, of characters that GSM-7 has.
 */
const formats = {
  long: (date: CalendarDay) => `${weekdayOf(date)}, ${monthDay(date)}, ${date.year}`,
  medium: (date: CalendarDay) => `${monthDay(date)}, ${date.year}`,
  short: ({ year, month, day }: CalendarDay) => `${month}/${day}/${year}`,
  'month day': monthDay,
  'day month': dayMonth,
  'day month year': (date: CalendarDay) => `${dayMonth(date)} ${date.year}`,
  weekday: weekdayOf,
} as const;
export type DateFormat = keyof typeof formats;

/** The words that `date` takes, the fullest format first. */
export const dateFormats = [
  'long',
  'medium',
  'short',
  'month day',
  'day month',
  'day month year',
  'weekday',
] as const satisfies readonly DateFormat[];

/** The value written as a date; the value itself where it names no day, or one of two. */
export function formatDate(value: string, format: DateFormat, order: DateOrder | null): string {
  const date = readDate(value, order);
  return date === null ? value : formats[format](date);
}

function monthDay({ month, day }: CalendarDay): string {
  return `${monthNames[month - 1] ?? ''} ${day}`;
}

function dayMonth({ month, day }: CalendarDay): string {
  return `${day} ${monthNames[month - 1] ?? ''}`;
}

/** By Zeller's congruence, whose week begins on Saturday. */
function weekdayOf({ year, month, day }: CalendarDay): string {
  const shifted = month < 3 ? month + 12 : month;
  const inYear = month < 3 ? year - 1 : year;
  const ofWeek =
    day +
    Math.floor((13 * (shifted + 1)) / 5) +
    inYear +
    Math.floor(inYear / 4) -
    Math.floor(inYear / 100) +
    Math.floor(inYear / 400);
  return weekdays[(ofWeek + 6) % 7] ?? '';
}
