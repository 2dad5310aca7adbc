import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileChoice } from '../../src-shared/ipc/window-api.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { FileTokens } from './file-tokens.ts';
import type { Caller } from './handler.ts';

/**
 * Gives the window on which a person dropped a file a token for it, as if it had been chosen in a
 * dialog. Refused (`invalid`) where it is no file: a folder, a picture out of a web page, nothing.
 */
export async function takeDroppedFile(
  tokens: FileTokens,
  caller: Caller,
  file: unknown,
): Promise<Result<FileChoice>> {
  if (typeof file !== 'string' || !path.isAbsolute(file) || file.includes('\0')) {
    return userError(words.requests.notAFile);
  }
  const fileName = path.basename(file);
  const found = await stat(file).catch(() => null);
  if (found === null) {
    return userError(words.requests.fileGone(fileName));
  }
  if (!found.isFile()) {
    return userError(words.requests.folderDropped(fileName));
  }
  return { ok: true, value: { token: tokens.issue(caller, file), fileName } };
}

function userError(message: string): Result<never> {
  return { ok: false, error: { code: 'invalid', message } };
}
