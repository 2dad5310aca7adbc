import { DateTime } from 'luxon';
import type { CalendarDay } from '../../../engine/sender/sender-queue.ts';

/**
 * The day of a calendar that a time belongs to. On days without a midnight, as where summer time begins
 * at 0:00, it begins with its first minute.
 *
 * @param time milliseconds since 1970.
 * @param zone an IANA name; this computer's own unless given.
 */
export function calendarDayOf(time: number, zone = 'system'): CalendarDay {
  const start = DateTime.fromMillis(time, { zone }).startOf('day');
  // A day after 1:00, where the first one has no 0:00, is 1:00.
  const endsAt = start.plus({ days: 1 }).startOf('day').toMillis();
  return { name: start.toISODate() ?? '', endsAt };
}
