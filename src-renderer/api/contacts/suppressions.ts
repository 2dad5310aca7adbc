import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys, type SuppressionsQuery } from '../keys.ts';
import { usePagedRows } from '../paged-rows.ts';
import { request } from '../request.ts';

/** Numbers that must not be texted, the newest first. */
export function useSuppressions(query: SuppressionsQuery) {
  return usePagedRows({
    keyOf: (page) => keys.suppressions(query, page),
    fetchPage: (page) => request('suppressions.page', { ...query, ...page }),
  });
}

/** How many numbers such a page would have; null until they are counted. */
export function useSuppressionCount(query: SuppressionsQuery): number | null {
  const { data } = useQuery({
    queryKey: keys.suppressionCount(query),
    queryFn: async () =>
      (await request('suppressions.page', { ...query, offset: 0, limit: 1 })).total,
    placeholderData: keepPreviousData,
  });
  return data ?? null;
}

export function useAddSuppression() {
  return useMutation({
    mutationFn: (input: RequestInput<'suppressions.add'>) => request('suppressions.add', input),
  });
}

/** Suppresses the numbers of contacts; tells how many were not suppressed before. */
export function useSuppressContacts() {
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.suppress'>) => request('contacts.suppress', input),
  });
}

/** Lets a number be texted again, with the evidence for it. */
export function useLiftSuppression() {
  return useMutation({
    mutationFn: (input: RequestInput<'suppressions.lift'>) => request('suppressions.lift', input),
  });
}

/** Suppresses every number of a file that the user chooses; null where they choose none. */
export function useImportSuppressions() {
  return useMutation({ mutationFn: () => request('suppressions.importFile', undefined) });
}

/** Writes all suppressions to a file that the user chooses; null where they choose none. */
export function useExportSuppressions() {
  return useMutation({ mutationFn: () => request('suppressions.export', undefined) });
}
