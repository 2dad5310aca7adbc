import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import { keys } from './keys.ts';
import { usePagedRows } from './paged-rows.ts';
import { request } from './request.ts';

/** Opens the system's dialog; gives null when the person chose no file. */
export function useChooseImportFile() {
  return useMutation({ mutationFn: () => request('imports.chooseFile', undefined) });
}

export function useImportPreview(input: RequestInput<'imports.preview'>) {
  return useQuery({
    queryKey: keys.importPreview(input),
    queryFn: () => request('imports.preview', input),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** The rejected rows of an import, numbered from 1. */
export function useRejects(importId: number) {
  return usePagedRows({
    keyOf: (page) => keys.rejects(importId, page),
    fetchPage: async (page) => {
      const { total, rows } = await request('imports.rejects', { importId, ...page });
      return {
        total,
        rows: rows.map(({ line, column, value, reason }, index) => ({
          id: page.offset + index + 1,
          line,
          column,
          value,
          reason,
        })),
      };
    },
  });
}

/** Writes the rejected rows to a file that the person chooses; gives null when they chose none. */
export function useSaveRejects() {
  return useMutation({
    mutationFn: (importId: number) => request('imports.saveRejects', { importId }),
  });
}
