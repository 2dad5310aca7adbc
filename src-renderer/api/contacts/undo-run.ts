import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { useContactsWork, useForgetContactsWork } from './contacts-work.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** The import that is being undone, also after its screen was left. */
export interface UndoRun {
  readonly importId: number;
  readonly fileName: string;
}

export function useUndoRun(): UndoRun | null {
  return useQuery<UndoRun | null>({
    queryKey: keys.undoRun,
    queryFn: () => null,
    initialData: null,
    gcTime: Infinity,
  }).data;
}

/** Progress of the undo, 0 to 100; null until it is known. */
export function useUndoPercent(): number | null {
  const work = useContactsWork().find((each) => each.work === 'undo-import');
  if (work === undefined || work.total === 0) return null;
  return Math.min(100, Math.floor((100 * work.done) / work.total));
}

/** What undoing an import would do now; asked each time. */
export async function readUndoPreview(importId: number): Promise<ImportUndo> {
  return await request('imports.undoPreview', { importId });
}

/** Undoes an import, and reads contacts and imports again. */
export function useUndoImport() {
  const client = useQueryClient();
  const forgetWork = useForgetContactsWork();
  const set = (run: UndoRun | null) => client.setQueryData<UndoRun | null>(keys.undoRun, run);
  return useMutation({
    mutationFn: async (run: UndoRun) => {
      set(run);
      try {
        return await request('imports.undo', { importId: run.importId });
      } finally {
        forgetWork('undo-import');
        set(null);
      }
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey) }),
  });
}

const touched: ReadonlySet<unknown> = new Set([
  'contacts',
  'lists',
  'tags',
  'imports',
  'rejectedRows',
  'preview',
  'suppressions',
]);

function isTouched([topic]: readonly unknown[]): boolean {
  return touched.has(topic);
}
