/** A day of the calendar, without an hour or a zone. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Which of the two comes first in a date of figures alone, such as `03/04/2026`. */
export const dateOrders = ['month first', 'day first'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const time = String.raw`(?:[T ,]\s*\d{1,2}:\d{2}.*)?`;
const isoDate = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${time}$`);
const figures = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${time}$`);
const monthBefore = /^(?:[a-z]+,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const dayBefore = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;

/**
 * The day that a value names; null where it names none, or one of two. Without an order, a date of figures
 * alone is read where only one of both readings is a day.
 */
export function readDate(value: string, order: DateOrder | null): CalendarDay | null {
  const iso = isoDate.exec(value);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = figures.exec(value);
  if (written !== null) {
    const [one, other, year] = [Number(written[1]), Number(written[3]), Number(written[4])];
    const monthFirst = dayOf(year, one, other);
    const dayFirst = dayOf(year, other, one);
    if (order === 'month first') return monthFirst;
    if (order === 'day first') return dayFirst;
    if (monthFirst === null || dayFirst === null || one === other) return monthFirst ?? dayFirst;
    return null;
  }
  const named = monthBefore.exec(value);
  if (named !== null) return dayOf(Number(named[3]), monthOf(named[1] ?? ''), Number(named[2]));
  const turned = dayBefore.exec(value);
  return turned === null
    ? null
    : dayOf(Number(turned[3]), monthOf(turned[2] ?? ''), Number(turned[1]));
}

/** 1 to 12 for the name of a month or its beginning; 0 for anything else. */
function monthOf(name: string): number {
  const begins = name.toLowerCase();
  return monthNames.findIndex((month) => month.toLowerCase().startsWith(begins)) + 1;
}

function dayOf(year: number, month: number, day: number): CalendarDay | null {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
