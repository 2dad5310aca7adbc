const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });
const dayOfYear = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
});
const shortWeekday = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const longWeekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });

/** `December 2026` */
export function monthName(day: Date): string {
  return month.format(day);
}

/** `Nov 29 – Dec 5, 2026` */
export function weekName(days: readonly Date[]): string {
  const [first = new Date()] = days;
  return dayOfYear.formatRange(first, days.at(-1) ?? first);
}

/** A weekday for the head of its column, short and whole. */
export function weekdayNames(day: Date): { readonly short: string; readonly long: string } {
  return { short: shortWeekday.format(day), long: longWeekday.format(day) };
}
