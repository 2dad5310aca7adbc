import { z } from 'zod';

/** Who a campaign goes to: everybody on any of these lists, each number once. */
export const audienceSchema = z
  .object({ listIds: z.array(z.int().positive()).max(1000).readonly() })
  .readonly();

export type Audience = z.infer<typeof audienceSchema>;
