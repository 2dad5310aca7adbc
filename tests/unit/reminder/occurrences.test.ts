import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOfSheet, occurrencesIn } from '../../../src-shared/reminder/occurrences.ts';
import { offsetOf, once, ruleWith, yearly } from './rules.ts';
import { anyDate, anyQuarter, anyZone, onTheWall } from './zones.ts';

const berlin = { appointment: 'Europe/Berlin', text: ['Europe/Berlin'] };
const year = (from: number, years = 1) => ({
  from: Date.UTC(from, 0, 1),
  until: Date.UTC(from + years, 0, 1),
});
const onTheDay = offsetOf(0, 'days', 'before');

function found(
  changes: Parameters<typeof ruleWith>[0],
  date: string,
  span: ReturnType<typeof year>,
) {
  const rule = ruleWith({ dates: yearly, offset: onTheDay, timeOfDay: '09:00', ...changes });
  return occurrencesIn(rule, { date, time: null }, berlin, span).map(
    ({ key, appointment, dueAt }) =>
      `${key} ${appointment.date} ${onTheWall('Europe/Berlin', dueAt)}`,
  );
}

describe('the occurrences of a date in a field', () => {
  it('are one a year, from the year of the date on', () => {
    expect(found({}, '1990-05-03', year(2026, 3))).toEqual([
      '2026-05-03 2026-05-03 2026-05-03 09:00',
      '2027-05-03 2027-05-03 2027-05-03 09:00',
      '2028-05-03 2028-05-03 2028-05-03 09:00',
    ]);
    expect(found({}, '2027-05-03', year(2026, 2))).toEqual([
      '2027-05-03 2027-05-03 2027-05-03 09:00',
    ]);
  });

  it('are one where the rule is not yearly', () => {
    expect(found({ dates: once }, '2026-05-03', year(2026, 3))).toEqual([
      '2026-05-03 2026-05-03 2026-05-03 09:00',
    ]);
    expect(found({ dates: once }, '1990-05-03', year(2026, 3))).toEqual([]);
    expect(found({ dates: once }, '2029-05-03', year(2026, 3))).toEqual([]);
  });

  it('are due in the year before or after, by the offset', () => {
    const before = { offset: offsetOf(14, 'days', 'before') };
    expect(found(before, '1990-01-03', year(2026))).toEqual([
      '2027-01-03 2027-01-03 2026-12-20 09:00',
    ]);
    const after = { offset: offsetOf(366, 'days', 'after') };
    expect(found(after, '1990-12-30', year(2026))).toEqual([
      '2025-12-30 2025-12-30 2026-12-31 09:00',
    ]);
    expect(found(after, '1990-12-30', year(2025))).toEqual([
      '2024-12-30 2024-12-30 2025-12-31 09:00',
    ]);
  });

  it('have 29 February on the chosen day, under the same key', () => {
    const ofLeapDay = (leapDay: 'feb-28' | 'mar-1') =>
      found({ dates: { ...yearly, leapDay } }, '2004-02-29', year(2026, 3));
    expect(ofLeapDay('feb-28')).toEqual([
      '2026-02-29 2026-02-28 2026-02-28 09:00',
      '2027-02-29 2027-02-28 2027-02-28 09:00',
      '2028-02-29 2028-02-29 2028-02-29 09:00',
    ]);
    expect(ofLeapDay('mar-1')).toEqual([
      '2026-02-29 2026-03-01 2026-03-01 09:00',
      '2027-02-29 2027-03-01 2027-03-01 09:00',
      '2028-02-29 2028-02-29 2028-02-29 09:00',
    ]);
  });

  it('are none for a sheet, for a date without the time that counts, and in no time', () => {
    expect(found({ dates: { kind: 'sheet' } }, '2026-05-03', year(2026))).toEqual([]);
    expect(found({ timeOfDay: null }, '2026-05-03', year(2026))).toEqual([]);
    expect(found({}, '2026-05-03', { from: 5, until: 5 })).toEqual([]);
  });

  it('take the first time of a span and not its end', () => {
    const at = Date.UTC(2026, 4, 3, 7);
    expect(found({}, '1990-05-03', { from: at, until: at + 1 })).toHaveLength(1);
    expect(found({}, '1990-05-03', { from: at - 1, until: at })).toEqual([]);
    expect(found({}, '1990-05-03', { from: at + 1, until: at + 2 })).toEqual([]);
  });
});

const anyRule = fc
  .record({
    isYearly: fc.boolean(),
    leapDay: fc.constantFrom('feb-28' as const, 'mar-1' as const),
    amount: fc.integer({ min: 0, max: 366 }),
    unit: fc.constantFrom('days' as const, 'hours' as const),
    direction: fc.constantFrom('before' as const, 'after' as const),
    timeOfDay: fc.option(anyQuarter),
  })
  .map(({ isYearly, leapDay, amount, unit, direction, timeOfDay }) =>
    ruleWith({
      dates: { ...yearly, isYearly, leapDay },
      offset: { amount: unit === 'hours' ? amount * 24 : amount, unit, direction },
      timeOfDay: unit === 'hours' ? null : timeOfDay,
    }),
  );

/** Leap days and the ends of years are frequent. */
const anyFieldDate = fc.oneof(
  anyDate(1990, 2030),
  fc.constantFrom('2004-02-29', '1990-12-31', '2000-01-01', '2024-02-29'),
);

describe('always', () => {
  it('each occurrence falls into one span, however time is cut into spans', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.record({ date: anyFieldDate, time: fc.option(anyQuarter) }),
        anyZone,
        fc.array(fc.integer({ min: 0, max: 4 * 366 * 24 * 60 }), { maxLength: 12 }),
        (rule, date, zone, cuts) => {
          const zones = { appointment: zone, text: [zone] };
          const whole = { from: Date.UTC(2023, 5, 1), until: Date.UTC(2027, 7, 1) };
          const all = occurrencesIn(rule, date, zones, whole);
          const borders = [
            whole.from,
            ...cuts.map((minutes) => whole.from + minutes * 60_000).toSorted((a, b) => a - b),
            whole.until,
          ];
          const parts = borders
            .slice(1)
            .flatMap((until, place) =>
              occurrencesIn(rule, date, zones, { from: borders[place] ?? 0, until }),
            );
          expect(parts).toEqual(all);
          expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
          const counts = rule.timeOfDay !== null || date.time !== null;
          if (
            rule.dates.kind === 'field' &&
            rule.dates.isYearly &&
            counts &&
            date.date < '2022-01-01'
          ) {
            expect([4, 5]).toContain(all.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the key of an appointment in a sheet', () => {
  const at = { date: '2026-12-01', time: '14:30' };
  it('is its id, else who and when', () => {
    expect(keyOfSheet('A-17', '+12125550123', at)).toBe('id A-17');
    expect(keyOfSheet('', '+12125550123', at)).toBe('at +12125550123 2026-12-01 14:30');
    expect(keyOfSheet('', '+12125550123', { ...at, time: null })).toBe(
      'at +12125550123 2026-12-01',
    );
  });

  it('is never the same for an id that looks like who and when', () => {
    expect(keyOfSheet('at +12125550123 2026-12-01', '+12125550123', at)).not.toBe(
      keyOfSheet('', '+12125550123', { ...at, time: null }),
    );
  });
});
