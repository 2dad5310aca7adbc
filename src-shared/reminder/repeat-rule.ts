import { DateTime } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { repeatSchema, weekdays, type Repeat } from './repeat.ts';

/** How often a campaign is sent again. */
type Every = Repeat['every'];

/** The parts of RFC 5545 that say how often. */
function partsOf(every: Every): readonly string[] {
  const interval = every.interval === 1 ? [] : [`INTERVAL=${String(every.interval)}`];
  switch (every.kind) {
    case 'weekly': {
      const days = weekdays.filter((day) => every.days.includes(day));
      return ['FREQ=WEEKLY', ...interval, `BYDAY=${days.join(',')}`];
    }
    case 'monthly-day':
      return ['FREQ=MONTHLY', ...interval, `BYMONTHDAY=${String(every.day)}`];
    case 'monthly-last-day':
      return ['FREQ=MONTHLY', ...interval, 'BYMONTHDAY=-1'];
    case 'monthly-weekday':
      return ['FREQ=MONTHLY', ...interval, `BYDAY=${String(every.nth)}${every.day}`];
    case 'yearly': {
      const isLeapDay = every.month === 2 && every.day === 29;
      const day = isLeapDay ? -1 : every.day;
      const month = `BYMONTH=${String(every.month)}`;
      return ['FREQ=YEARLY', ...interval, month, `BYMONTHDAY=${String(day)}`];
    }
  }
}

const asBasic = (date: string) => date.replaceAll('-', '');

/**
 * A repeat as the value of an RRULE (RFC 5545, 3.3.10), for other programs. Holidays cannot be said there, and a
 * date that Ovo skips counts there too.
 */
export function ruleOfRepeat({ every, ends }: Repeat): string {
  const end =
    ends.kind === 'never'
      ? []
      : [ends.kind === 'after' ? `COUNT=${String(ends.times)}` : `UNTIL=${asBasic(ends.date)}`];
  return [...partsOf(every), ...end].join(';');
}

/**
 * The dates of a repeat between two days, both included and in order, without regard to holidays and to its end.
 *
 * @returns asks for `YYYY-MM-DD` to `YYYY-MM-DD`.
 */
export function datesOfRule({
  every,
  start,
}: Pick<Repeat, 'every' | 'start'>): (first: string, last: string) => readonly string[] {
  const rule = new RRuleTemporal({
    rruleString: `DTSTART;TZID=UTC:${asBasic(start)}T000000\nRRULE:${partsOf(every).join(';')}`,
    strict: true,
    cache: false,
  });
  return (first, last) =>
    rule.between(midnight(first), midnight(last), true).map((time) => time.toString().slice(0, 10));
}

/** A day without a zone is its midnight in UTC, where no clock is ever changed. */
function midnight(date: string): { readonly timeZoneId: string; toString(): string } {
  return { timeZoneId: 'UTC', toString: () => `${date}T00:00:00+00:00[UTC]` };
}

/**
 * The repeat that an RRULE (RFC 5545) says, with or without `RRULE:` before it; null for what is none, or no repeat
 * of Ovo’s. What the rule leaves open is that of the start. It says nothing of holidays: it is sent on them. A 29
 * February is each year’s, on the last day of the month.
 *
 * @param start `YYYY-MM-DD`.
 */
export function readRepeat(text: string, start: string): Repeat | null {
  const parts = readParts(text);
  if (parts === null) return null;
  const every = everyOf(parts, start);
  const ends = endOf(parts);
  if (every === null || ends === null || parts.size > 0) return null;
  const read = repeatSchema.safeParse({ start, every, ends, holidays: 'send' });
  return read.success ? read.data : null;
}

/** What was not taken out of it was not understood. */
type Parts = Map<string, string>;

function readParts(text: string): Parts | null {
  const parts: Parts = new Map();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [, name, value] = /^([A-Z]+)=([-+\w,]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined || parts.has(name)) return null;
    parts.set(name, value);
  }
  return parts;
}

function take(parts: Parts, name: string): string | undefined {
  const value = parts.get(name);
  parts.delete(name);
  return value;
}

/** A whole number; NaN, which no schema accepts, for anything else. */
function wholeNumber(text: string): number {
  return /^[-+]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

function endOf(parts: Parts): unknown {
  const times = take(parts, 'COUNT');
  const until = take(parts, 'UNTIL');
  if (times !== undefined && until !== undefined) return null;
  if (times !== undefined) return { kind: 'after', times: wholeNumber(times) };
  if (until === undefined) return { kind: 'never' };
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?$/.exec(until) ?? [];
  return day === undefined ? null : { kind: 'on', date: [year, month, day].join('-') };
}

function everyOf(parts: Parts, start: string): unknown {
  const often = take(parts, 'FREQ');
  const interval = wholeNumber(take(parts, 'INTERVAL') ?? '1');
  const weekBegin = take(parts, 'WKST') ?? 'MO';
  const day = Number(start.slice(8));
  const month = Number(start.slice(5, 7));
  if (often === 'WEEKLY') {
    if (weekBegin !== 'MO' && interval !== 1) return null;
    return {
      kind: 'weekly',
      interval,
      days: (take(parts, 'BYDAY') ?? weekdayOf(start)).split(','),
    };
  }
  const byMonthDay = take(parts, 'BYMONTHDAY');
  if (often === 'YEARLY') {
    const inMonth = take(parts, 'BYMONTH');
    // A day without a month is that of each month.
    if (inMonth === undefined && byMonthDay !== undefined) return null;
    const yearly = { kind: 'yearly', interval, month: wholeNumber(inMonth ?? String(month)) };
    if (byMonthDay === undefined) return { ...yearly, day };
    const isLastOfFebruary = byMonthDay === '-1' && yearly.month === 2;
    return { ...yearly, day: isLastOfFebruary ? 29 : wholeNumber(byMonthDay) };
  }
  if (often !== 'MONTHLY') return null;
  const weekday = weekdayOfMonth(parts);
  if (weekday !== null) return byMonthDay === undefined ? { ...weekday, interval } : null;
  if (byMonthDay === '-1') return { kind: 'monthly-last-day', interval };
  return {
    kind: 'monthly-day',
    interval,
    day: byMonthDay === undefined ? day : wholeNumber(byMonthDay),
  };
}

/** The day of the week of a date, as RFC 5545 writes it. */
function weekdayOf(date: string): string {
  return weekdays[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1] ?? '';
}

/** `1FR`, or as others write it, `FR` with the position 1. */
function weekdayOfMonth(
  parts: Parts,
): { readonly kind: string; readonly nth: number; readonly day: string } | null {
  const byDay = take(parts, 'BYDAY');
  if (byDay === undefined) return null;
  const [, number = '', day = ''] = /^([-+]?\d*)([A-Z]{2})$/.exec(byDay) ?? [];
  const nth = number === '' ? (take(parts, 'BYSETPOS') ?? '') : number;
  return { kind: 'monthly-weekday', nth: wholeNumber(nth), day };
}
