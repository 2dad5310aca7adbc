import { randomUUID } from 'node:crypto';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { Caller } from './handler.ts';

/**
 * Files that a person chose in a dialog. A window gets a token for each and never sees or names a
 * path; a token works for the window it was given to, for as long as that is open.
 */
export class FileTokens {
  readonly #paths = new Map<number, Map<string, string>>();

  issue(caller: Caller, path: string): string {
    const token = randomUUID();
    const ofWindow = this.#paths.get(caller.windowId) ?? new Map<string, string>();
    this.#paths.set(caller.windowId, ofWindow.set(token, path));
    return token;
  }

  /** Refuses (`not-found`) a token that this window was not given. */
  pathOf(caller: Caller, token: string): string {
    const path = this.#paths.get(caller.windowId)?.get(token);
    if (path === undefined) {
      throw new UserError('not-found', words.requests.chooseAgain);
    }
    return path;
  }

  forgetWindow(windowId: number): void {
    this.#paths.delete(windowId);
  }
}
