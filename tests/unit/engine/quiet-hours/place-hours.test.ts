import { DateTime } from 'luxon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaceHours } from '../../../../src-main/campaigns/sending/calendar/place-hours.ts';
import { createQuietHours, zoneKeyOf } from '../../../../src-main/engine/quiet-hours.ts';
import { stateOf } from '../../../../src-shared/phone/places-with-hours.ts';
import { placeRules, ruleOfPlace } from '../../../../src-shared/settings/place-hours.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { minutesOnTheWall } from './wall-clock.ts';

const places = createPlaceHours();
const quietHours = createQuietHours(defaultQuietHours, places);
const newYork = (time: string) => DateTime.fromISO(time, { zone: 'America/New_York' }).toMillis();
const chicago = (time: string) => DateTime.fromISO(time, { zone: 'America/Chicago' }).toMillis();

describe('the places of a contact', () => {
  it('are those of the area code and of the address, where these have hours of their own', () => {
    expect(zoneKeyOf(null, '+13055550123')).toBe('America/New_York@US-FL');
    expect(zoneKeyOf(null, '+18505550123')).toBe('America/Chicago|America/New_York@US-FL');
    expect(zoneKeyOf(null, '+12125550123')).toBe('America/New_York');
    expect(zoneKeyOf(null, '+12125550123', 'tx')).toBe('America/New_York@US-TX');
    expect(zoneKeyOf(null, '+12125550123', ' Texas ')).toBe('America/New_York@US-TX');
    expect(zoneKeyOf(null, '+13055550123', 'TX')).toBe('America/New_York@US-FL+US-TX');
    expect(zoneKeyOf(null, '+13055550123', 'Florida')).toBe('America/New_York@US-FL');
    expect(zoneKeyOf(null, '+12125550123', 'Bavaria')).toBe('America/New_York');
    expect(zoneKeyOf(null, '+33639981234')).toBe('Europe/Paris@FR');
    expect(zoneKeyOf('Europe/London', '+13055550123')).toBe('Europe/London@US-FL');
  });
});

describe('the hours of a place', () => {
  it('narrow those of the setting: Florida closes at 8 PM', () => {
    const florida = 'America/New_York@US-FL';
    expect(quietHours.allowed(florida, newYork('2026-06-02T12:00'))).toEqual({
      open: true,
      closesAt: newYork('2026-06-02T20:00'),
    });
    expect(quietHours.allowed(florida, newYork('2026-06-02T20:30'))).toEqual({
      open: false,
      opensAt: newYork('2026-06-03T08:00'),
    });
    expect(quietHours.allowed('America/New_York', newYork('2026-06-02T20:30')).open).toBe(true);
  });

  it('may close a whole day: nobody in Alabama is texted from Saturday evening to Monday', () => {
    const alabama = 'America/Chicago@US-AL';
    expect(quietHours.allowed(alabama, chicago('2026-06-06T20:00'))).toEqual({
      open: false,
      opensAt: chicago('2026-06-08T08:00'),
    });
  });

  it('may close public holidays, those of the place', () => {
    const louisiana = 'America/Chicago@US-LA';
    // Mardi Gras, a holiday of Louisiana alone.
    expect(quietHours.allowed(louisiana, chicago('2026-02-17T12:00'))).toEqual({
      open: false,
      opensAt: chicago('2026-02-18T08:00'),
    });
    expect(quietHours.allowed('America/Chicago@US-AL', chicago('2026-02-17T12:00')).open).toBe(
      true,
    );
    expect(quietHours.allowed('Europe/Paris@FR', Date.parse('2026-07-14T10:00Z')).open).toBe(false);
    expect(quietHours.allowed('Europe/Paris@FR', Date.parse('2026-07-15T10:00Z')).open).toBe(true);
  });

  it('are the strictest of two places', () => {
    const both = 'America/Chicago@US-FL+US-TX';
    expect(quietHours.allowed(both, chicago('2026-06-07T11:00'))).toEqual({
      open: false,
      opensAt: chicago('2026-06-07T12:00'),
    });
    expect(quietHours.allowed(both, chicago('2026-06-07T12:00'))).toEqual({
      open: true,
      closesAt: chicago('2026-06-07T20:00'),
    });
  });

  it('are not asked for where the setting leaves them out, and never without quiet hours', () => {
    const night = newYork('2026-06-02T20:30');
    const withoutPlaces = createQuietHours(defaultQuietHours);
    const off = createQuietHours({ ...defaultQuietHours, enabled: false }, places);
    expect(withoutPlaces.allowed('America/New_York@US-FL', night).open).toBe(true);
    expect(off.allowed('America/New_York@US-FL', night).open).toBe(true);
  });

  it('that have nothing in common with the setting say when to look again, and end', () => {
    const evenings = createQuietHours({ enabled: true, from: '20:00', until: '21:00' }, places);
    const now = newYork('2026-06-02T20:30');
    const opening = evenings.allowed('America/New_York@US-FL', now);
    expect(opening.open).toBe(false);
    if (!opening.open) expect(opening.opensAt - now).toBeGreaterThan(14 * 86_400_000);
  });

  it('hold for a whole year: open only within the week of the place, on days that are no holidays', () => {
    const zone = 'America/New_York';
    const times = fc.integer({ min: newYork('2026-01-01'), max: newYork('2027-01-01') });
    fc.assert(
      fc.property(fc.constantFrom(...placeRules), times, ({ place }, at) => {
        const local = DateTime.fromMillis(at, { zone });
        const day = Math.round(Date.parse(local.toISODate() ?? '') / 86_400_000);
        const own = ruleOfPlace(place)?.week[local.weekday % 7];
        const minutes = minutesOnTheWall(zone, at);
        const isHoliday = places.hoursOn(place, day) === null && own !== null;
        const isWithin =
          own !== null &&
          own !== undefined &&
          !isHoliday &&
          minutes >= Math.max(own.from, 8 * 60) &&
          minutes < Math.min(own.until, 21 * 60);
        expect(quietHours.allowed(`${zone}@${place}`, at).open).toBe(isWithin);
      }),
      { numRuns: 2000 },
    );
  });
});

it('every rule has hours, a source and the day when this was read', () => {
  for (const { week, source, checkedOn, name } of placeRules) {
    expect(week).toHaveLength(7);
    expect(week.some((day) => day !== null && day.until - day.from >= 60)).toBe(true);
    expect([name, source.length > 5]).toEqual([name, true]);
    expect(checkedOn).toMatch(/^2026-\d\d-\d\d$/);
  }
});

it('the state of an address is in one of the usual custom fields', () => {
  expect(stateOf({ state_province: 'FL', city: 'Miami' })).toBe('FL');
  expect(stateOf({ state: ' ', region: 'Texas' })).toBe('Texas');
  expect(stateOf({ city: 'Miami' })).toBe('');
});
