import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createQuietHours,
  leastTimeLeftMs,
  validitySeconds,
  zoneKeyOf,
} from '../../../../src-main/engine/quiet-hours.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { asTimeOfDay, isWithin } from './wall-clock.ts';

const minuteMs = 60_000;

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const anyTime = fc
  .integer({ min: Date.UTC(2022, 0, 1) / 1000, max: Date.UTC(2031, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000 + 123);

/** Allowed hours, in minutes since midnight, at least an hour long. */
const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 60, max: 1439 }))
  .map(([from, length]) => ({ from, until: Math.min(1440, from + length) }));

function quietHoursOf(hours: { readonly from: number; readonly until: number }) {
  return createQuietHours({
    enabled: true,
    from: asTimeOfDay(hours.from),
    until: asTimeOfDay(hours.until),
  });
}

/** Whether it is within the hours in all zones; and the first minute from `at` on in which that changes. */
function bruteForce(zones: readonly string[], { from, until }: { from: number; until: number }) {
  const isOpen = (at: number) => zones.every((zone) => isWithin(zone, from, until, at));
  return {
    isOpen,
    changesAfter(at: number): number {
      const open = isOpen(at);
      let next = Math.floor(at / minuteMs) * minuteMs + minuteMs;
      while (isOpen(next) === open) next += minuteMs;
      return next;
    },
    minutesInCommon: (midnight: number) =>
      Array.from({ length: 1440 }, (_, minute) => midnight + minute * minuteMs).filter(isOpen)
        .length,
  };
}

