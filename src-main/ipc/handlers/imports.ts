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
  dialogs: Pick<FileDialogs, 'chooseContactsFile'>,
): HandlersOf<'imports'> {
  return {
    async 'imports.chooseFile'(_input, caller) {
      const file = await dialogs.chooseContactsFile(caller.windowId);
      if (file === null) return null;
      return { token: tokens.issue(caller, file), fileName: path.basename(file) };
    },
    'imports.preview': ({ token, ...request }, caller) =>
      imports.preview({ ...request, file: tokens.pathOf(caller, token) }),
    'imports.forecast': ({ token, ...request }, caller) =>
      imports.forecast({ ...request, file: tokens.pathOf(caller, token) }),
    'imports.start': ({ token, ...request }, caller) =>
      imports.start({ ...request, file: tokens.pathOf(caller, token) }),
    'imports.cancel': () => imports.cancel(),
    'imports.page': (page) => imports.page(page),
    'imports.undoPreview': ({ importId }) => imports.undoPreview(importId),
    'imports.undo': ({ importId }) => imports.undo(importId),
  };
}
