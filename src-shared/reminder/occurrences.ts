import { addDays, isLeapYear, utcDateOf, type AppointmentTime } from './appointment-time.ts';
import { dueTime, type ReminderZones, type TimingOfRule } from './due-time.ts';
import type { ReminderRule } from './rule.ts';

/** One time that a rule falls due for one contact. */
export interface Occurrence {
  /** Tells it from all others of the rule and the contact. */
  readonly key: string;
  readonly appointment: AppointmentTime;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}

/** A stretch of time in milliseconds since 1970: from the first to before the second. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Days by which a clock can be away from UTC, a skipped day included. */
const zoneDays = 2;

/**
 * The occurrences that fall due within a span for the date in a contact’s field; none where the rule is about a
 * sheet, where the date comes later than the span, or has no time although the rule counts from one.
 *
 * A yearly rule has one for each year, from the year of the date on. The key is the date in that year, 29 February
 * also in years without one: whoever chooses another day for those sends no second text.
 */
export function occurrencesIn(
  rule: TimingOfRule & Pick<ReminderRule, 'dates'>,
  date: AppointmentTime,
  zones: ReminderZones,
  span: Span,
): readonly Occurrence[] {
  if (rule.dates.kind !== 'field' || span.from >= span.until) return [];
  const { amount, unit } = rule.offset;
  const reach = (unit === 'days' ? amount : Math.ceil(amount / 24)) + zoneDays;
  const first = addDays(utcDateOf(span.from), -reach);
  const last = addDays(utcDateOf(span.until), reach);
  const found: Occurrence[] = [];
  for (const { key, day } of daysOf(rule.dates, date.date, { first, last })) {
    const appointment = { date: day, time: date.time };
    const dueAt = dueTime(rule, appointment, zones);
    if (dueAt !== null && dueAt >= span.from && dueAt < span.until) {
      found.push({ key, appointment, dueAt });
    }
  }
  return found;
}

interface DayOfYear {
  readonly key: string;
  readonly day: string;
}

/** The day of a field, or that day of each year, between two days. */
function daysOf(
  { isYearly, leapDay }: Extract<ReminderRule['dates'], { readonly kind: 'field' }>,
  date: string,
  { first, last }: { readonly first: string; readonly last: string },
): readonly DayOfYear[] {
  if (!isYearly) return date < first || date > last ? [] : [{ key: date, day: date }];
  const days: DayOfYear[] = [];
  const since = Math.max(yearOf(first), yearOf(date));
  for (let year = since; year <= yearOf(last); year += 1) {
    const inYear = `${String(year).padStart(4, '0')}${date.slice(4)}`;
    const isMissing = inYear.endsWith('-02-29') && !isLeapYear(year);
    const day = isMissing
      ? addDays(`${inYear.slice(0, 7)}-28`, leapDay === 'mar-1' ? 1 : 0)
      : inYear;
    if (day >= first && day <= last) days.push({ key: inYear, day });
  }
  return days;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/**
 * The key of an occurrence of a sheet: the id that the sheet gives the appointment, else the number and the time
 * that the first version of the sheet had. An id never equals a number and a time.
 *
 * @param id empty where the sheet has none.
 * @param phone E.164.
 */
export function keyOfSheet(id: string, phone: string, { date, time }: AppointmentTime): string {
  return id === '' ? `at ${phone} ${date} ${time ?? ''}`.trimEnd() : `id ${id}`;
}
