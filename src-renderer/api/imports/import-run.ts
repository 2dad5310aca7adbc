import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ImportProgress, ImportResult } from '../../../src-shared/import/import.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** What is needed to start an import: the request, and the file's name to speak of it. */
export interface ImportOrder {
  readonly fileName: string;
  readonly request: RequestInput<'imports.start'>;
}

/** The import that was started last, running or over; it outlives the screen that started it. */
export type ImportRun =
  | { readonly state: 'none' }
  | {
      readonly state: 'running';
      readonly order: ImportOrder;
      readonly progress: ImportProgress | null;
    }
  | {
      readonly state: 'done';
      readonly result: ImportResult;
      /** Whether the result was on the screen. */
      readonly isSeen: boolean;
    }
  | { readonly state: 'failed'; readonly order: ImportOrder; readonly error: Error };

export const noImport: ImportRun = { state: 'none' };

export function useImportRun(): ImportRun {
  return useQuery<ImportRun>({
    queryKey: keys.importRun,
    queryFn: () => noImport,
    initialData: noImport,
    gcTime: Infinity,
  }).data;
}

/** Takes what is known of the running import's progress. */
export function rememberImportProgress(client: QueryClient, progress: ImportProgress): void {
  client.setQueryData<ImportRun>(keys.importRun, (run) =>
    run?.state === 'running' ? { ...run, progress } : run,
  );
}

/** Starts an import and follows it to its end. */
export function useStartImport(): (order: ImportOrder) => Promise<void> {
  const client = useQueryClient();
  const set = (run: ImportRun) => client.setQueryData<ImportRun>(keys.importRun, run);
  return async (order) => {
    set({ state: 'running', order, progress: null });
    try {
      set({
        state: 'done',
        result: await request('imports.start', order.request),
        isSeen: false,
      });
    } catch (error) {
      set({
        state: 'failed',
        order,
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
    const changed = ['contacts', 'lists', 'tags', 'imports', 'suppressions', 'preview'];
    await Promise.all(changed.map((topic) => client.invalidateQueries({ queryKey: [topic] })));
  };
}

/** Goes back from an import that is over to the file, which can be imported again. */
export function useDismissImport(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.setQueryData<ImportRun>(keys.importRun, noImport), [client]);
}

/** Remembers that the result of the last import was on the screen. */
export function useMarkResultSeen(): () => void {
  const client = useQueryClient();
  return useCallback(
    () =>
      void client.setQueryData<ImportRun>(keys.importRun, (run) =>
        run?.state === 'done' ? { ...run, isSeen: true } : run,
      ),
    [client],
  );
}

export function useCancelImport() {
  return useMutation({ mutationFn: () => request('imports.cancel', undefined) });
}
