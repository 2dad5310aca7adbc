import { addDays, type AppointmentTime } from './appointment-time.ts';
import { timeInZone } from './local-time.ts';
import type { ReminderRule } from './rule.ts';

/** What of a rule decides when its text is due. */
export type TimingOfRule = Pick<ReminderRule, 'offset' | 'timeOfDay'>;

/** On whose clocks a reminder is timed; all are IANA names. */
export interface ReminderZones {
  /** Where the appointment is: its time is on this clock, wherever the recipient is. */
  readonly appointment: string;
  /** Where the recipient may be, or the shop’s zone alone: the time of day is on this clock. At least one. */
  readonly text: readonly string[];
}

/**
 * The zones of a rule for one contact.
 *
 * @param mine the shop’s zone.
 * @param ofRecipient all zones in which the contact may be, at least one.
 */
export function reminderZones(
  rule: Pick<ReminderRule, 'recipientZone'>,
  mine: string,
  ofRecipient: readonly string[],
): ReminderZones {
  return { appointment: mine, text: rule.recipientZone === 'mine' ? [mine] : ofRecipient };
}

/**
 * When a text is due, in milliseconds since 1970; null where it would count from the time of an appointment that
 * has a date alone. Days are days of the calendar, hours are hours that pass. Where the recipient may be in several
 * zones, it is the last of their times, so that it is too early for nobody; but one before the appointment where
 * the rule asks for that and any is.
 */
export function dueTime(
  rule: TimingOfRule,
  appointment: AppointmentTime,
  zones: ReminderZones,
): number | null {
  const { offset, timeOfDay } = rule;
  const steps = offset.direction === 'before' ? -offset.amount : offset.amount;
  const { date, time } = appointment;
  if (offset.unit === 'hours') {
    if (time === null) return null;
    return timeInZone(date, time, zones.appointment) + steps * 3_600_000;
  }
  const day = addDays(date, steps);
  if (timeOfDay === null) return time === null ? null : timeInZone(day, time, zones.appointment);
  const times = zones.text.map((zone) => timeInZone(day, timeOfDay, zone));
  const end = endOfTime(rule, appointment, zones);
  const inTime = times.filter((at) => at < end);
  return Math.max(...(inTime.length > 0 ? inTime : times));
}

/**
 * The first millisecond at which a text must not go any more because of its appointment; Infinity for a rule that
 * texts after it. A date alone ends a text with the beginning of its day, by the last clock on which the time of
 * day may be; for a text of the day itself with its end.
 */
export function endOfTime(
  { offset }: TimingOfRule,
  { date, time }: AppointmentTime,
  zones: ReminderZones,
): number {
  if (offset.direction === 'after') return Infinity;
  if (time !== null) return timeInZone(date, time, zones.appointment);
  const day = offset.amount === 0 ? addDays(date, 1) : date;
  return Math.max(...zones.text.map((zone) => timeInZone(day, '00:00', zone)));
}
