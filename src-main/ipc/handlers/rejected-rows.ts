import path from 'node:path';
import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';
import { words } from '../../../src-shared/words/words.ts';

export function rejectedRowHandlers(
  { rejectedRows }: Application,
  dialogs: {
    /** The file that a person chooses to write to; null where they choose none. */
    chooseCsvToWrite(windowId: number, suggestedName: string): Promise<string | null>;
  },
): HandlersOf<'rejectedRows'> {
  return {
    'rejectedRows.get': ({ importId }) => rejectedRows.get(importId),
    'rejectedRows.rows': (page) => rejectedRows.rows(page),
    'rejectedRows.fix': ({ rowId, cells }) => rejectedRows.fix(rowId, cells),
    'rejectedRows.acceptFixes': ({ importId, problem }) =>
      rejectedRows.acceptFixes(importId, problem),
    'rejectedRows.dismiss': ({ importId, rows }) => rejectedRows.dismiss(importId, rows),
    'rejectedRows.restore': ({ importId }) => rejectedRows.restore(importId),
    async 'rejectedRows.save'({ importId }, caller) {
      const file = await dialogs.chooseCsvToWrite(caller.windowId, words.writtenFiles.rejectedRows);
      if (file === null) return null;
      return { fileName: path.basename(file), rows: await rejectedRows.save(importId, file) };
    },
  };
}
