import { z } from 'zod';

/** A person with one E.164 number. */
export const contactSchema = z
  .object({
    id: z.int().positive(),
    phone: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    customFields: z.record(z.string(), z.string()),
    /** Why this number must not be texted; null where it may be. */
    suppressedReason: z.string().nullable(),
    createdAt: z.int(),
  })
  .readonly();

export type Contact = z.infer<typeof contactSchema>;

/** What a person types for a contact; the number in any form, read with the default country. */
export const contactInputSchema = z
  .object({
    phone: z.string().max(64),
    firstName: z.string().max(200).default(''),
    lastName: z.string().max(200).default(''),
    email: z.string().max(320).default(''),
  })
  .readonly();

export type ContactInput = z.infer<typeof contactInputSchema>;

/** A named set of contacts, with how many are on it. */
export const contactListSchema = z
  .object({ id: z.int().positive(), name: z.string(), count: z.int().nonnegative() })
  .readonly();

export type ContactList = z.infer<typeof contactListSchema>;
