import { z } from 'zod';
import { contactLimits } from '../contact/field-rules.ts';
import { sayPhoneProblem } from '../phone/phone-problem.ts';
import type { RejectProblem } from './import.ts';

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
  switch (problem) {
    case 'too-many-cells':
      return `This row has ${params.cells} cells, but the file has ${params.columns} columns. Move or clear the extra cells. In a file, put quotes around a cell with a delimiter in it.`;
    case 'row-ends-early':
      return `This row ends after ${params.cells} of ${params.columns} cells, before the phone number. Complete the row. In a file, put quotes around a cell with a line break in it.`;
    case 'text-too-long':
      return sayTooLong(params);
    case 'unreadable-characters':
      return 'Some characters couldn’t be read (�). Correct them, or import the file in another encoding.';
    case 'unclear-opt-out':
      if (params.says !== undefined) {
        return `“${params.says}” means that this person did not opt out, so the number stays unchanged.`;
      }
      return params.lifted === undefined
        ? 'It isn’t clear whether this person opted out. Enter yes, no or the date of the opt-out.'
        : `${params.lifted} could be texted again since then, so the number stays unchanged.`;
    case 'unclear-consent':
      return 'It isn’t clear whether this person agreed to texts. Enter yes, no or the date of consent.';
    case 'report-footer':
      return 'This is the end of a report, not a person. Skip this row.';
    default:
      return sayPhoneProblem({ problem, params, fix });
  }
}

function sayTooLong({ tag, mostTags, longest = 0 }: RejectParams): string {
  if (tag !== undefined) {
    return `The tag “${tag}…” is longer than ${contactLimits.tagLength} characters. Shorten the tag, or put commas between tags.`;
  }
  return mostTags === undefined
    ? `This is longer than ${longest.toLocaleString('en')} characters. Shorten the text.`
    : `There are more than ${mostTags} tags. Keep the ones that matter.`;
}
