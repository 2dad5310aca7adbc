import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import type { ContactList } from '../../../src-shared/contact/contact.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

export function useLists() {
  return useQuery({ queryKey: keys.lists, queryFn: () => request('lists.all', undefined) });
}

/** When each list was created and last texted. */
export function useListUses() {
  return useQuery({ queryKey: keys.listUses, queryFn: () => request('lists.uses', undefined) });
}

/**
 * How many are on each of these lists, by the list's id; null where that is not known yet. Lists by
 * filter are counted only while `isWanted`, since each is a search.
 */
export function useListCounts(
  lists: readonly ContactList[],
  isWanted: boolean,
): ReadonlyMap<number, number | null> {
  const uncounted = lists.filter((list) => list.count === null);
  const counts = useQueries({
    queries: uncounted.map(({ id }) => ({
      queryKey: keys.listCount(id),
      queryFn: async () => (await request('lists.count', { id })).count,
      enabled: isWanted,
    })),
    combine: (results) => results.map(({ data }) => data ?? null),
  });
  const counted = new Map(uncounted.map(({ id }, index) => [id, counts[index] ?? null]));
  return new Map(lists.map(({ id, count }) => [id, count ?? counted.get(id) ?? null]));
}

export function useCreateList() {
  return useMutation({
    mutationFn: (input: RequestInput<'lists.create'>) => request('lists.create', input),
  });
}

export function useUpdateList() {
  return useMutation({
    mutationFn: (input: RequestInput<'lists.update'>) => request('lists.update', input),
  });
}

export function useRemoveList() {
  return useMutation({ mutationFn: (id: number) => request('lists.remove', { id }) });
}
