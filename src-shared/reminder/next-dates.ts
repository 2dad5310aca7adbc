import { addDays, isLeapYear } from './appointment-time.ts';
import { repeatLimits, type Repeat } from './repeat.ts';
import { datesOfRule } from './repeat-rule.ts';

/** Dates beyond this are not looked for: nothing is planned so far ahead. */
const yearsAhead = 30;

/** Dates are read so many years at a time. */
const yearsAtOnce = 2;

/** No row of holidays is longer. */
const mostHolidays = 30;

/**
 * The next dates of a repeat from a day on, that day included, in order and each once; fewer where it ends, or
 * has none in the next thirty years.
 *
 * A date that moves because of a holiday goes to the nearest day before or after that is none, and is left out
 * where that is before the start or after the end. Two dates that move to the same day are one.
 *
 * @param from `YYYY-MM-DD`.
 * @param count at most `repeatLimits.dates`.
 * @param isHoliday asked only where the repeat minds.
 */
export function nextDates(
  repeat: Repeat,
  from: string,
  count: number,
  isHoliday: (date: string) => boolean,
): readonly string[] {
  const { start, ends } = repeat;
  const wanted = Math.min(count, repeatLimits.dates);
  const found: string[] = [];
  if (wanted <= 0) return found;
  let sent = 0;
  let previous = '';
  for (const date of datesFrom(repeat, ends.kind === 'after' ? start : from, from)) {
    const moved = onNoHoliday(repeat, date, isHoliday);
    if (moved === null || moved === previous || moved < start) continue;
    if (ends.kind === 'on' && moved > ends.date) continue;
    previous = moved;
    sent += 1;
    if (moved >= from) found.push(moved);
    if (found.length === wanted || (ends.kind === 'after' && sent === ends.times)) break;
  }
  return found;
}

/** The dates of the rule, holidays or not, from before `first` to long after `from`. */
function* datesFrom(repeat: Repeat, first: string, from: string): Generator<string> {
  const { start, ends } = repeat;
  const margin = mostHolidays + 1;
  const later = addYears(from > start ? from : start, yearsAhead);
  const last = ends.kind === 'on' ? least(addDays(ends.date, margin), later) : later;
  const datesBetween = datesOfRule(repeat);
  let begin = greatest(start, addDays(first, -margin));
  while (begin <= last) {
    const next = addYears(begin, yearsAtOnce);
    yield* datesBetween(begin, least(addDays(next, -1), last));
    begin = next;
  }
}

const least = (one: string, other: string) => (one < other ? one : other);
const greatest = (one: string, other: string) => (one > other ? one : other);

function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const day = date.endsWith('-02-29') && !isLeapYear(year) ? '-02-28' : date.slice(4);
  return `${String(year).padStart(4, '0')}${day}`;
}

/** The day on which the text of a date goes; null for none. */
function onNoHoliday(
  { holidays }: Repeat,
  date: string,
  isHoliday: (date: string) => boolean,
): string | null {
  if (holidays === 'send' || !isHoliday(date)) return date;
  if (holidays === 'skip') return null;
  const step = holidays === 'day-before' ? -1 : 1;
  for (let days = 1; days <= mostHolidays; days += 1) {
    const moved = addDays(date, step * days);
    if (!isHoliday(moved)) return moved;
  }
  return null;
}
