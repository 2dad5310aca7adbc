import { eq } from 'drizzle-orm';
import type { PlanState } from '../../../src-shared/campaign/plan-state.ts';
import {
  openCanary,
  readStoredPlan,
  sendPlanSchema,
  type StoredPlan,
} from '../../../src-shared/campaign/plan.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import { appendEvent } from '../../database/events.ts';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { campaigns } from '../../database/schema.ts';
import { campaignSnapshot, planOfCampaign } from '../campaign-rows.ts';
import { segmentsUsed } from './budget.ts';
import { canaryOf } from './canary-figures.ts';
import { releaseCanary } from './canary.ts';

/** What has become of the plan of a campaign. Refused (`not-found`) where there is none. */
export function planState(db: OvoDatabase, id: number): PlanState {
  const { startedAt } = campaignSnapshot(db, id);
  const stored = readStoredPlan(planOfCampaign(db, id));
  const canary = openCanary(stored);
  return {
    plan: sendPlanSchema.parse(stored),
    usedSegments: stored.budgetSegments === undefined ? 0 : segmentsUsed(db, id),
    canary: canary === undefined || startedAt === null ? null : figuresOf(db, id, canary),
    released: stored.canaryReleased ?? null,
  };
}

function figuresOf(db: OvoDatabase, id: number, canary: NonNullable<StoredPlan['canary']>) {
  const { of, delivered, failed, missing, needed, lastSentAt } = canaryOf(db, id, canary);
  const waitsUntil = lastSentAt === 0 ? null : lastSentAt + canary.waitMinutes * 60_000;
  return { of, delivered, failed, missing, needed, waitsUntil };
}

/**
 * Gives a campaign that is not over another budget, in segments; null takes it away. Refused (`conflict`)
 * once it is over, and (`invalid`) where more is used by now.
 */
export function changeBudget(
  db: WritableDatabase,
  id: number,
  segments: number | null,
  now: number,
): void {
  db.sqlite.transaction(() => {
    const { name, status } = campaignSnapshot(db, id);
    if (isCampaignOver(status)) {
      throw new UserError('conflict', words.campaigns.planIsOver(name, status));
    }
    const used = segmentsUsed(db, id);
    if (segments !== null && segments < used) {
      throw new UserError('invalid', words.campaigns.budgetIsUsed(used));
    }
    const { budgetSegments: before, ...rest } = readStoredPlan(planOfCampaign(db, id));
    const plan: StoredPlan = segments === null ? rest : { ...rest, budgetSegments: segments };
    db.orm
      .update(campaigns)
      .set({ plan: JSON.stringify(plan) })
      .where(eq(campaigns.id, id))
      .run();
    appendEvent(db, {
      at: now,
      kind: 'campaign-plan-changed',
      subject: `campaign:${id}`,
      detail: { budgetSegments: segments, before: before ?? null },
    });
  })();
}

/** Lets go of the rest of a campaign whose first texts are out. Refused (`conflict`) where nothing is held. */
export function sendToRest(db: WritableDatabase, id: number, now: number): void {
  db.sqlite.transaction(() => {
    const { name, status } = campaignSnapshot(db, id);
    const stored = readStoredPlan(planOfCampaign(db, id));
    const isRunning = status === 'sending' || status === 'paused';
    if (!isRunning || openCanary(stored) === undefined) {
      throw new UserError('conflict', words.campaigns.nothingHeld(name));
    }
    releaseCanary(db, id, 'person', now);
  })();
}
