import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ImportUndo } from '../../src-shared/contact/import.ts';
import type { EventPayload } from '../../src-shared/ipc/contract.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

/** The import that is being undone; it outlives the screen that asked for that. */
export interface UndoRun {
  readonly importId: number;
  readonly fileName: string;
  /** 0 to 100; null before that is known. */
  readonly percent: number | null;
}

export function useUndoRun(): UndoRun | null {
  return useQuery<UndoRun | null>({
    queryKey: keys.undoRun,
    queryFn: () => null,
    initialData: null,
    gcTime: Infinity,
  }).data;
}

/** Takes what is known of the undoing's progress. */
export function rememberUndoProgress(
  client: QueryClient,
  { work, done, total }: EventPayload<'contacts.progress'>,
): void {
  if (work !== 'undo-import') return;
  const percent = total === 0 ? null : Math.min(100, Math.floor((100 * done) / total));
  client.setQueryData<UndoRun | null>(keys.undoRun, (run) => (run ? { ...run, percent } : run));
}

/** What undoing an import would do now; asked for anew each time. */
export async function readUndoPreview(importId: number): Promise<ImportUndo> {
  return await request('imports.undoPreview', { importId });
}

/** Undoes an import whole; what is shown of contacts and imports is read again. */
export function useUndoImport() {
  const client = useQueryClient();
  const set = (run: UndoRun | null) => client.setQueryData<UndoRun | null>(keys.undoRun, run);
  return useMutation({
    mutationFn: async ({ importId, fileName }: Omit<UndoRun, 'percent'>) => {
      set({ importId, fileName, percent: null });
      try {
        return await request('imports.undo', { importId });
      } finally {
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
  'bench',
  'preview',
  'suppressions',
]);

function isTouched([topic]: readonly unknown[]): boolean {
  return touched.has(topic);
}
