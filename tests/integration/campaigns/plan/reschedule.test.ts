import { describe, expect, it } from 'vitest';
import { campaignSnapshot, getCampaign } from '../../../../src-main/campaigns/campaign-rows.ts';
import {
  movedSchedule,
  rescheduleCampaign,
} from '../../../../src-main/campaigns/plan/reschedule.ts';
import {
  scheduleCampaign,
  unscheduleCampaign,
} from '../../../../src-main/campaigns/plan/schedule.ts';
import { createScheduler } from '../../../../src-main/campaigns/plan/scheduler.ts';
import type { Schedule } from '../../../../src-shared/campaign/schedule.ts';
import { draftedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

const minute = 60_000;
const schedule: Schedule = {
  at: '2027-02-01T09:00',
  zone: 'mine',
  timeZone: 'America/Chicago',
  past: 'next-day',
  lateMinutes: 60,
};

function setUp() {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const now = clock.now();
  const { id, revision } = draftedCampaign(db, { contacts: 3, now, plan: { schedule } });
  return { clock, db, id, revision, now };
}

describe('a scheduled campaign that is moved', () => {
  it('starts at its new time alone, and keeps everything else of its plan', async () => {
    const { clock, db, id, revision, now } = setUp();
    scheduleCampaign(db, id, { scheduledAt: now + 10 * minute, revision, now });
    const started: number[] = [];
    const scheduler = createScheduler({
      db,
      clock,
      start: async () => void started.push(clock.now()),
      onError: (error) => expect.unreachable(String(error)),
    });
    scheduler.follow();
    const at = '2027-02-02T10:30';
    rescheduleCampaign(db, id, { at, scheduledAt: now + 30 * minute, now });
    scheduler.wake(id);
    await clock.advance(20 * minute);
    expect(started).toEqual([]);
    expect(campaignSnapshot(db, id)).toMatchObject({
      status: 'scheduled',
      scheduledAt: now + 30 * minute,
    });
    expect(getCampaign(db, id).draft.plan?.schedule).toEqual({ ...schedule, at });
    await clock.advance(11 * minute);
    expect(started[0]).toBe(now + 30 * minute);
    scheduler.stop();
  });

  it('has to be scheduled', () => {
    const { db, id, revision, now } = setUp();
    expect(() => movedSchedule(db, id, schedule.at)).toThrow(/scheduled/);
    scheduleCampaign(db, id, { scheduledAt: now + minute, revision, now });
    unscheduleCampaign(db, id, now);
    expect(() =>
      rescheduleCampaign(db, id, { at: schedule.at, scheduledAt: now + minute, now }),
    ).toThrow(/scheduled/);
    expect(campaignSnapshot(db, id)).toMatchObject({ status: 'draft' });
  });
});
