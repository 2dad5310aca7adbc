import { z } from 'zod';
import { scheduleSchema } from './schedule.ts';

/** The limits of a plan. Messages, minutes and segments are whole numbers; shares go from 0 to 1. */
export const planLimits = {
  canaryMessages: { least: 1, most: 10_000 },
  canaryShare: { least: 0.5, most: 1 },
  canaryMinutes: { least: 1, most: 1440 },
  budgetSegments: { least: 1, most: 100_000_000 },
  reasonLength: 300,
} as const;

/**
 * First texts to a few: the campaign goes on only where enough of them were delivered.
 */
const canarySchema = z
  .object({
    messages: z.int().min(planLimits.canaryMessages.least).max(planLimits.canaryMessages.most),
    /** The share of them that must be delivered. */
    deliveredShare: z.number().min(planLimits.canaryShare.least).max(planLimits.canaryShare.most),
    /** How long receipts are waited for. */
    waitMinutes: z.int().min(planLimits.canaryMinutes.least).max(planLimits.canaryMinutes.most),
  })
  .readonly();
export type Canary = z.infer<typeof canarySchema>;

/** How a campaign is to be sent, beyond its text and its audience. What is absent is not asked for. */
export const sendPlanSchema = z
  .object({
    canary: canarySchema.optional(),
    /** Nothing is claimed that would take the campaign past so many segments. */
    budgetSegments: z
      .int()
      .min(planLimits.budgetSegments.least)
      .max(planLimits.budgetSegments.most)
      .optional(),
    /** Absent for a campaign that is sent when somebody says so. */
    schedule: scheduleSchema.optional(),
  })
  .readonly();
export type SendPlan = z.infer<typeof sendPlanSchema>;

/** The plan of a campaign with what came of it, as `campaigns.plan` has it. */
export const storedPlanSchema = sendPlanSchema
  .unwrap()
  .extend({
    /** When the rest was let go after the first texts, and whether a person did it. */
    canaryReleased: z
      .object({ at: z.int(), by: z.enum(['receipts', 'person']) })
      .readonly()
      .optional(),
  })
  .readonly();
export type StoredPlan = z.infer<typeof storedPlanSchema>;

/** A plan as the table has it. */
export function readStoredPlan(json: string): StoredPlan {
  return json === '{}' ? {} : storedPlanSchema.parse(JSON.parse(json));
}

/** The first texts that are still to be judged; undefined where there are none, or the rest was let go. */
export function openCanary(plan: StoredPlan): Canary | undefined {
  return plan.canaryReleased === undefined ? plan.canary : undefined;
}
