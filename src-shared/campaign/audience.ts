import { z } from 'zod';

/**
 * Who a campaign goes to: everybody on any of these lists, and those whom a finished campaign did not
 * reach, each number once.
 */
export const audienceSchema = z
  .object({
    listIds: z.array(z.int().positive()).max(1000).readonly(),
    /** The finished campaign; absent for the lists alone. */
    unreachedOf: z.int().positive().optional(),
  })
  .readonly();

export type Audience = z.infer<typeof audienceSchema>;
