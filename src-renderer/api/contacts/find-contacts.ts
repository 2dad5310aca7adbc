import { useQueries, useQuery } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { request, requestWhileWanted } from '../request.ts';

/** A few contacts by the beginnings of their names, numbers or other fields; none for an empty search. */
export function useContactsFound(search: string, limit: number) {
  return useQuery({
    queryKey: keys.contactsFound(search),
    queryFn: async ({ signal }) =>
      (
        await requestWhileWanted(
          'contacts.page',
          { filter: { search }, sort: 'name', descending: false, offset: 0, limit },
          signal,
        )
      ).rows,
    enabled: search !== '',
    placeholderData: (before) => (search === '' ? undefined : before),
  });
}

/** Contacts by their ids, in that order; those that are gone are left out. */
export function useContactsById(ids: readonly number[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.contact(id),
      queryFn: () => request('contacts.get', { id }),
      retry: false,
    })),
    combine: (answers) =>
      answers.flatMap(({ data, isError }) => (data === undefined || isError ? [] : [data.contact])),
  });
}
