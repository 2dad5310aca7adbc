import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportProgress, ImportResult } from '../../src-shared/contact/import.ts';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

const importKey = ['import'];

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
  | { readonly state: 'done'; readonly result: ImportResult }
  | { readonly state: 'failed'; readonly order: ImportOrder; readonly error: Error };

export function useStartImport() {
  const client = useQueryClient();
  return useMutation<ImportResult, Error, ImportOrder>({
    mutationKey: importKey,
    gcTime: Infinity,
    mutationFn: (order) => {
      client.setQueryData<ImportProgress | null>(keys.importProgress, null);
      return request('imports.start', order.request);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['contacts'] }),
        client.invalidateQueries({ queryKey: keys.lists }),
      ]),
  });
}

export function useImportRun(): ImportRun {
  const runs = useMutationState({
    filters: { mutationKey: importKey },
    select: (mutation) => mutation.state,
  });
  const progress = useQuery<ImportProgress | null>({
    queryKey: keys.importProgress,
    queryFn: () => null,
    enabled: false,
  });
  const last = runs.at(-1);
  if (last === undefined) return { state: 'none' };
  // The mutations under this key are all made by `useStartImport`.
  const order = last.variables as ImportOrder;
  switch (last.status) {
    case 'success':
      return { state: 'done', result: last.data as ImportResult };
    case 'error':
      return { state: 'failed', order, error: last.error as Error };
    case 'idle':
    case 'pending':
      return { state: 'running', order, progress: progress.data ?? null };
  }
}

/** Forgets an import that is over, so that the next can begin. */
export function useDismissImport(): () => void {
  const client = useQueryClient();
  return () => {
    const cache = client.getMutationCache();
    for (const mutation of cache.findAll({ mutationKey: importKey })) {
      if (mutation.state.status !== 'pending') cache.remove(mutation);
    }
  };
}

export function useCancelImport() {
  return useMutation({ mutationFn: () => request('imports.cancel', undefined) });
}
