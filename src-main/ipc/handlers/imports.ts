import path from 'node:path';
import type { Application } from '../../application.ts';
import type { FileTokens } from '../file-tokens.ts';
import type { HandlersOf } from '../handler.ts';

/** How a person in front of a window names a file; null where they name none. */
export interface FileDialogs {
  chooseContactsFile(windowId: number): Promise<string | null>;
  chooseCsvToWrite(windowId: number, suggestedName: string): Promise<string | null>;
}

export function importsHandlers(
  { imports }: Application,
  tokens: FileTokens,
  dialogs: FileDialogs,
): HandlersOf<'imports'> {
  return {
    async 'imports.chooseFile'(_input, caller) {
      const file = await dialogs.chooseContactsFile(caller.windowId);
      if (file === null) return null;
      return { token: tokens.issue(caller, file), fileName: path.basename(file) };
    },
    'imports.preview': ({ token, ...request }, caller) =>
      imports.preview({ ...request, file: tokens.pathOf(caller, token) }),
    'imports.start': ({ token, ...request }, caller) =>
      imports.start({ ...request, file: tokens.pathOf(caller, token) }),
    'imports.cancel': () => imports.cancel(),
    'imports.rejects': (page) => imports.rejects(page),
    async 'imports.saveRejects'({ importId }, caller) {
      const file = await dialogs.chooseCsvToWrite(caller.windowId, 'Rejected rows.csv');
      if (file === null) return null;
      return { fileName: path.basename(file), rows: await imports.saveRejects(importId, file) };
    },
  };
}
