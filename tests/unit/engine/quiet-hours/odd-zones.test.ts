import { expect, it } from 'vitest';
import { createQuietHours } from '../../../../src-main/engine/quiet-hours.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { minutesOnTheWall } from './wall-clock.ts';

const yearStart = Date.UTC(2026, 0, 1);
const yearEnd = Date.UTC(2027, 0, 1);

/* Half and quarter hours off, clocks that move by half an hour, midnights that do not exist. */
it.each([
  'America/Indiana/Indianapolis',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
])('quiet hours in %s begin and end by the clock on the wall, all the year', (zone) => {
  const quietHours = createQuietHours(defaultQuietHours);
  const openings: number[] = [];
  let at = yearStart;
  while (at < yearEnd) {
    const opening = quietHours.allowed(zone, at);
    at = opening.open ? opening.closesAt : opening.opensAt;
    expect([at, minutesOnTheWall(zone, at)]).toEqual([at, opening.open ? 21 * 60 : 8 * 60]);
    if (!opening.open) openings.push(at);
  }
  expect(Math.abs(openings.length - 365)).toBeLessThanOrEqual(1);
});
