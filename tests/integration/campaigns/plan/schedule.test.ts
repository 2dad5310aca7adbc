import { describe, expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startCampaign } from '../../../../src-main/campaigns/lifecycle.ts';
import {
  scheduleCampaign,
  scheduledCampaigns,
  unscheduleCampaign,
} from '../../../../src-main/campaigns/plan/schedule.ts';
import { createScheduler } from '../../../../src-main/campaigns/plan/scheduler.ts';
import { dueAt, scheduledStart } from '../../../../src-main/campaigns/plan/schedule-times.ts';
import type { Schedule } from '../../../../src-shared/campaign/schedule.ts';
import { draftedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

const minute = 60_000;
const schedule: Schedule = {
  at: '2026-12-01T09:00',
  zone: 'recipient',
  timeZone: 'America/Chicago',
  past: 'next-day',
  lateMinutes: 60,
};
const newYork = 'America/New_York';
const losAngeles = 'America/Los_Angeles';
const time = (utc: string) => Date.parse(`2026-12-${utc}:00Z`);

describe('the time of a schedule', () => {
  it('is the same moment for all by my clock, and each one’s own otherwise', () => {
    const now = time('01T00:00');
    const zones = [newYork, losAngeles];
    expect(scheduledStart({ ...schedule, zone: 'mine' }, zones, now)).toBe(time('01T15:00'));
    expect(scheduledStart(schedule, zones, now)).toBe(time('01T14:00'));
    const times = { plannedAt: time('01T14:00'), now: time('01T14:00') };
    expect(dueAt(schedule, newYork, times)).toBe(time('01T14:00'));
    expect(dueAt(schedule, losAngeles, times)).toBe(time('01T17:00'));
  });

  it('is the last one where a number can be in several zones', () => {
    const times = { plannedAt: time('01T14:00'), now: time('01T14:00') };
    expect(dueAt(schedule, `${newYork}|${losAngeles}`, times)).toBe(time('01T17:00'));
  });

  it('is past for some: for them the next day or at once, as chosen', () => {
    const now = time('01T15:30');
    expect(scheduledStart(schedule, [newYork, losAngeles], now)).toBe(now + 1);
    const times = { plannedAt: now + 1, now: now + 1 };
    expect(dueAt(schedule, newYork, times)).toBe(time('02T14:00'));
    expect(dueAt({ ...schedule, past: 'at-once' }, newYork, times)).toBeLessThanOrEqual(now + 1);
    expect(dueAt(schedule, losAngeles, times)).toBe(time('01T17:00'));
    expect(scheduledStart(schedule, [newYork], now)).toBeNull();
  });

  it('is at the chosen hour of the next day that has it, also where a day has 23 or 25 hours', () => {
    const next = (at: string, now: string) => {
      const times = { plannedAt: Date.parse(now), now: Date.parse(now) };
      return new Date(dueAt({ ...schedule, at }, newYork, times)).toISOString();
    };
    // Clocks go forward on 14 March 2027 and back on 7 November 2027, at 2:00.
    expect(next('2027-03-13T09:00', '2027-03-14T13:30:00Z')).toBe('2027-03-15T13:00:00.000Z');
    expect(next('2027-11-06T09:00', '2027-11-07T13:30:00Z')).toBe('2027-11-07T14:00:00.000Z');
    expect(next('2027-03-14T02:30', '2027-03-14T09:00:00Z')).toBe('2027-03-15T06:30:00.000Z');
  });

  it('is on the next day of my clock where the campaign keeps to that', () => {
    const mine: Schedule = { ...schedule, at: '2027-03-13T09:00', zone: 'mine' };
    const now = Date.parse('2027-03-13T18:00:00Z');
    const due = dueAt(mine, 'America/Phoenix', { plannedAt: now, now });
    expect(new Date(due).toISOString()).toBe('2027-03-14T14:00:00.000Z');
  });

  it('is past because Ovo was late: then they get the text at once', () => {
    const times = { plannedAt: time('01T14:00'), now: time('01T14:50') };
    expect(dueAt(schedule, newYork, times)).toBeLessThan(times.now);
  });
});

describe('a scheduled campaign', () => {
  const setUp = () => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    const now = clock.now();
    const plan = { schedule: { ...schedule, zone: 'mine' } } as const;
    const { id, revision, sender } = draftedCampaign(db, { contacts: 3, now, plan });
    return { clock, db, id, revision, sender, scheduledAt: now + 10 * minute };
  };

  it('starts at its time, once, and not before', async () => {
    const { clock, db, id, revision, sender, scheduledAt } = setUp();
    scheduleCampaign(db, id, { scheduledAt, revision, now: clock.now() });
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'scheduled', scheduledAt });
    const started: number[] = [];
    const scheduler = createScheduler({
      db,
      clock,
      start: async (campaignId) => {
        started.push(clock.now());
        startCampaign(db, campaignId, { revision, gateway: 'twilio', sender, now: clock.now() });
      },
      onError: (error) => {
        throw error;
      },
    });
    scheduler.follow();
    await clock.advance(9 * minute);
    expect(started).toEqual([]);
    await clock.advance(5 * minute);
    expect(started).toHaveLength(1);
    expect(Math.abs((started[0] ?? 0) - scheduledAt)).toBeLessThan(1000);
    expect(campaignSnapshot(db, id).status).toBe('sending');
    scheduler.stop();
  });

  it('still starts where Ovo comes back in time, and asks where it does not', async () => {
    const { clock, db, id, revision, scheduledAt } = setUp();
    scheduleCampaign(db, id, { scheduledAt, revision, now: clock.now() });
    const started: number[] = [];
    const follow = async () => {
      const scheduler = createScheduler({
        db,
        clock,
        start: async (campaignId) => void started.push(campaignId),
        onError: () => undefined,
      });
      scheduler.follow();
      await clock.advance(1000);
      scheduler.stop();
    };
    await clock.advance(10 * minute + 59 * minute);
    await follow();
    expect(started).toEqual([id]);
    await clock.advance(2 * minute);
    await follow();
    expect(started).toEqual([id]);
    expect(scheduledCampaigns(db, clock.now())).toMatchObject([{ id, isMissed: true }]);
  });

  it('is a draft again when somebody says so', () => {
    const { clock, db, id, revision, scheduledAt } = setUp();
    scheduleCampaign(db, id, { scheduledAt, revision, now: clock.now() });
    expect(() => scheduleCampaign(db, id, { scheduledAt, revision, now: 0 })).toThrow(/scheduled/);
    unscheduleCampaign(db, id, clock.now());
    expect(campaignSnapshot(db, id)).not.toHaveProperty('scheduledAt');
    expect(campaignSnapshot(db, id).status).toBe('draft');
    expect(() => unscheduleCampaign(db, id, clock.now())).toThrow(/Only a scheduled campaign/);
  });

  it('texts each person at the chosen hour', () => {
    const { clock, db } = setUp();
    const now = clock.now();
    const plan = { schedule };
    const { id, revision, sender } = draftedCampaign(db, {
      contacts: 2,
      firstPhone: 500,
      now,
      plan,
      zoneKey: losAngeles,
    });
    scheduleCampaign(db, id, { scheduledAt: time('01T14:00'), revision, now });
    startCampaign(db, id, { revision, gateway: 'twilio', sender, now: time('01T14:00') });
    const times = db.sqlite
      .prepare<[number], number>(
        'SELECT DISTINCT next_attempt_at FROM messages WHERE campaign_id = ?',
      )
      .pluck()
      .all(id);
    expect(times).toEqual([time('01T17:00')]);
  });
});
