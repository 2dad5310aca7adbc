import { describe, expect, it } from 'vitest';
import { createQuietHours } from '../../../../src-main/engine/quiet-hours.ts';
import { defaultQuietHours, minutesOfDay } from '../../../../src-shared/settings/quiet-hours.ts';
import { isWithin, minutesOnTheWall } from './wall-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const zones = [
  'America/New_York',
  'America/Phoenix',
  'Pacific/Honolulu',
  'Asia/Kolkata',
  'Europe/London',
  'Australia/Sydney',
];

const yearStart = Date.UTC(2026, 0, 1);
const yearEnd = Date.UTC(2027, 0, 1);

/** The UTC days in which the zone's clock is put forward or back. */
function daysOfChange(zone: string): readonly number[] {
  const noons = Array.from({ length: 365 }, (_, day) => yearStart + day * dayMs);
  return noons.filter((at) => minutesOnTheWall(zone, at) !== minutesOnTheWall(zone, at + dayMs));
}

/** Hours as people set them, and hours that the changes to and from daylight saving time cut into. */
const settings = [
  defaultQuietHours,
  { enabled: true, from: '09:30', until: '17:45' },
  { enabled: true, from: '01:30', until: '02:45' },
  { enabled: true, from: '00:00', until: '02:00' },
  { enabled: true, from: '02:00', until: '24:00' },
];

describe.each(zones)('a year of texting people in %s', (zone) => {
  it.each(settings)('is within $from and $until on their clock, and always so', (setting) => {
    const from = minutesOfDay(setting.from);
    const until = minutesOfDay(setting.until);
    const quietHours = createQuietHours(setting);
    const times = Array.from(
      { length: (yearEnd - yearStart) / hourMs },
      (_, hour) => yearStart + hour * hourMs,
    );
    for (const day of daysOfChange(zone)) {
      for (let at = day; at < day + dayMs; at += minuteMs) times.push(at, at + minuteMs - 1);
    }
    const wrong = times.filter(
      (at) => quietHours.allowed(zone, at).open !== isWithin(zone, from, until, at),
    );
    expect(wrong.map((at) => new Date(at).toISOString())).toEqual([]);
  });

  it('opens and closes to the millisecond, once a day', () => {
    const quietHours = createQuietHours(defaultQuietHours);
    const isOpen = (at: number) => quietHours.allowed(zone, at).open;
    let at = yearStart;
    let openings = 0;
    while (at < yearEnd) {
      const opening = quietHours.allowed(zone, at);
      const change = opening.open ? opening.closesAt : opening.opensAt;
      expect([isOpen(change - 1), isOpen(change)]).toEqual([opening.open, !opening.open]);
      expect(minutesOnTheWall(zone, change)).toBe(opening.open ? 21 * 60 : 8 * 60);
      if (!opening.open) openings += 1;
      at = change;
    }
    expect(openings).toBeGreaterThanOrEqual(364);
    expect(openings).toBeLessThanOrEqual(366);
  });
});

describe('the days on which clocks are changed', () => {
  const hours = (from: string, until: string) => createQuietHours({ enabled: true, from, until });
  const newYork = 'America/New_York';

  it('are looked at in this test: two a year in New York, London and Sydney, none elsewhere', () => {
    expect(zones.map((zone) => daysOfChange(zone).length)).toEqual([2, 0, 0, 0, 2, 2]);
  });

  it('skip hours that do not exist: in New York 8 March 2026 goes from 01:59 to 03:00', () => {
    const before = Date.parse('2026-03-08T01:00:00-05:00');
    expect(hours('02:00', '03:00').allowed(newYork, before)).toEqual({
      open: false,
      opensAt: Date.parse('2026-03-09T02:00:00-04:00'),
    });
    expect(hours('02:30', '04:00').allowed(newYork, before)).toEqual({
      open: false,
      opensAt: Date.parse('2026-03-08T03:00:00-04:00'),
    });
    expect(hours('00:30', '02:30').allowed(newYork, before)).toEqual({
      open: true,
      closesAt: Date.parse('2026-03-08T03:00:00-04:00'),
    });
  });

  it('can be any day of the week: in Tehran 21 September 2022 was a Wednesday', () => {
    const quietHours = createQuietHours(defaultQuietHours);
    const before = Date.parse('2022-09-20T22:00:00+04:30');
    const opening = quietHours.allowed('Asia/Tehran', before);
    expect(opening).toEqual({ open: false, opensAt: Date.parse('2022-09-21T08:00:00+04:30') });
    expect(quietHours.allowed('Asia/Tehran', Date.parse('2022-09-21T22:00:00+04:30'))).toEqual({
      open: false,
      opensAt: Date.parse('2022-09-22T08:00:00+03:30'),
    });
  });

  it('have an hour twice: in New York 1 November 2026 goes from 01:59 back to 01:00', () => {
    const first = Date.parse('2026-11-01T01:15:00-04:00');
    expect(hours('00:15', '01:30').allowed(newYork, first)).toEqual({
      open: true,
      closesAt: Date.parse('2026-11-01T01:30:00-04:00'),
    });
    expect(hours('00:15', '01:30').allowed(newYork, first + 30 * minuteMs)).toEqual({
      open: false,
      opensAt: Date.parse('2026-11-01T01:00:00-05:00'),
    });
    expect(hours('01:00', '02:00').allowed(newYork, first)).toEqual({
      open: true,
      closesAt: Date.parse('2026-11-01T02:00:00-05:00'),
    });
  });
});
