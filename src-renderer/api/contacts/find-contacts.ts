import { queryOptions, useQueries, useQuery, type QueryClient } from '@tanstack/react-query';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { keys } from '../keys.ts';
import { request, requestWhileWanted } from '../request.ts';

function contactsFound(search: string, limit: number) {
  return queryOptions({
    queryKey: keys.contactsFound(search),
    queryFn: async ({ signal }) =>
      (
        await requestWhileWanted(
          'contacts.page',
          { filter: { search }, sort: 'name', descending: false, offset: 0, limit },
          signal,
        )
      ).rows,
  });
}

/** A few contacts by the beginnings of their names, numbers or other fields; none for an empty search. */
export function useContactsFound(search: string, limit: number) {
  return useQuery({
    ...contactsFound(search, limit),
    enabled: search !== '',
    placeholderData: (before) => (search === '' ? undefined : before),
  });
}

/** The same once, for exactly that text. */
export async function findContacts(
  client: QueryClient,
  search: string,
  limit: number,
): Promise<readonly Contact[]> {
  return await client.fetchQuery(contactsFound(search, limit));
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
