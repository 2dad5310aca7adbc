import { z } from 'zod';

/**
 * How a campaign is handed over to the provider's scheduler: the provider sends each message at its time,
 * also while this computer is off.
 */
export const handOverSchema = z
  .object({
    /** When it was decided, in milliseconds since 1970: the times of day are counted from here. */
    orderedAt: z.int(),
    /** Nothing is sent before that moment, in milliseconds since 1970; absent for as soon as possible. */
    at: z.int().optional(),
    /** Nothing is sent before that time of day (HH:MM), by the clock where each recipient is. */
    localTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
  })
  .readonly();
export type HandOver = z.infer<typeof handOverSchema>;

/** When the messages of a hand-over may go, as somebody asks for it. */
export const handOverTimeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('soonest') }).readonly(),
  z.object({ kind: z.literal('at'), at: z.int().nonnegative() }).readonly(),
  z
    .object({
      kind: z.literal('local-time'),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    })
    .readonly(),
]);
export type HandOverTime = z.infer<typeof handOverTimeSchema>;
