import { z } from 'zod';

/**
 * In which order people of an audience are shown.
 * - `audience`: as they are, by id
 * - `longest`: the longest text first
 * - `unusual`: those with a gap in their text first, then those with characters that others do not have, then
 *   those who need the most segments
 */
export const previewOrders = ['audience', 'longest', 'unusual'] as const;
export type PreviewOrder = (typeof previewOrders)[number];

/** People in another order than that of the audience are looked through so far. */
export const mostRanked = 200;

const previewPersonSchema = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    phone: z.string(),
    /** The values of the merge fields, by their names. */
    fields: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();

/** Some people of an audience, with what their text is filled in with. */
export const previewPeopleSchema = z
  .object({
    /** How many there are to go through. */
    total: z.int().nonnegative(),
    rows: z.array(previewPersonSchema).readonly(),
  })
  .readonly();
export type PreviewPeople = z.infer<typeof previewPeopleSchema>;
