import { describe, expect, test } from 'vitest';
import { calendarDayOf } from '../../../src-main/campaigns/sending/calendar/calendar-day.ts';

describe('a day of the calendar', () => {
  // Midnight does not exist where summer time begins at 0:00.
  test.each([
    ['America/Santiago', '2026-09-06T12:00:00-03:00', '2026-09-07T00:00:00-03:00'],
    ['America/Santiago', '2026-09-05T12:00:00-04:00', '2026-09-06T01:00:00-03:00'],
    ['Africa/Cairo', '2026-04-24T12:00:00+03:00', '2026-04-25T00:00:00+03:00'],
    ['America/Havana', '2026-03-08T12:00:00-04:00', '2026-03-09T00:00:00-04:00'],
    ['Asia/Beirut', '2026-03-29T12:00:00+03:00', '2026-03-30T00:00:00+03:00'],
    ['America/New_York', '2026-11-01T12:00:00-05:00', '2026-11-02T00:00:00-05:00'],
    ['America/New_York', '2026-03-08T01:00:00-05:00', '2026-03-09T00:00:00-04:00'],
  ])('in %s that has %s ends at %s', (zone, time, end) => {
    const { name, endsAt } = calendarDayOf(Date.parse(time), zone);
    expect(new Date(endsAt).toISOString()).toBe(new Date(end).toISOString());
    expect(name).toBe(time.slice(0, 10));
    expect(calendarDayOf(endsAt, zone).name > name).toBe(true);
    expect(calendarDayOf(endsAt - 1, zone).name).toBe(name);
  });
});
