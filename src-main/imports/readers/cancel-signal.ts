import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Whether whoever asked for a file no longer wants it. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** Reading that nobody cancels. */
export const neverCanceled: CancelSignal = { aborted: false };

/** Refuses (`canceled`) to read on where nobody wants it any more. */
export function refuseIfCanceled({ aborted }: CancelSignal, fileName: string): void {
  if (!aborted) return;
  throw new UserError('canceled', words.contactsFiles.canceled(fileName));
}
