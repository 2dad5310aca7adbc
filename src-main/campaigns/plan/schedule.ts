// Raw SQL: a million messages get their times by the zones of the queue’s index.
import { hasMissed } from '../../../src-shared/campaign/schedule.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { statementsFor } from '../../database/statements.ts';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { readStoredPlan } from '../../../src-shared/campaign/plan.ts';
import { getCampaign, moveCampaign } from '../campaign-rows.ts';
import { dueAt } from './schedule-times.ts';

interface ScheduledRow {
  readonly id: number;
  readonly name: string;
  readonly scheduledAt: number;
  readonly plan: string;
}

const statements = statementsFor((sqlite) => ({
  zones: sqlite
    .prepare<[number], string>(
      `SELECT DISTINCT zone_key FROM messages INDEXED BY messages_queued
        WHERE campaign_id = ? AND status = 'queued'`,
    )
    .pluck(),
  setTimes: sqlite.prepare<[number, number, string]>(
    `UPDATE messages SET next_attempt_at = ?
      WHERE campaign_id = ? AND zone_key = ? AND status = 'queued'`,
  ),
  scheduled: sqlite.prepare<[], ScheduledRow>(
    `SELECT id, name, scheduled_at AS scheduledAt, plan FROM campaigns
      WHERE status = 'scheduled' AND scheduled_at IS NOT NULL ORDER BY scheduled_at, id`,
  ),
}));

/** A campaign that waits for its time. */
interface Scheduled {
  readonly id: number;
  readonly name: string;
  /** When its first text goes, in milliseconds since 1970. */
  readonly scheduledAt: number;
  /** Whether that is past by more than it may be late. */
  readonly isMissed: boolean;
}

/** Every campaign that waits for its time, the next one first. */
export function scheduledCampaigns(db: OvoDatabase, now: number): readonly Scheduled[] {
  return statements(db)
    .scheduled.all()
    .map(({ id, name, scheduledAt, plan }) => {
      const { schedule } = readStoredPlan(plan);
      const isMissed = schedule === undefined || hasMissed(scheduledAt, schedule, now);
      return { id, name, scheduledAt, isMissed };
    });
}

/**
 * Schedules a draft for a time. Refused (`conflict`) for anything but a draft, and (`invalid`) where its
 * plan has no time, or one that is past.
 */
export function scheduleCampaign(
  db: WritableDatabase,
  id: number,
  {
    scheduledAt,
    revision,
    now,
  }: {
    readonly scheduledAt: number;
    readonly revision: number;
    readonly now: number;
  },
): void {
  db.sqlite.transaction(() => {
    const campaign = getCampaign(db, id);
    if (campaign.revision !== revision) {
      throw new UserError('conflict', words.campaigns.editedMeanwhile(campaign.draft.name));
    }
    moveCampaign(db, id, 'scheduled', words.campaigns.cannotSchedule, { scheduledAt });
    appendEvent(db, {
      at: now,
      kind: 'campaign-scheduled',
      subject: `campaign:${id}`,
      detail: { scheduledAt },
    });
  })();
}

/** Makes a scheduled campaign a draft again. Refused (`conflict`) for any other. */
export function unscheduleCampaign(db: WritableDatabase, id: number, now: number): void {
  db.sqlite.transaction(() => {
    moveCampaign(db, id, 'draft', words.campaigns.notScheduled, { scheduledAt: null });
    appendEvent(db, { at: now, kind: 'campaign-unscheduled', subject: `campaign:${id}` });
  })();
}

/**
 * Gives the messages of a campaign that starts the time when each may go, where that is by the clock of the
 * recipient. Call it within the transaction that starts the campaign.
 */
export function setTimes(
  db: WritableDatabase,
  campaignId: number,
  schedule: Schedule,
  times: { readonly plannedAt: number; readonly now: number },
): void {
  if (schedule.zone !== 'recipient') return;
  const sql = statements(db);
  for (const zoneKey of sql.zones.all(campaignId)) {
    const time = dueAt(schedule, zoneKey, times);
    if (time > times.now) sql.setTimes.run(time, campaignId, zoneKey);
  }
}
