import type { PauseCode } from '../../../src-shared/campaign/pause-reason.ts';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import type { PlanState } from '../../../src-shared/campaign/plan-state.ts';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { readSettings } from '../../database/settings.ts';
import { campaignSnapshot, getCampaign } from '../campaign-rows.ts';
import type { CampaignWork, ResumeOptions } from '../campaign-work.ts';
import { problemsOf } from '../compose.ts';
import { changeBudget, planState, sendToRest } from './plan-state.ts';
import { movedSchedule, rescheduleCampaign } from './reschedule.ts';
import { scheduleCampaign, unscheduleCampaign } from './schedule.ts';
import { scheduledStart } from './schedule-times.ts';
import { createScheduler } from './scheduler.ts';

/** Plans: when a campaign starts, how much it may use, and what goes first. */
export interface Plans {
  /**
   * Schedules a draft for the time of its plan. Refused (`invalid`) where it cannot be sent as it stands,
   * has no time, or one that is past.
   */
  schedule(id: number): Promise<CampaignSnapshot>;
  /** Makes a scheduled campaign a draft again. */
  unschedule(id: number): Promise<CampaignSnapshot>;
  /** Moves a scheduled campaign to another day and time. Refused (`invalid`) where that is past. */
  reschedule(id: number, at: string): Promise<CampaignSnapshot>;
  /** Starts scheduled campaigns at their time, from now on. */
  followSchedule(): void;
  /** What has become of its plan: segments used, and the first texts. */
  planState(id: number): PlanState;
  /**
   * Gives a campaign another budget, in segments; null takes it away. One that the budget had paused goes
   * on.
   */
  changeBudget(
    id: number,
    segments: number | null,
    options?: ResumeOptions,
  ): Promise<CampaignSnapshot>;
  /** Sends to the rest though the first texts do not say that it is safe. */
  sendToRest(id: number, options?: ResumeOptions): Promise<CampaignSnapshot>;
}

interface PlansContext {
  readonly audienceZones: (audience: Audience) => Promise<readonly string[]>;
  readonly onError: (error: unknown) => void;
}

export function createPlans(
  work: CampaignWork,
  context: PlansContext,
): Plans & { readonly stopSchedule: () => void } {
  const { db, clock, sending, runner, change } = work;
  const scheduler = createScheduler({
    ...work,
    onError: context.onError,
    start: (id) => runner.start(id, readSettings(db).gateway),
  });

  /** Resumes a campaign that was paused for one of these reasons; one that is sent hears of the change. */
  async function goOn(id: number, reasons: readonly PauseCode[]): Promise<CampaignSnapshot> {
    const snapshot = campaignSnapshot(db, id);
    const { status, pausedReasonCode } = snapshot;
    const isHeld = pausedReasonCode !== null && reasons.includes(pausedReasonCode);
    if (status === 'paused' && isHeld) return await runner.resume(id);
    if (status === 'sending') await sending.wake();
    return snapshot;
  }

  /** When a schedule starts. Refused (`invalid`) where that is past. */
  async function startOf(schedule: Schedule, audience: Audience): Promise<number> {
    const zones = schedule.zone === 'mine' ? [] : await context.audienceZones(audience);
    const scheduledAt = scheduledStart(schedule, zones, clock.now());
    if (scheduledAt === null) throw new UserError('invalid', words.campaigns.timeIsPast);
    return scheduledAt;
  }

  return {
    async schedule(id) {
      const { draft, revision } = getCampaign(db, id);
      const schedule = draft.plan?.schedule;
      if (schedule === undefined) throw new UserError('invalid', words.campaigns.noTime);
      const [problem] = problemsOf(db, draft);
      if (problem !== undefined) throw new UserError('invalid', problem);
      const scheduledAt = await startOf(schedule, draft.audience);
      await change((writable) =>
        scheduleCampaign(writable, id, { scheduledAt, revision, now: clock.now() }),
      );
      scheduler.wake(id);
      return campaignSnapshot(db, id);
    },
    async unschedule(id) {
      await change((writable) => unscheduleCampaign(writable, id, clock.now()));
      return campaignSnapshot(db, id);
    },
    async reschedule(id, at) {
      const { audience } = getCampaign(db, id).draft;
      const scheduledAt = await startOf(movedSchedule(db, id, at), audience);
      await change((writable) =>
        rescheduleCampaign(writable, id, { at, scheduledAt, now: clock.now() }),
      );
      scheduler.wake(id);
      return campaignSnapshot(db, id);
    },
    followSchedule: () => scheduler.follow(),
    planState: (id) => planState(db, id),
    async changeBudget(id, segments, { resumes = true } = {}) {
      await change((writable) => changeBudget(writable, id, segments, clock.now()));
      return await goOn(id, resumes ? ['budget'] : []);
    },
    async sendToRest(id, { resumes = true } = {}) {
      await change((writable) => sendToRest(writable, id, clock.now()));
      return await goOn(id, resumes ? ['canary', 'canary-no-receipts'] : []);
    },
    stopSchedule: () => scheduler.stop(),
  };
}
