import { z } from 'zod';
import { contactLimits } from '../contact/field-rules.ts';
import { sayPhoneProblem } from '../phone/phone-problem.ts';
import type { RejectProblem } from './import.ts';
import { words } from '../words/words.ts';

/** What the sentence about a rejected row needs besides its problem, as `import_rejects.params` has it. */
export const rejectParamsSchema = z
  .object({
    // About a number, as PhoneProblemParams has them.
    text: z.string(),
    country: z.string(),
    hasTypo: z.boolean(),
    digits: z.string(),
    withZero: z.string(),
    withPlus: z.string(),
    /** Cells that the row has, and columns that the header has. */
    cells: z.int(),
    columns: z.int(),
    /** Characters that the text may have at most. */
    longest: z.int(),
    /** A tag that is too long; of too many tags, how many there may be. */
    tag: z.string(),
    mostTags: z.int(),
    /** A number of a list of suppressions that could be texted again (E.164). */
    lifted: z.string(),
    /** What a row of such a list says of somebody who did not opt out. */
    says: z.string(),
  })
  .partial()
  .readonly();
export type RejectParams = z.infer<typeof rejectParamsSchema>;

/** Why a row was rejected. */
export interface RejectReason {
  readonly problem: RejectProblem;
  readonly params: RejectParams;
  readonly fix: string | null;
}

/** Why a row was rejected, in plain words with what to do. */
export function sayReject({ problem, params, fix }: RejectReason): string {
  const { cells = 0, columns = 0, says, lifted } = params;
  switch (problem) {
    case 'too-many-cells':
      return words.rejects.tooManyCells(cells, columns);
    case 'row-ends-early':
      return words.rejects.rowEndsEarly(cells, columns);
    case 'text-too-long':
      return sayTooLong(params);
    case 'unreadable-characters':
      return words.rejects.unreadable;
    case 'unclear-opt-out':
      if (says !== undefined) return words.rejects.didNotOptOut(says);
      return lifted === undefined ? words.rejects.unclearOptOut : words.rejects.lifted(lifted);
    case 'unclear-consent':
      return words.rejects.unclearConsent;
    case 'report-footer':
      return words.rejects.reportFooter;
    default:
      return sayPhoneProblem({ problem, params, fix });
  }
}

function sayTooLong({ tag, mostTags, longest = 0 }: RejectParams): string {
  if (tag !== undefined) return words.rejects.tagTooLong(tag, contactLimits.tagLength);
  return mostTags === undefined
    ? words.rejects.tooLong(longest)
    : words.rejects.tooManyTags(mostTags);
}
