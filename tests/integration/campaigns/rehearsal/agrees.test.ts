import { describe, expect, it } from 'vitest';
import type { SendPlan } from '../../../../src-shared/campaign/plan.ts';
import type { SettingsChanges } from '../../../../src-shared/settings/settings.ts';
import { defaultQuietHours } from '../../../../src-shared/settings/quiet-hours.ts';
import { noon, type Person } from '../../../support/reviews.ts';
import { peopleOf, rehearseIn } from './rehearsals.ts';

/** When it is nine there on 2 December: the hour of the schedule below. */
const nineInNewYork = Date.UTC(2026, 11, 2, 14);

interface Case {
  readonly what: string;
  readonly now?: number;
  readonly people: readonly Person[];
  readonly settings?: SettingsChanges;
  readonly plan?: SendPlan;
}

const inThreeZones = [...peopleOf(212, 100), ...peopleOf(702, 90), ...peopleOf(808, 60)];
const hours = { quietHours: defaultQuietHours, placeHours: false };
const schedule = {
  at: '2026-12-02T09:00',
  timeZone: 'America/New_York',
  past: 'next-day',
  lateMinutes: 120,
} as const;

const cases: readonly Case[] = [
  { what: 'one country, within the day', people: peopleOf(212, 100) },
  {
    what: 'many people with one segment each',
    people: peopleOf(212, 1500).map(({ phone }) => ({ phone, firstName: 'Ann' })),
  },
  {
    what: 'many people at ten segments a second',
    people: peopleOf(212, 3000).map(({ phone }) => ({ phone, firstName: 'Ann' })),
    settings: { segmentsPerSecond: 10 },
  },
  {
    what: 'one country, with the hours of places',
    people: peopleOf(727, 100),
    settings: { placeHours: true },
  },
  {
    what: 'two countries',
    people: [...peopleOf(212, 100), ...peopleOf(604, 80)],
    settings: { segmentsPerSecond: 0.5 },
  },
  {
    what: 'three zones, over a night',
    now: Date.UTC(2026, 11, 1, 1, 50),
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.02 },
  },
  {
    what: 'three zones, early in the day',
    now: Date.UTC(2026, 10, 30, 14),
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.05 },
  },
  {
    what: 'a daily limit',
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.5, dailySegments: 150 },
  },
  {
    what: 'a daily limit and quiet hours with hours of places',
    people: inThreeZones,
    settings: { ...hours, placeHours: true, segmentsPerSecond: 0.02, dailySegments: 90 },
  },
  {
    what: 'first texts',
    people: inThreeZones,
    settings: { segmentsPerSecond: 0.5 },
    plan: { canary: { messages: 50, deliveredShare: 0.9, waitMinutes: 30 } },
  },
  {
    what: 'first texts in three zones, early in the day, with a daily limit',
    now: Date.UTC(2026, 10, 30, 14),
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.05, dailySegments: 200 },
    plan: { canary: { messages: 50, deliveredShare: 0.9, waitMinutes: 30 } },
  },
  {
    what: 'scheduled by my clock',
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.1 },
    plan: { schedule: { ...schedule, zone: 'mine' } },
  },
  {
    what: 'scheduled at each person’s own hour',
    people: inThreeZones,
    settings: { ...hours, segmentsPerSecond: 0.1 },
    plan: { schedule: { ...schedule, zone: 'recipient' } },
  },
];

const withinTwoPercent = (value: number, expected: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(0.02 * expected);

describe('a rehearsal that its budget stops comes to what the review foresees, within 2 %', () => {
  it.each([
    { what: 'a budget', plan: { budgetSegments: 120 } },
    {
      what: 'a budget that ends after the first texts',
      plan: {
        budgetSegments: 120,
        canary: { messages: 50, deliveredShare: 0.9, waitMinutes: 30 },
      },
    },
    {
      what: 'a budget that ends within the first texts',
      plan: {
        budgetSegments: 120,
        canary: { messages: 150, deliveredShare: 0.9, waitMinutes: 30 },
      },
    },
  ])('$what', async ({ plan }) => {
    const people = peopleOf(212, 300).map(({ phone }) => ({ phone, firstName: 'Ann' }));
    const { rehearsal } = await rehearseIn({ people, draft: { plan } });
    const { foreseen } = rehearsal;
    expect(rehearsal).toMatchObject({ ended: 'paused', segments: 120, finishesAt: null });
    expect(foreseen.finishesAt).toBeNull();
    withinTwoPercent(
      (rehearsal.stopsAt ?? Infinity) - rehearsal.startsAt,
      (foreseen.stopsAt ?? Infinity) - foreseen.startsAt,
    );
  });
});

describe('a rehearsal comes to what the review foresees, within 2 %', () => {
  it.each(cases)('$what', async ({ now = noon, people, settings = {}, plan }) => {
    const { rehearsal } = await rehearseIn({
      people,
      now,
      settings,
      draft: plan === undefined ? {} : { plan },
    });
    const { foreseen } = rehearsal;
    expect(rehearsal).toMatchObject({ ended: 'done', people: { all: people.length, failed: 0 } });
    expect(rehearsal.people.delivered).toBe(people.length);
    expect(foreseen.people).toBe(people.length);
    withinTwoPercent(rehearsal.segments, foreseen.segments);
    expect(foreseen.cost.amount?.most).toBeGreaterThan(0);
    withinTwoPercent(rehearsal.cost.amount?.most ?? 0, foreseen.cost.amount?.most ?? 0);
    const tookMs = (rehearsal.finishesAt ?? Infinity) - rehearsal.startsAt;
    const foreseenMs = (foreseen.finishesAt ?? Infinity) - foreseen.startsAt;
    const planned = plan?.schedule === undefined ? now : nineInNewYork;
    expect([rehearsal.startsAt, foreseen.startsAt]).toEqual([planned, planned]);
    withinTwoPercent(tookMs, foreseenMs);
  });
});
