import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { request } from '../request.ts';

/** Opens the system's dialog for one of the two exports; null where the user chooses none. */
export function useChooseExport() {
  return useMutation({
    mutationFn: (input: RequestInput<'legacy.chooseFile'>) => request('legacy.chooseFile', input),
  });
}

/** Imports the exports of the old system. */
export function useImportOldSystem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'legacy.import'>) => request('legacy.import', input),
    onSuccess: () => client.invalidateQueries(),
  });
}
