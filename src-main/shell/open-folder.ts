import { shell } from 'electron';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';

/** Shows a folder in the system's file manager. Refused (`unavailable`) where the system cannot. */
export async function openFolder(folder: string): Promise<void> {
  const failure = await shell.openPath(folder);
  if (failure === '') return;
  throw new UserError('unavailable', words.shell.folderNotOpened(failure, folder));
}
