import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { forecastOf } from '../../../src-main/campaigns/review/review-forecast.ts';
import { anyHour, createQuietHours } from '../../../src-main/engine/quiet-hours.ts';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { defaultQuietHours } from '../../../src-shared/settings/quiet-hours.ts';

const now = Date.UTC(2026, 10, 30, 17);
const newYork = 'America/New_York';
const vegas = 'America/Los_Angeles';
const at = (local: string, zone: string) => DateTime.fromISO(local, { zone }).toMillis();

const schedule: Schedule = {
  at: '2026-12-02T09:00',
  zone: 'mine',
  timeZone: newYork,
  past: 'next-day',
  lateMinutes: 120,
};

const basis = {
  now,
  byZone: new Map([
    [newYork, { people: 600, segments: 600 }],
    [vegas, { people: 300, segments: 300 }],
  ]),
  segmentsPerSecond: 1,
  dailyCap: () => null,
  quietHours: anyHour,
} as const;

describe('the forecast of a review', () => {
  it('starts now without a time, and where the time is past', () => {
    expect(forecastOf(basis)).toMatchObject({ startsAt: now, finishesAt: now + 900_000 });
    const past = { ...schedule, at: '2026-11-30T09:00' };
    expect(forecastOf({ ...basis, schedule: past })).toMatchObject({
      startsAt: now,
      finishesAt: now + 900_000,
    });
  });

  it('ends where its budget ends', () => {
    expect(forecastOf({ ...basis, budgetSegments: 600 })).toMatchObject({
      finishesAt: null,
      stopsAt: now + 600_000,
    });
    expect(forecastOf({ ...basis, budgetSegments: 900 })).toMatchObject({
      finishesAt: now + 900_000,
      stopsAt: null,
    });
    const canary = { messages: 300, deliveredShare: 0.9, waitMinutes: 30 };
    expect(forecastOf({ ...basis, canary, budgetSegments: 200 }).stopsAt).toBe(now + 200_000);
    expect(forecastOf({ ...basis, canary, budgetSegments: 600 }).stopsAt).toBe(now + 610_000);
  });

  it('starts at the time of the plan, and looks at the hours of that time', () => {
    const startsAt = at('2026-12-02T09:00', newYork);
    const quietHours = createQuietHours(defaultQuietHours);
    // Nine in New York is six in the west, where texts may go from eight on.
    const opensInTheWest = at('2026-12-02T08:00', vegas);
    expect(forecastOf({ ...basis, schedule, quietHours })).toMatchObject({
      startsAt,
      finishesAt: opensInTheWest + 300_000,
      waiting: [{ until: opensInTheWest, people: 300 }],
    });
  });

  it('gives each person their own hour', () => {
    const own = { ...schedule, zone: 'recipient' } as const;
    const inTheWest = at('2026-12-02T09:00', vegas);
    expect(forecastOf({ ...basis, schedule: own })).toEqual({
      startsAt: at('2026-12-02T09:00', newYork),
      finishesAt: inTheWest + 300_000,
      stopsAt: null,
      segmentsPerSecond: 1,
      waiting: [{ until: inTheWest, people: 300 }],
    });
  });

  it('waits for the receipts of the first texts', () => {
    const canary = { messages: 90, deliveredShare: 0.9, waitMinutes: 30 };
    expect(forecastOf({ ...basis, canary }).finishesAt).toBe(now + 900_000 + 10_000);
    const all = { ...canary, messages: 5000 };
    expect(forecastOf({ ...basis, canary: all }).finishesAt).toBe(now + 900_000);
  });

  it('counts the first texts under the cap of their day', () => {
    const canary = { messages: 90, deliveredShare: 0.9, waitMinutes: 30 };
    const resetsAt = now + 3_600_000;
    const dailyCap = (time: number) => ({
      limit: 500,
      used: 0,
      resetsAt: time < resetsAt ? resetsAt : resetsAt + 86_400_000,
    });
    expect(forecastOf({ ...basis, canary, dailyCap }).finishesAt).toBe(resetsAt + 400_000);
  });
});