describe('quiet hours', () => {
  it('open at the first minute within the hours, and close at the first one outside, in any zone', () => {
    fc.assert(
      fc.property(anyZone, anyHours, anyTime, (zone, hours, now) => {
        const expected = bruteForce([zone], hours);
        const opening = quietHoursOf(hours).allowed(zone, now);
        expect(opening.open).toBe(expected.isOpen(now));
        expect(opening.open ? opening.closesAt : opening.opensAt).toBe(expected.changesAfter(now));
      }),
      { numRuns: 150 },
    );
  });

  it('are over only where it is day in every zone of a number', () => {
    const keys = [
      'America/Chicago|America/Denver',
      'America/Phoenix|America/Denver',
      'America/New_York|America/Los_Angeles|Pacific/Honolulu|America/Anchorage',
      'Australia/Sydney|Australia/Brisbane|Australia/Perth|Australia/Lord_Howe',
      'America/Tijuana|America/Hermosillo|America/Cancun',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...keys), anyTime, (key, now) => {
        const expected = bruteForce(key.split('|'), { from: 8 * 60, until: 21 * 60 });
        const opening = createQuietHours(defaultQuietHours).allowed(key, now);
        expect(opening.open).toBe(expected.isOpen(now));
        expect(opening.open ? opening.closesAt : opening.opensAt).toBe(expected.changesAfter(now));
      }),
      { numRuns: 80 },
    );
  });

  it('leave the zones with the fewest people out where not an hour is common to all, and no others', () => {
    const farApart = ['Europe/Moscow', 'Asia/Kamchatka', 'Europe/London', 'Australia/Sydney'];
    fc.assert(
      fc.property(
        anyHours,
        anyTime,
        fc.shuffledSubarray(farApart, { minLength: 2 }),
        (hours, now, zones) => {
          const year = new Date(now).getUTCFullYear();
          const samples = [Date.UTC(year, 0, 15), Date.UTC(year, 6, 15)];
          const counts = zones.map((_, index) => zones.slice(0, zones.length - index));
          const counted =
            counts.find((some) =>
              samples.every((at) => bruteForce(some, hours).minutesInCommon(at) >= 60),
            ) ?? zones.slice(0, 1);
          const opening = quietHoursOf(hours).allowed(zones.join('|'), now);
          expect(opening.open).toBe(bruteForce(counted, hours).isOpen(now));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('let a Russian number be texted while it is day from Kaliningrad to Kamchatka', () => {
    const russia = zoneKeyOf(null, '+79161234567');
    const night = Date.parse('2026-06-01T00:00:00+03:00');
    const opening = createQuietHours(defaultQuietHours).allowed(russia, night);
    expect(opening).toEqual({ open: false, opensAt: Date.parse('2026-06-01T08:00:00+02:00') });
    expect(
      createQuietHours(defaultQuietHours).allowed(russia, Date.parse('2026-06-01T06:00:00Z')),
    ).toEqual({ open: true, closesAt: Date.parse('2026-06-01T21:00:00+12:00') });
  });

  it('leave a zone out all the year where only one season has an hour in common', () => {
    // London and Tokyo are nine hours apart in winter and eight in summer.
    const quietHours = createQuietHours({ enabled: true, from: '09:00', until: '18:30' });
    const key = 'Europe/London|Asia/Tokyo';
    expect(quietHours.allowed(key, Date.parse('2026-06-01T12:00:00+01:00')).open).toBe(true);
    expect(quietHours.allowed(key, Date.parse('2026-12-01T12:00:00Z')).open).toBe(true);
  });

  it('count a zone with which an hour is common, and not one with less', () => {
    const key = 'America/New_York|America/Los_Angeles';
    const nineInNewYork = Date.parse('2026-06-01T09:00:00-04:00');
    const anHour = createQuietHours({ enabled: true, from: '09:00', until: '13:00' });
    expect(anHour.allowed(key, nineInNewYork)).toEqual({
      open: false,
      opensAt: Date.parse('2026-06-01T09:00:00-07:00'),
    });
    const less = createQuietHours({ enabled: true, from: '09:00', until: '12:59' });
    expect(less.allowed(key, nineInNewYork)).toEqual({
      open: true,
      closesAt: Date.parse('2026-06-01T12:59:00-04:00'),
    });
  });

  it('keep to the first zone of a key whatever the others are', () => {
    const narrow = createQuietHours({ enabled: true, from: '09:00', until: '10:00' });
    const newYorkMorning = Date.parse('2026-06-01T09:30:00-04:00');
    const key = 'America/New_York|America/Chicago|Pacific/Honolulu';
    expect(narrow.allowed(key, newYorkMorning)).toEqual({
      open: true,
      closesAt: Date.parse('2026-06-01T10:00:00-04:00'),
    });
  });

  it('say the same however the clock was set before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/London', 'America/Chicago|America/Denver', 'Asia/Kolkata'),
        fc.array(anyTime, { minLength: 2, maxLength: 30 }),
        (key, times) => {
          const asked = createQuietHours(defaultQuietHours);
          for (const now of times.flatMap((at) => [at, at + 3_600_000, at - 3_600_000, at - 1])) {
            const fresh = createQuietHours(defaultQuietHours);
            expect(asked.allowed(key, now)).toEqual(fresh.allowed(key, now));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('hold on to a year’s end, on which nothing changes', () => {
    const quietHours = createQuietHours({ enabled: true, from: '12:00', until: '22:00' });
    const key = 'America/Los_Angeles|America/New_York';
    expect(quietHours.allowed(key, Date.parse('2026-12-31T23:00:00Z'))).toEqual({
      open: true,
      closesAt: Date.parse('2026-12-31T22:00:00-05:00'),
    });
  });

  it('never hold up anything where they are switched off or leave the whole day', () => {
    const off = createQuietHours({ ...defaultQuietHours, enabled: false });
    const wholeDay = createQuietHours({ enabled: true, from: '00:00', until: '24:00' });
    for (const quietHours of [off, wholeDay]) {
      const opening = quietHours.allowed('America/New_York', Date.UTC(2026, 0, 1, 8));
      expect(opening).toEqual({ open: true, closesAt: Infinity });
    }
  });

  it('work with keys that no computer knows, as for numbers of no country', () => {
    const quietHours = createQuietHours(defaultQuietHours);
    const now = Date.parse('2026-06-01T12:00:00Z');
    const ofNoCountry = quietHours.allowed(zoneKeyOf(null, '+881612345678'), now);
    expect(ofNoCountry).toEqual({ open: false, opensAt: Date.parse('2026-06-01T15:00:00Z') });
    for (const key of ['', '|', 'Mars/Olympus_Mons', '; DROP TABLE messages']) {
      expect(quietHours.allowed(key, now)).toEqual(ofNoCountry);
    }
    expect(quietHours.allowed('Mars/Olympus_Mons|Europe/Berlin', now)).toEqual(
      quietHours.allowed('Europe/Berlin', now),
    );
  });
});

describe('the zones that count for a contact', () => {
  it('are those of its number, unless the contact has one', () => {
    expect(zoneKeyOf(null, '+12125550123')).toBe('America/New_York');
    expect(zoneKeyOf('Europe/London', '+12125550123')).toBe('Europe/London');
  });

  it.each(['', 'EST', 'PST8PDT', 'Eastern', '-5', 'GMT+2', 'America/Gotham', 'A/B|C/D', ' '])(
    'are those of its number where the contact’s is no place: %j',
    (timeZone) => {
      expect(zoneKeyOf(timeZone, '+12125550123')).toBe('America/New_York');
    },
  );
});

describe('how long Twilio may keep trying', () => {
  const now = Date.UTC(2026, 5, 1);

  it('ends a minute before the quiet hours begin', () => {
    expect(validitySeconds(now + 3_600_000, now)).toBe(3540);
    expect(validitySeconds(now + 3_600_999, now)).toBe(3540);
  });

  it('is at most what Twilio takes, or what is asked for', () => {
    expect(validitySeconds(now + 13 * 3_600_000, now)).toBe(36_000);
    expect(validitySeconds(Infinity, now)).toBe(36_000);
    expect(validitySeconds(now + 13 * 3_600_000, now, 14_400)).toBe(14_400);
  });

  it('is a second at least, and with less a message has to wait', () => {
    expect(validitySeconds(now + leastTimeLeftMs, now)).toBe(1);
    expect(validitySeconds(now + leastTimeLeftMs - 1, now)).toBeNull();
    expect(validitySeconds(now, now)).toBeNull();
    expect(validitySeconds(now - 5000, now)).toBeNull();
  });
});
