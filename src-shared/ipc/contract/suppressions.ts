import { z } from 'zod';
import { suppressionSchema, suppressionStates } from '../../contact/contact.ts';
import { contactLimits } from '../../contact/field-rules.ts';
import { cleanLine } from '../../lib/clean-text.ts';
import { suppressionImportSchema } from '../../import/import.ts';
import { page, nothing } from './common.ts';

/** Requests about numbers that must not be texted. */
export const suppressionRequests = {
  /** Numbers that must not be texted, the newest first. */
  'suppressions.page': {
    input: z.object({
      ...page,
      search: z.string().max(contactLimits.searchLength),
      show: z.enum(suppressionStates),
    }),
    output: z.object({ total: z.int(), rows: z.array(suppressionSchema).readonly() }).readonly(),
  },
  'suppressions.add': {
    input: z.object({
      number: z.string().max(contactLimits.phoneLength),
      reason: z.string().overwrite(cleanLine).min(1).max(contactLimits.suppressionReasonLength),
      evidence: z.string().overwrite(cleanLine).max(contactLimits.suppressionEvidenceLength),
    }),
    output: z.object({ phone: z.string(), isNew: z.boolean() }).readonly(),
  },
  /** Lets a number be texted again, with the evidence that its owner asked for that. */
  'suppressions.lift': {
    input: z.object({
      phone: z.string().max(32),
      evidence: z.string().overwrite(cleanLine).min(1).max(contactLimits.suppressionEvidenceLength),
    }),
    output: nothing,
  },
  /** Suppresses every number of a file that the person chooses; null when they chose none. */
  'suppressions.importFile': { input: nothing, output: suppressionImportSchema.nullable() },
  'suppressions.export': {
    input: nothing,
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },
} as const;
