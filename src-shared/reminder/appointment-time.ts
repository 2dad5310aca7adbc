import { DateTime } from 'luxon';
import { z } from 'zod';

/** A day of the calendar, without a zone: `YYYY-MM-DD`. As texts, such days sort as they follow each other. */
export const localDateSchema = z.iso.date();

/** A time on the clock, without a zone: `HH:MM`, from 00:00 to 23:59. */
export const localTimeSchema = z.iso.time({ precision: -1 });

/**
 * When an appointment is, as its sheet or field has it: by the clock of its place. Whatever has a date can be one:
 * a birthday, a renewal, a bill. A date without a year is kept with one that has a 29 February.
 */
export const appointmentTimeSchema = z
  .object({
    date: localDateSchema,
    /** Null for a date alone. */
    time: localTimeSchema.nullable(),
  })
  .readonly();
export type AppointmentTime = z.infer<typeof appointmentTimeSchema>;

/**
 * The day that is so many days later, or earlier where the number is negative: some years at most.
 *
 * @param date as `localDateSchema` accepts it.
 */
export function addDays(date: string, days: number): string {
  let year = Number(date.slice(0, 4));
  let month = Number(date.slice(5, 7));
  let day = Number(date.slice(8)) + days;
  while (day < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
    day += daysInMonth(year, month);
  }
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** @param month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The days from 1 January 1970 to a day; NaN where the calendar does not have the day. */
export function daysSince1970(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return Number.NaN;
  let days = 365 * (year - 1970) + leapDaysBefore(year) - leapDaysBefore(1970) + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days;
}

function leapDaysBefore(year: number): number {
  const last = year - 1;
  return Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400);
}

/** The day that a time (milliseconds since 1970) belongs to in UTC. */
export function utcDateOf(time: number): string {
  const date = DateTime.fromMillis(time, { zone: 'utc' }).toISODate();
  if (date === null) throw new Error(`No time: ${String(time)}`);
  return date;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
