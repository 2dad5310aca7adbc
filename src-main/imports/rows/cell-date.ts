import { DateTime } from 'luxon';

/**
 * The time in a cell, as programs and people write it: ISO 8601 (`2024-03-01T10:00:00+02:00`,
 * `2024-03-01 10:00:00 UTC`), `3/1/2024 4:05 PM`, `01.03.2024`, `Mar 1, 2024`, `1 March 2024`; null for
 * anything else. A time without an hour is midnight, one without a zone is UTC. Where day and month could
 * be either, the country decides.
 *
 * @returns Unix time in milliseconds.
 */
export function readTime(cell: string, country: string): number | null {
  const text = cell.trim();
  if (text.length < 6 || text.length > 40 || !/\d/.test(text)) return null;
  const [, date = '', clock = ''] = /^(.*?)(?:(?:[T,]\s*|\s+)(\d{1,2}:\d\d.*))?$/s.exec(text) ?? [];
  const day = readDay(date.trim(), country);
  const time = clock === '' ? midnight : readClock(clock);
  if (day === null || time === null) return null;
  const { offsetMinutes, ...hour } = time;
  const at = DateTime.fromObject({ ...day, ...hour }, { zone: 'utc' });
  const isSensible = at.isValid && day.year >= 1980 && day.year <= 2200;
  return isSensible ? at.toMillis() - offsetMinutes * 60_000 : null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offsetMinutes: number;
}

const midnight: TimeOfDay = { hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: 0 };

/** Countries that write the month before the day. */
const monthFirst: ReadonlySet<string> = new Set(['US', 'CA', 'PH', 'PR', 'GU', 'VI', 'AS', 'MP']);

function readDay(text: string, country: string): Day | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (yearLast !== null) {
    const [, one, separator, two, year] = yearLast;
    const isMonthFirst =
      Number(two) > 12 || (Number(one) <= 12 && separator !== '.' && monthFirst.has(country));
    return isMonthFirst ? dayOf(year, one, two) : dayOf(year, two, one);
  }
  const named =
    /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (named !== null) return dayOf(named[3], monthOf(named[1]), named[2]);
  const namedLast = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[-\s.]+([a-z]{3,9})\.?[-\s,]+(\d{4})$/i.exec(
    text,
  );
  return namedLast === null ? null : dayOf(namedLast[3], monthOf(namedLast[2]), namedLast[1]);
}

function dayOf(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): Day {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 to 12; 0 for no month. */
function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function readClock(text: string): TimeOfDay | null {
  const found =
    /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    );
  if (found === null) return null;
  const [, hour, minute, second = '0', fraction = '0', half, zone = 'z'] = found;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(zone);
  const minutes = offset === null ? 0 : Number(offset[2]) * 60 + Number(offset[3]);
  return {
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
    offsetMinutes: offset?.[1] === '-' ? -minutes : minutes,
  };
}
