import { eq } from 'drizzle-orm';
import { readStoredPlan } from '../../../src-shared/campaign/plan.ts';
import type { Schedule } from '../../../src-shared/campaign/schedule.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { campaigns } from '../../database/schema.ts';
import { campaignSnapshot, planOfCampaign } from '../campaign-rows.ts';

/**
 * The schedule of a campaign that waits for its time, with another day and time; everything else of it
 * stays. Refused (`conflict`) for any other campaign.
 */
export function movedSchedule(db: OvoDatabase, id: number, at: string): Schedule {
  const { name, status } = campaignSnapshot(db, id);
  const { schedule } = readStoredPlan(planOfCampaign(db, id));
  if (status !== 'scheduled' || schedule === undefined) {
    throw new UserError('conflict', words.campaigns.notScheduled(name, status));
  }
  return { ...schedule, at };
}

/** Moves a campaign that waits for its time to another one. Refused as `movedSchedule`. */
export function rescheduleCampaign(
  db: WritableDatabase,
  id: number,
  {
    at,
    scheduledAt,
    now,
  }: { readonly at: string; readonly scheduledAt: number; readonly now: number },
): void {
  db.sqlite.transaction(() => {
    const schedule = movedSchedule(db, id, at);
    const plan = { ...readStoredPlan(planOfCampaign(db, id)), schedule };
    db.orm
      .update(campaigns)
      .set({ plan: JSON.stringify(plan), scheduledAt })
      .where(eq(campaigns.id, id))
      .run();
    appendEvent(db, {
      at: now,
      kind: 'campaign-scheduled',
      subject: `campaign:${id}`,
      detail: { scheduledAt },
    });
  })();
}
