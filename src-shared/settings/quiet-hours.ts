import { z } from 'zod';
import { words } from '../words/words.ts';

const minutesOfAnHour = 60;

/** A time of day, `HH:MM`; `24:00` is the end of the day. */
const timeOfDaySchema = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, words.fields.timeOfDay);

/**
 * The hours of the day in which people may be texted, by the clock where they are; outside of them it
 * is quiet. They lie within one day: what goes past midnight would be texting at night.
 */
export const quietHoursSchema = z
  .object({
    /** False: campaigns are sent at any time of the day. */
    enabled: z.boolean(),
    /** The first minute in which messages may go, `HH:MM`. */
    from: timeOfDaySchema,
    /** The minute from which on none may go any more, `HH:MM`; `24:00` is midnight. */
    until: timeOfDaySchema,
  })
  .refine((hours) => minutesOfDay(hours.from) < minutesOfDay(hours.until), {
    message: words.fields.pastMidnight,
    path: ['until'],
  })
  .refine(
    (hours) => {
      const length = minutesOfDay(hours.until) - minutesOfDay(hours.from);
      return length <= 0 || length >= minutesOfAnHour;
    },
    { message: words.fields.atLeastAnHour, path: ['until'] },
  )
  .readonly();
export type QuietHoursSetting = z.infer<typeof quietHoursSchema>;

/** What holds until somebody chooses: 47 CFR 64.1200(c)(1), no solicitation before 8 or after 21 o’clock. */
export const defaultQuietHours: QuietHoursSetting = {
  enabled: true,
  from: '08:00',
  until: '21:00',
};

/** The minutes from midnight to a time of day, `HH:MM`: 0 to 1440. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * minutesOfAnHour + Number(time.slice(3));
}
