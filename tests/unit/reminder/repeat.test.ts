import { describe, expect, it } from 'vitest';
import { nextDates } from '../../../src-shared/reminder/next-dates.ts';
import { readRepeat, ruleOfRepeat } from '../../../src-shared/reminder/repeat-rule.ts';
import { repeatSchema, type Repeat } from '../../../src-shared/reminder/repeat.ts';

const everyFriday: Repeat['every'] = { kind: 'weekly', interval: 1, days: ['FR'] };

/** Each Friday from Monday, 30 November 2026, on. */
function repeatWith(changes: Partial<Repeat> = {}): Repeat {
  return {
    start: '2026-11-30',
    every: everyFriday,
    ends: { kind: 'never' },
    holidays: 'send',
    ...changes,
  };
}

const christmas = new Set(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01']);

/** The next five, or so many, without the year where it is 2026. */
function next(changes: Partial<Repeat> = {}, from = '2026-11-30', count = 5): string {
  const dates = nextDates(repeatWith(changes), from, count, (date) => christmas.has(date));
  return dates.map((date) => date.replace(/^2026-/, '')).join(' ');
}

describe('a campaign is sent again', () => {
  it.each<[string, Repeat['every'], string]>([
    ['each Friday', everyFriday, '12-04 12-11 12-18 12-25 2027-01-01'],
    [
      'on several days',
      { kind: 'weekly', interval: 1, days: ['FR', 'MO', 'SU'] },
      '11-30 12-04 12-06 12-07 12-11',
    ],
    [
      'each second week, from that of the start',
      { kind: 'weekly', interval: 2, days: ['SU', 'MO'] },
      '11-30 12-06 12-14 12-20 12-28',
    ],
    [
      'on a day of the month',
      { kind: 'monthly-day', interval: 1, day: 15 },
      '12-15 2027-01-15 2027-02-15 2027-03-15 2027-04-15',
    ],
    [
      'on a day that some months lack',
      { kind: 'monthly-day', interval: 1, day: 31 },
      '12-31 2027-01-31 2027-03-31 2027-05-31 2027-07-31',
    ],
    [
      'each quarter',
      { kind: 'monthly-day', interval: 3, day: 1 },
      '2027-02-01 2027-05-01 2027-08-01 2027-11-01 2028-02-01',
    ],
    [
      'on the last day',
      { kind: 'monthly-last-day', interval: 1 },
      '11-30 12-31 2027-01-31 2027-02-28 2027-03-31',
    ],
    [
      'on the first Friday',
      { kind: 'monthly-weekday', interval: 1, nth: 1, day: 'FR' },
      '12-04 2027-01-01 2027-02-05 2027-03-05 2027-04-02',
    ],
    [
      'on the last Monday',
      { kind: 'monthly-weekday', interval: 1, nth: -1, day: 'MO' },
      '11-30 12-28 2027-01-25 2027-02-22 2027-03-29',
    ],
    [
      'each year',
      { kind: 'yearly', interval: 1, month: 11, day: 28 },
      '2027-11-28 2028-11-28 2029-11-28 2030-11-28 2031-11-28',
    ],
    [
      'each year at the end of February',
      { kind: 'yearly', interval: 1, month: 2, day: 29 },
      '2027-02-28 2028-02-29 2029-02-28 2030-02-28 2031-02-28',
    ],
    [
      'each tenth year, as far ahead as is looked',
      { kind: 'yearly', interval: 10, month: 12, day: 24 },
      '12-24 2036-12-24 2046-12-24',
    ],
  ])('%s', (_, every, expected) => {
    expect(next({ every })).toBe(expected);
  });

  it('from any day on, that day included', () => {
    expect(next({}, '2026-12-11', 2)).toBe('12-11 12-18');
    expect(next({}, '2026-12-12', 2)).toBe('12-18 12-25');
    expect(next({}, '2020-01-01', 2)).toBe('12-04 12-11');
    expect(next({}, '2036-12-12', 1)).toBe('2036-12-12');
    expect(next({}, '2026-12-12', 0)).toBe('');
  });

  it('so many times', () => {
    const ends = { kind: 'after', times: 3 } as const;
    expect(next({ ends })).toBe('12-04 12-11 12-18');
    expect(next({ ends }, '2026-12-11')).toBe('12-11 12-18');
    expect(next({ ends }, '2026-12-19')).toBe('');
  });

  it('up to a day', () => {
    const ends = { kind: 'on', date: '2026-12-18' } as const;
    expect(next({ ends })).toBe('12-04 12-11 12-18');
    expect(next({ ends }, '2026-12-18')).toBe('12-18');
    expect(next({ ends }, '2027-06-01')).toBe('');
  });
});

describe('a public holiday', () => {
  it('is skipped, and does not count', () => {
    expect(next({ holidays: 'skip' })).toBe('12-04 12-11 12-18 2027-01-08 2027-01-15');
    const ends = { kind: 'after', times: 4 } as const;
    expect(next({ holidays: 'skip', ends }, '2026-12-18')).toBe('12-18 2027-01-08');
  });

  it('moves its text to the last day before that is none, or the first after', () => {
    expect(next({ holidays: 'day-before' }, '2026-12-18', 3)).toBe('12-18 12-23 12-31');
    expect(next({ holidays: 'day-after' }, '2026-12-18', 3)).toBe('12-18 12-27 2027-01-02');
    expect(next({ holidays: 'day-after' }, '2026-12-26', 1)).toBe('12-27');
  });

  it('moves no text to before the start or after the end', () => {
    const start = '2026-12-24';
    expect(next({ holidays: 'day-before', start }, start, 1)).toBe('12-31');
    const ends = { kind: 'on', date: '2026-12-26' } as const;
    expect(next({ holidays: 'day-after', ends }, '2026-12-18')).toBe('12-18');
    expect(next({ holidays: 'day-before', ends }, '2026-12-18')).toBe('12-18 12-23');
  });

  it('that moves to a day with a text of its own leaves one text', () => {
    const every = { kind: 'weekly', interval: 1, days: ['TH', 'FR', 'SA', 'SU'] } as const;
    const repeat = { every, holidays: 'day-after' } as const;
    expect(next(repeat, '2026-12-24', 3)).toBe('12-27 12-31 2027-01-02');
    const ends = { kind: 'after', times: 4 } as const;
    expect(next({ ...repeat, ends, start: '2026-12-24' }, '2026-12-24')).toBe(
      '12-27 12-31 2027-01-02 2027-01-03',
    );
  });

  it('on every day leaves nothing', () => {
    expect(nextDates(repeatWith({ holidays: 'day-after' }), '2026-12-01', 5, () => true)).toEqual(
      [],
    );
  });
});

describe('a repeat', () => {
  it.each<[string, unknown, string]>([
    ['no day', { every: { ...everyFriday, days: [] } }, 'every.days'],
    ['a day twice', { every: { ...everyFriday, days: ['FR', 'FR'] } }, 'every.days'],
    ['each zeroth week', { every: { ...everyFriday, interval: 0 } }, 'every.interval'],
    ['a 32nd', { every: { kind: 'monthly-day', interval: 1, day: 32 } }, 'every.day'],
    [
      'a fifth Friday',
      { every: { kind: 'monthly-weekday', interval: 1, nth: 5, day: 'FR' } },
      'every.nth',
    ],
    ['a 31 April', { every: { kind: 'yearly', interval: 1, month: 4, day: 31 } }, 'every.day'],
    ['an end before the start', { ends: { kind: 'on', date: '2026-11-29' } }, 'ends.date'],
    ['no times', { ends: { kind: 'after', times: 0 } }, 'ends.times'],
    ['no such day', { start: '2026-11-31' }, 'start'],
  ])('is refused with %s', (_, changes, path) => {
    const read = repeatSchema.safeParse({ ...repeatWith(), ...(changes as object) });
    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('a rule of RFC 5545', () => {
  it.each<[string, Partial<Repeat>]>([
    ['FREQ=WEEKLY;BYDAY=FR', {}],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      { every: { kind: 'weekly', interval: 2, days: ['MO', 'FR'] } },
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=31', { every: { kind: 'monthly-day', interval: 1, day: 31 } }],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', { every: { kind: 'monthly-last-day', interval: 1 } }],
    [
      'FREQ=MONTHLY;BYDAY=-1FR',
      { every: { kind: 'monthly-weekday', interval: 1, nth: -1, day: 'FR' } },
    ],
    [
      'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3',
      { every: { kind: 'yearly', interval: 1, month: 5, day: 3 } },
    ],
    [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
      { every: { kind: 'yearly', interval: 1, month: 2, day: 29 } },
    ],
    ['FREQ=WEEKLY;BYDAY=FR;COUNT=10', { ends: { kind: 'after', times: 10 } }],
    ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301', { ends: { kind: 'on', date: '2027-03-01' } }],
  ])('%s is written and read', (text, changes) => {
    const repeat = repeatWith(changes);
    expect(ruleOfRepeat(repeat)).toBe(text);
    expect(readRepeat(text, repeat.start)).toEqual(repeat);
  });

  it.each([
    ['RRULE:freq=weekly;byday=fr', 'FREQ=WEEKLY;BYDAY=FR'],
    ['FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=WEEKLY;WKST=SU;BYDAY=FR', 'FREQ=WEEKLY;BYDAY=FR'],
    ['FREQ=MONTHLY', 'FREQ=MONTHLY;BYMONTHDAY=30'],
    ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['FREQ=MONTHLY;BYDAY=+2TU', 'FREQ=MONTHLY;BYDAY=2TU'],
    ['FREQ=YEARLY', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30'],
    ['FREQ=YEARLY;BYMONTH=6', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30'],
    ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301T235959Z', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301'],
  ])('%s is read as %s', (text, expected) => {
    const read = readRepeat(text, '2026-11-30');
    expect(read === null ? null : ruleOfRepeat(read)).toBe(expected);
  });

  it.each([
    '',
    'every Friday',
    'FREQ=DAILY',
    'FREQ=HOURLY',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=1FR',
    'FREQ=WEEKLY;BYDAY=FR;FREQ=WEEKLY',
    'FREQ=WEEKLY;BYDAY=FR;BYHOUR=9',
    'FREQ=WEEKLY;INTERVAL=0;BYDAY=FR',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=FR',
    'FREQ=WEEKLY;BYDAY=FR;COUNT=3;UNTIL=20270301',
    'FREQ=WEEKLY;BYDAY=FR;COUNT=0',
    'FREQ=WEEKLY;BYDAY=FR;COUNT=1e2',
    'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261129',
    'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270230',
    'FREQ=MONTHLY;BYDAY=FR',
    'FREQ=MONTHLY;BYDAY=5FR',
    'FREQ=MONTHLY;BYDAY=1FR,3FR',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=MONTHLY;BYMONTHDAY=-2',
    'FREQ=MONTHLY;BYMONTHDAY=1,15',
    'FREQ=YEARLY;BYMONTHDAY=3',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYWEEKNO=20',
  ])('%s is no repeat of Ovo’s', (text) => {
    expect(readRepeat(text, '2026-11-30')).toBeNull();
  });
});
