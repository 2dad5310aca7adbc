import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { begin, begunFor } from './begun.ts';

/** An answer as it is written. */
export interface Answer {
  readonly text: string;
  readonly picture: DraftPicture | null;
}

/** Where a text that did not go is now: in its field, or in the draft of a conversation that is not open. */
export type GivenBackTo = 'field' | 'draft';

/** The open fields for an answer, by the number that they are about. */
const open = new Map<string, (answer: Answer) => void>();

/** Lets a field take back texts that were not sent, until the returned function is called. */
export function takeGivenBack(phone: string, take: (answer: Answer) => void): () => void {
  open.set(phone, take);
  return () => {
    if (open.get(phone) === take) open.delete(phone);
  };
}

/**
 * Gives a text that was not sent back to its field, with its picture. Where the field is not open, the words
 * are in the draft already.
 */
export function giveBack(phone: string, answer: Answer): GivenBackTo {
  const take = open.get(phone);
  if (take !== undefined) {
    take(answer);
    return 'field';
  }
  // A picture that was chosen since stays: a text has one.
  if (answer.picture !== null && begunFor(phone).picture === null) {
    begin(phone, { picture: answer.picture });
  }
  return 'draft';
}
