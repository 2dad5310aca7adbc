import { DateTime } from 'luxon';
import { createRequire } from 'node:module';
import { ruleOfPlace } from '../../../../src-shared/settings/place-hours.ts';
import type { PlaceHours } from '../../../engine/quiet-hours.ts';

const dayMs = 86_400_000;

/** 1 January 1970 was a Thursday. */
const weekdayOfFirst = 4;

/**
 * The hours that the law of places gives, with their public holidays. The calendar of holidays is loaded when
 * a place is first asked about whose holidays count: it takes a tenth of a second.
 */
export function createPlaceHours(): PlaceHours {
  const holidays = new Map<string, ReadonlySet<string>>();

  function isHoliday(place: string, day: number): boolean {
    const date = DateTime.fromMillis(day * dayMs, { zone: 'utc' }).toISODate() ?? '';
    const year = date.slice(0, 4);
    const key = `${place} ${year}`;
    let known = holidays.get(key);
    if (known === undefined) {
      known = holidaysOf(place, Number(year));
      holidays.set(key, known);
    }
    return known.has(date);
  }

  return {
    hoursOn(place, day) {
      const rule = ruleOfPlace(place);
      if (rule === undefined) return undefined;
      if (rule.isClosedOnHolidays && isHoliday(place, day)) return null;
      return rule.week[(day + weekdayOfFirst) % 7];
    },
  };
}

/** What is used of the calendar of holidays. */
interface Calendar {
  init(country: string, state: string, options: { readonly types: string[] }): void;
  getHolidays(year: number): readonly { readonly date: string }[];
}

/** The public holidays of a place in a year, each as YYYY-MM-DD. */
function holidaysOf(place: string, year: number): ReadonlySet<string> {
  // Not at the top of the file: there the bundler has one of this name, and two end the program at its start.
  const require = createRequire(import.meta.url);
  const Holidays: new () => Calendar = require('date-holidays');
  const [country = '', state = ''] = place.split('-');
  const calendar = new Holidays();
  calendar.init(country, state, { types: ['public'] });
  return new Set(calendar.getHolidays(year).map(({ date }) => date.slice(0, 10)));
}
