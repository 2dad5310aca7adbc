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
 * The day that is so many days later, or earlier where the number is negative.
 *
 * @param date as `localDateSchema` accepts it.
 */
export function addDays(date: string, days: number): string {
  if (days === 0) return date;
  const moved = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate();
  if (moved === null) throw new Error(`No date: ${date} and ${String(days)} days`);
  return moved;
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
