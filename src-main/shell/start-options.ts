import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';

/** What the command line that started the app asks for. */
export type StartOptions =
  | { readonly kind: 'window'; readonly dataFolder: string | undefined }
  | { readonly kind: 'command'; readonly commandLine: readonly string[] };

/**
 * Reads the arguments after the program. Chromium's own switches stand among them, so that what is
 * not ours is passed over. Refuses (`usage`) a `--data` without a folder.
 */
export function readStartOptions(
  programArguments: readonly string[],
  workingFolder: string,
): StartOptions {
  const command = programArguments.indexOf('--cli');
  if (command !== -1) return { kind: 'command', commandLine: programArguments.slice(command + 1) };
  const { values } = parseArgs({
    args: [...programArguments],
    options: { data: { type: 'string' } },
    strict: false,
  });
  const { data } = values;
  if (data === undefined) return { kind: 'window', dataFolder: undefined };
  if (typeof data !== 'string' || data === '' || data.startsWith('-')) {
    throw new UserError('usage', words.start.noFolderGiven);
  }
  return { kind: 'window', dataFolder: path.resolve(workingFolder, data) };
}
