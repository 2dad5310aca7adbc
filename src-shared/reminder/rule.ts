import { z } from 'zod';
import { audienceSchema } from '../campaign/audience.ts';
import { campaignLimits } from '../campaign/campaign.ts';
import { cleanLine, cleanText } from '../lib/clean-text.ts';
import { words } from '../words/words.ts';
import { localTimeSchema } from './appointment-time.ts';

/** The most that a reminder rule can ask for. */
export const reminderLimits = {
  days: 366,
  hours: 366 * 24,
  /** A week. */
  graceMinutes: 7 * 1440,
  fieldLength: 200,
} as const;

const datesSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('field'),
      /** The custom field that has the date. */
      field: z.string().min(1).max(reminderLimits.fieldLength),
      /** Whether the day comes back each year, as a birthday does. */
      isYearly: z.boolean(),
      /** What a yearly 29 February is in years without one. */
      leapDay: z.enum(['feb-28', 'mar-1']),
    })
    .readonly(),
  z.object({ kind: z.literal('sheet') }).readonly(),
]);

const offsetSchema = z
  .object({
    /** 0: on the day, or at the time. */
    amount: z.int().min(0),
    unit: z.enum(['days', 'hours']),
    /** With 0 too: on its day, a text `before` goes before the appointment or not at all. */
    direction: z.enum(['before', 'after']),
  })
  .refine(({ amount, unit }) => amount <= reminderLimits[unit], {
    message: words.fields.reminderOffset,
    path: ['amount'],
  })
  .readonly();

/** A text tied to a date. */
export const reminderRuleSchema = z
  .object({
    uid: z.uuid(),
    name: z
      .string()
      .overwrite(cleanLine)
      .min(1, words.fields.reminderName)
      .max(campaignLimits.nameLength),
    dates: datesSchema,
    offset: offsetSchema,
    /**
     * When the text goes on its day, by the clock of `recipientZone`; null for the time of the appointment, without
     * which there is then no text. Null with hours, which count from that time.
     */
    timeOfDay: localTimeSchema.nullable(),
    /** Liquid merge fields allowed. */
    text: z
      .string()
      .overwrite(cleanText)
      .min(1, words.fields.reminderText)
      .max(campaignLimits.textLength),
    audience: audienceSchema,
    /** How long after it was due a text may still go; up to five minutes it may in any case. */
    graceMinutes: z.int().min(0).max(reminderLimits.graceMinutes),
    isOn: z.boolean(),
    /** Whose clock the time of day is on. */
    recipientZone: z.enum(['recipient', 'mine']),
  })
  .refine(({ offset, timeOfDay }) => offset.unit === 'days' || timeOfDay === null, {
    message: words.fields.reminderHours,
    path: ['timeOfDay'],
  })
  .refine(
    ({ offset, timeOfDay }) =>
      timeOfDay !== null || offset.amount > 0 || offset.direction === 'after',
    { message: words.fields.reminderAtTime, path: ['offset', 'direction'] },
  )
  .readonly();
export type ReminderRule = z.infer<typeof reminderRuleSchema>;
