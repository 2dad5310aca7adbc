import path from 'node:path';
import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';
import type { FileDialogs } from './imports.ts';
import { words } from '../../../src-shared/words/words.ts';

export function suppressionsHandlers(
  { suppressions }: Application,
  dialogs: FileDialogs,
): HandlersOf<'suppressions'> {
  return {
    'suppressions.page': (request) => suppressions.page(request),
    'suppressions.add': (suppression) => suppressions.add(suppression),
    async 'suppressions.lift'({ phone, evidence }) {
      await suppressions.lift(phone, evidence);
    },
    async 'suppressions.importFile'(_input, caller) {
      const file = await dialogs.chooseContactsFile(caller.windowId);
      return file === null ? null : await suppressions.importFile(file);
    },
    async 'suppressions.export'(_input, caller) {
      const file = await dialogs.chooseCsvToWrite(caller.windowId, words.writtenFiles.suppressions);
      if (file === null) return null;
      return { fileName: path.basename(file), ...(await suppressions.export(file)) };
    },
  };
}
