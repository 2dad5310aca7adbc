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
    /** The day of that time (YYYY-MM-DD); absent for the first that is far enough ahead. */
    localDate: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/)
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
      date: z
        .string()
        .regex(/^\d{4}-\d\d-\d\d$/)
        .optional(),
    })
    .readonly(),
]);
export type HandOverTime = z.infer<typeof handOverTimeSchema>;

/** What a provider's scheduler has of a campaign; times are in milliseconds since 1970. */
export const handOverStateSchema = z
  .object({
    /** When the first and the last of them are to be sent; null where the provider keeps none. */
    firstAt: z.int().nullable(),
    lastAt: z.int().nullable(),
    /** Whether what is left goes there; false where somebody took the campaign back. */
    isHandedOver: z.boolean(),
    /** Messages that the provider keeps, or may keep where its answer was lost. */
    held: z.int().nonnegative(),
    /** Those of them that are to be canceled there, and of which that is not confirmed. */
    toCancel: z.int().nonnegative(),
    /** Messages that were sent before they could be canceled. */
    late: z.int().nonnegative(),
    /**
     * What has become so far of the texts that the provider had when somebody took the campaign back; null
     * where nobody has, or it was handed over again since.
     */
    takenBack: z
      .object({
        /** The provider no longer sends these. */
        canceled: z.int().nonnegative(),
        /** Those of `late` since then. */
        late: z.int().nonnegative(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type HandOverState = z.infer<typeof handOverStateSchema>;
