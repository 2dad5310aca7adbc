import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeInZone } from '../../../src-shared/reminder/local-time.ts';
import { anyDate, anyQuarter, anyZone, anyZoneAndDate, onTheWall } from './zones.ts';

const quarterMs = 15 * 60_000;
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

/** By looking at the clock each quarter of an hour. */
function firstSeen(date: string, time: string, zone: string): number {
  let at = Date.parse(`${date}T${time}:00Z`) - 26 * 3_600_000;
  while (onTheWall(zone, at) < `${date} ${time}`) at += quarterMs;
  return at;
}

describe('a day and time on the clock of a zone', () => {
  it.each([
    ['2026-06-02', '09:00', 'America/New_York', '2026-06-02T13:00'],
    ['2026-12-02', '09:00', 'America/New_York', '2026-12-02T14:00'],
    ['2026-12-02', '09:00', 'Asia/Kolkata', '2026-12-02T03:30'],
    // Skipped: 2:00 to 3:00, 2:00 to 2:30, 0:00 to 1:00.
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-29', '02:15', 'Europe/Berlin', '2026-03-29T01:00'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00'],
    // Twice.
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    // A day that was none: Samoa went over the date line.
    ['2011-12-29', '12:00', 'Pacific/Apia', '2011-12-29T22:00'],
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00'],
    ['2011-12-31', '12:00', 'Pacific/Apia', '2011-12-30T22:00'],
    // The clock goes back for Ramadan.
    ['2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:00'],
  ])('%s %s in %s', (date, time, zone, expected) => {
    expect(iso(timeInZone(date, time, zone))).toBe(expected);
  });

  it('is the first time that the clock shows, or the first after it', () => {
    fc.assert(
      fc.property(anyZoneAndDate, anyQuarter, ([zone, date], time) => {
        expect(iso(timeInZone(date, time, zone))).toBe(iso(firstSeen(date, time, zone)));
      }),
      { numRuns: 400 },
    );
  });

  it('never goes back where day and time go on', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyDate(2008, 2034), anyQuarter),
        fc.tuple(anyDate(2008, 2034), anyQuarter),
        anyZone,
        (one, other, zone) => {
          const isInOrder = one.join(' ') <= other.join(' ');
          const [first, second] = isInOrder ? [one, other] : [other, one];
          expect(timeInZone(...first, zone)).toBeLessThanOrEqual(timeInZone(...second, zone));
        },
      ),
    );
  });

  it('needs a zone that this computer knows', () => {
    expect(() => timeInZone('2026-06-02', '09:00', 'Mars/Base')).toThrow('No time zone: Mars/Base');
    expect(() => timeInZone('2026-02-30', '09:00', 'Europe/Berlin')).toThrow('No time');
  });
});
