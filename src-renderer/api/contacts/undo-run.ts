import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportUndo } from '../../../src-shared/import/import.ts';
import { useContactsWork, useForgetContactsWork } from './contacts-work.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** The import that is being undone; it outlives the screen that asked for that. */
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

/** How far the undoing is, 0 to 100; null before that is known. */
export function useUndoPercent(): number | null {
  const work = useContactsWork().find((each) => each.work === 'undo-import');
  if (work === undefined || work.total === 0) return null;
  return Math.min(100, Math.floor((100 * work.done) / work.total));
}

/** What undoing an import would do now; asked for anew each time. */
export async function readUndoPreview(importId: number): Promise<ImportUndo> {
  return await request('imports.undoPreview', { importId });
}

/** Undoes an import whole; what is shown of contacts and imports is read again. */
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
