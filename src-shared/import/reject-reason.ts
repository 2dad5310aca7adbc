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
      return `This row has ${params.cells} cells, and the header has ${params.columns} columns. Put quotes around the cell with a delimiter in it.`;
    case 'row-ends-early':
      return `This row ends after ${params.cells} of ${params.columns} cells, before the phone number. Complete it; a line break inside a cell needs quotes around the cell.`;
    case 'text-too-long':
      return sayTooLong(params);
    case 'unreadable-characters':
      return 'There are characters here that could not be read (�). Import the file in another encoding, or correct them.';
    case 'unclear-opt-out':
      if (params.says !== undefined) {
        return `“${params.says}” says that this person did not opt out, so that the number was left as it is.`;
      }
      return params.lifted === undefined
        ? 'It is not clear whether this person opted out of texts. Write yes, no, or the day on which they did.'
        : `${params.lifted} could be texted again since then, so that it was left as it is.`;
    case 'unclear-consent':
      return 'It is not clear whether this person agreed to texts. Write yes, no, or the day on which they did.';
    case 'report-footer':
      return 'This is the end of a report, not a person. Dismiss the row.';
    default:
      return sayPhoneProblem({ problem, params, fix });
  }
}

function sayTooLong({ tag, mostTags, longest = 0 }: RejectParams): string {
  if (tag !== undefined) {
    return `The tag “${tag}…” is longer than ${contactLimits.tagLength} characters. Shorten it, or put commas between tags.`;
  }
  return mostTags === undefined
    ? `This is longer than ${longest.toLocaleString('en')} characters. Shorten it.`
    : `There are more than ${mostTags} tags here. Keep those that matter.`;
}
