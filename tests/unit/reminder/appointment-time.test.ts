import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  daysSince1970,
  utcDateOf,
} from '../../../src-shared/reminder/appointment-time.ts';
import { anyDate } from './zones.ts';

it('days are added by the calendar', () => {
  fc.assert(
    fc.property(anyDate(1000, 9000), fc.integer({ min: -1500, max: 1500 }), (date, days) => {
      const at = Date.parse(date) + days * 86_400_000;
      expect(daysSince1970(date) * 86_400_000).toBe(Date.parse(date));
      expect(addDays(date, days)).toBe(new Date(at).toISOString().slice(0, 10));
    }),
    { numRuns: 1000 },
  );
});

it('a time has a day in UTC', () => {
  expect(utcDateOf(Date.UTC(2026, 1, 28, 23, 59))).toBe('2026-02-28');
  expect(() => utcDateOf(Number.NaN)).toThrow('No time');
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-04-00', 'today'])(
  '%s is no day',
  (date) => {
    expect(daysSince1970(date)).toBeNaN();
  },
);
