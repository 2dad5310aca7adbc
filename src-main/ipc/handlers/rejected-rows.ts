import path from 'node:path';
import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function benchHandlers(
  { bench }: Application,
  dialogs: {
    /** The file that a person chooses to write to; null where they choose none. */
    chooseCsvToWrite(windowId: number, suggestedName: string): Promise<string | null>;
  },
): HandlersOf<'bench'> {
  return {
    'bench.get': ({ importId }) => bench.get(importId),
    'bench.rows': (page) => bench.rows(page),
    'bench.mend': ({ rowId, cells }) => bench.mend(rowId, cells),
    'bench.acceptFixes': ({ importId, problem }) => bench.acceptFixes(importId, problem),
    'bench.setAside': ({ importId, rows }) => bench.setAside(importId, rows),
    'bench.bringBack': ({ importId }) => bench.bringBack(importId),
    async 'bench.save'({ importId }, caller) {
      const file = await dialogs.chooseCsvToWrite(caller.windowId, 'Rejected rows.csv');
      if (file === null) return null;
      return { fileName: path.basename(file), rows: await bench.save(importId, file) };
    },
  };
}
