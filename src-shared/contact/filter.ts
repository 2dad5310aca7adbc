import { z } from 'zod';
import { messageReasons } from '../message/reason.ts';
import { contactLimits, customFieldNameSchema, tagSchema } from './field-rules.ts';

const id = z.int().positive();

/** The fewest and most days that a filter can look back. */
export const filterDays = { fewest: 1, most: 36_500 } as const;
const days = z.int().min(filterDays.fewest).max(filterDays.most);

/** One condition on a field of a contact's, built-in or custom (by its snake-case name). */
export const fieldConditionSchema = z
  .object({
    field: z.union([z.enum(['first_name', 'last_name', 'email', 'phone']), customFieldNameSchema]),
    /** Texts are compared without regard to capitals; `more-than` and `less-than` compare numbers, or
     * dates written YYYY-MM-DD. */
    test: z.enum([
      'is',
      'is-not',
      'contains',
      'starts-with',
      'is-empty',
      'is-not-empty',
      'more-than',
      'less-than',
    ]),
    value: z.string().max(contactLimits.searchLength),
  })
  .readonly();
export type FieldCondition = z.infer<typeof fieldConditionSchema>;

/** Selects contacts: all given conditions must hold. */
export const contactFilterSchema = z
  .object({
    /** Words that each begin a word of the names, number, e-mail address, tags or custom fields. */
    search: z.string().max(contactLimits.searchLength).optional(),
    /** On any of these static lists. */
    listIds: z.array(id).min(1).max(100).readonly().optional(),
    /** With all of these tags. */
    tags: z.array(tagSchema).min(1).max(50).readonly().optional(),
    /** With none of these tags. */
    withoutTags: z.array(tagSchema).min(1).max(50).readonly().optional(),
    /** First brought by this import. */
    importId: id.optional(),
    /** Whether it is written down that the person agreed to be texted. */
    hasConsent: z.boolean().optional(),
    isSuppressed: z.boolean().optional(),
    isLandline: z.boolean().optional(),
    /** `never`, or in the last so many days, or not in them. */
    lastTexted: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('never') }).readonly(),
        z.object({ kind: z.literal('within'), days }).readonly(),
        z.object({ kind: z.literal('not-within'), days }).readonly(),
      ])
      .optional(),
    /** Not reached by a campaign, for one reason. Nobody where the campaign was practice. */
    notReachedBy: z
      .object({
        campaignId: id,
        status: z.enum(['failed', 'undelivered', 'skipped']),
        errorCode: z.int().nullable(),
        reason: z.enum(messageReasons).nullable(),
        /** What else was said, where there is no error code. */
        detail: z.string().max(1000).nullable(),
      })
      .readonly()
      .optional(),
    /** Added to Ovo in the last so many days. */
    addedWithinDays: days.optional(),
    fields: z.array(fieldConditionSchema).min(1).max(20).readonly().optional(),
  })
  .readonly();
export type ContactFilter = z.infer<typeof contactFilterSchema>;
