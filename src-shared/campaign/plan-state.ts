import { z } from 'zod';
import { sendPlanSchema } from './plan.ts';

const count = z.int().nonnegative();

/** What has become of the plan of a campaign so far, read from its messages. */
export const planStateSchema = z
  .object({
    plan: sendPlanSchema,
    /** Segments used, those in flight and unconfirmed included. */
    usedSegments: count,
    /** The first texts; null where the plan has none, or nothing was sent. */
    canary: z
      .object({
        of: count,
        delivered: count,
        failed: count,
        /** Those of which it may still be heard. */
        missing: count,
        /** How many must be delivered for the rest to go. */
        needed: count,
        /** Until when receipts are waited for; null while first texts are still to go. */
        waitsUntil: z.int().nullable(),
      })
      .readonly()
      .nullable(),
    /** When the rest was let go, and whether a person did it; null while it is not. */
    released: z
      .object({ at: z.int(), by: z.enum(['receipts', 'person']) })
      .readonly()
      .nullable(),
  })
  .readonly();
export type PlanState = z.infer<typeof planStateSchema>;
