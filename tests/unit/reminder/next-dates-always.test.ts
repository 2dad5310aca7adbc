import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src-shared/reminder/appointment-time.ts';
import { nextDates } from '../../../src-shared/reminder/next-dates.ts';
import { readRepeat, ruleOfRepeat } from '../../../src-shared/reminder/repeat-rule.ts';
import { repeatSchema, weekdays, type Repeat } from '../../../src-shared/reminder/repeat.ts';
import { anyDate } from './zones.ts';

const interval = fc.constantFrom(1, 1, 1, 2, 3, 5);
const weekday = fc.constantFrom(...weekdays);
const anyEvery: fc.Arbitrary<Repeat['every']> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    interval,
    days: fc.uniqueArray(weekday, { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('monthly-day' as const),
    interval,
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 })),
  }),
  fc.record({ kind: fc.constant('monthly-last-day' as const), interval }),
  fc.record({
    kind: fc.constant('monthly-weekday' as const),
    interval,
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    day: weekday,
  }),
  fc.record({
    kind: fc.constant('yearly' as const),
    interval,
    month: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(2)),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant(29)),
  }),
);

const anyRepeat: fc.Arbitrary<Repeat> = fc
  .record({
    start: anyDate(2024, 2028),
    every: anyEvery,
    ends: fc.oneof(
      fc.constant({ kind: 'never' as const }),
      fc.record({ kind: fc.constant('after' as const), times: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('on' as const), date: anyDate(2028, 2032) }),
    ),
    holidays: fc.constantFrom(
      'send' as const,
      'skip' as const,
      'day-before' as const,
      'day-after' as const,
    ),
  })
  .filter((repeat) => repeatSchema.safeParse(repeat).success);

/** Each day by itself: whether the rule means it. With `Date`, as Ovo does not. */
function isMeant({ start, every }: Repeat, date: string): boolean {
  const at = new Date(date);
  const begin = new Date(start);
  const day = at.getUTCDate();
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  const years = at.getUTCFullYear() - begin.getUTCFullYear();
  const months = years * 12 + at.getUTCMonth() - begin.getUTCMonth();
  const name = weekdays[(at.getUTCDay() + 6) % 7];
  switch (every.kind) {
    case 'weekly': {
      const monday = begin.getTime() - ((begin.getUTCDay() + 6) % 7) * 86_400_000;
      const week = Math.floor((at.getTime() - monday) / (7 * 86_400_000));
      return week % every.interval === 0 && every.days.some((other) => other === name);
    }
    case 'monthly-day':
      return months % every.interval === 0 && day === every.day;
    case 'monthly-last-day':
      return months % every.interval === 0 && day === lastDay;
    case 'monthly-weekday': {
      const nth = every.nth === -1 ? day > lastDay - 7 : Math.ceil(day / 7) === every.nth;
      return months % every.interval === 0 && nth && name === every.day;
    }
    case 'yearly': {
      const isLeapDay = every.month === 2 && every.day === 29;
      const isDay = day === (isLeapDay ? lastDay : every.day);
      return years % every.interval === 0 && at.getUTCMonth() + 1 === every.month && isDay;
    }
  }
}

/** The same dates, found by going from day to day. */
function byHand(repeat: Repeat, from: string, count: number, isHoliday: (date: string) => boolean) {
  const sent = new Set<string>();
  const end = addDays(repeat.start > from ? repeat.start : from, 30 * 365);
  for (let date = repeat.start; date < end; date = addDays(date, 1)) {
    if (!isMeant(repeat, date)) continue;
    let moved = date;
    if (repeat.holidays === 'skip' && isHoliday(date)) continue;
    if (repeat.holidays === 'day-before') while (isHoliday(moved)) moved = addDays(moved, -1);
    if (repeat.holidays === 'day-after') while (isHoliday(moved)) moved = addDays(moved, 1);
    if (moved < repeat.start) continue;
    if (repeat.ends.kind === 'on' && moved > repeat.ends.date) continue;
    sent.add(moved);
    if (repeat.ends.kind === 'after' && sent.size === repeat.ends.times) break;
    if ([...sent].filter((day) => day >= from).length === count) break;
  }
  return [...sent].filter((day) => day >= from);
}

/** Some days in a row now and then. */
const anyHolidays = fc.tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 4 })).map(
  ([each, row]) =>
    (date: string) =>
      (Date.parse(date) / 86_400_000) % each < row,
);

describe('the next dates of a repeat', () => {
  it('are those that one finds by going from day to day', () => {
    fc.assert(
      fc.property(
        anyRepeat,
        anyDate(2023, 2031),
        fc.integer({ min: 1, max: 6 }),
        anyHolidays,
        (repeat, from, count, isHoliday) => {
          expect(nextDates(repeat, from, count, isHoliday)).toEqual(
            byHand(repeat, from, count, isHoliday),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are in order, each once, and the same wherever one begins', () => {
    fc.assert(
      fc.property(anyRepeat, anyHolidays, fc.nat(19), (repeat, isHoliday, place) => {
        const dates = nextDates(repeat, repeat.start, 20, isHoliday);
        expect([...new Set(dates)].toSorted()).toEqual(dates);
        const from = dates[place];
        if (from === undefined) return;
        const later = nextDates(repeat, from, 20 - place, isHoliday);
        // From there on thirty years are looked at too.
        expect(later.slice(0, dates.length - place)).toEqual(dates.slice(place));
      }),
      { numRuns: 200 },
    );
  });
});

it('a repeat is read as it was written', () => {
  fc.assert(
    fc.property(anyRepeat, (repeat) => {
      const read = readRepeat(ruleOfRepeat(repeat), repeat.start);
      const { every } = repeat;
      const sorted =
        every.kind === 'weekly'
          ? { ...every, days: weekdays.filter((day) => every.days.includes(day)) }
          : every;
      expect(read).toEqual({ ...repeat, every: sorted, holidays: 'send' });
    }),
  );
});

it('no text makes the reading of a rule fail', () => {
  const part = fc.constantFrom(
    'FREQ=',
    'WEEKLY',
    'MONTHLY',
    ';',
    'BYDAY=',
    'FR',
    ',',
    '-1',
    'COUNT=',
    'UNTIL=',
    '2027',
    '=',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (rule) => {
      const read = readRepeat(rule, '2026-11-30');
      expect(read === null || repeatSchema.safeParse(read).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});
