import { counting } from '../counting.ts';

/** Why a row of a file was rejected, and what to do. What is wrong with its number is said by `phone`. */
export const rejects = {
  tooManyCells: (cells: number, columns: number) =>
    `This row has ${counting.count(cells, { one: 'cell', other: 'cells' })}, but the file has ${counting.count(columns, { one: 'column', other: 'columns' })}. Move or clear the extra cells. In a file, put quotes around a cell with a delimiter in it.`,
  rowEndsEarly: (cells: number, columns: number) =>
    `This row ends after ${counting.number(cells)} of ${counting.count(columns, { one: 'cell', other: 'cells' })}, before the phone number. Complete the row. In a file, put quotes around a cell with a line break in it.`,
  tagTooLong: (beginning: string, longest: number) =>
    `The tag “${beginning}…” is longer than ${counting.number(longest)} characters. Shorten the tag, or put commas between tags.`,
  tooLong: (longest: number) =>
    `This is longer than ${counting.number(longest)} characters. Shorten the text.`,
  tooManyTags: (most: number) =>
    `There are more than ${counting.number(most)} tags. Keep the ones that matter.`,
  unreadable:
    'Some characters couldn’t be read (�). Correct them, or import the file in another encoding.',
  didNotOptOut: (says: string) =>
    `“${says}” means that this person didn’t opt out, so the number stays unchanged.`,
  unclearOptOut:
    'It isn’t clear whether this person opted out. Enter yes, no or the date of the opt-out.',
  lifted: (number: string) =>
    `${number} has opted back in since then, so the number stays unchanged.`,
  unclearConsent:
    'It isn’t clear whether this person agreed to texts. Enter yes, no or the date of consent.',
  reportFooter: 'This is the end of a report, not a person. Skip this row.',
} as const;
