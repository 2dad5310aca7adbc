import {
  keepPreviousData,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { ImportSummary } from '../../../src-shared/import/import.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Imports of one page. */
const pageSize = 50;

/** Opens the system's dialog; null where the user chooses no file. */
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

/** What an import would bring; null to count nothing. The last counts stay while others are made. */
export function useImportForecast(input: RequestInput<'imports.forecast'> | null) {
  return useQuery({
    queryKey: input === null ? ['import-forecast'] : keys.importForecast(input),
    queryFn: input === null ? skipToken : () => request('imports.forecast', input),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** All imports, the newest first, a page at a time. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: keys.imports,
    queryFn: ({ pageParam }) =>
      request('imports.page', { offset: pageParam * pageSize, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) =>
      pages.length * pageSize < total ? pages.length : undefined,
  });
}

/** The latest imports with rows to fix. */
export function useImportsToFix() {
  return useQuery({
    queryKey: keys.importsToFix,
    queryFn: async () => {
      const { rows } = await request('imports.page', { offset: 0, limit: pageSize });
      return rows.filter(hasRowsToFix);
    },
  });
}

function hasRowsToFix({ left, undoneAt }: ImportSummary): boolean {
  return left > 0 && undoneAt === null;
}
