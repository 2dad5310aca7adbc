import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import { keys, type ContactsFilter } from './keys.ts';
import { usePagedRows } from './paged-rows.ts';
import { request } from './request.ts';

const everybody = { search: '', listId: null, sort: 'name', descending: false } as const;

export function useContacts(filter: ContactsFilter) {
  return usePagedRows({
    keyOf: (page) => keys.contacts(filter, page),
    fetchPage: (page) => request('contacts.page', { ...filter, ...page }),
  });
}

/** How many contacts there are in all. */
export function useContactCount() {
  return useQuery({
    queryKey: keys.contactCount,
    queryFn: async () =>
      (await request('contacts.page', { ...everybody, offset: 0, limit: 1 })).total,
  });
}

/** The names of all custom fields that any contact has. */
export function useCustomFields() {
  return useQuery({
    queryKey: keys.customFields,
    queryFn: () => request('contacts.customFields', undefined),
  });
}

/** The ids of all that a filter finds; asked for page by page. */
export async function readContactIds(
  filter: ContactsFilter,
  total: number,
): Promise<readonly number[]> {
  const limit = 500;
  const ids: number[] = [];
  for (let offset = 0; offset < total; offset += limit) {
    const { rows } = await request('contacts.page', { ...filter, offset, limit });
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

export function useLists() {
  return useQuery({ queryKey: keys.lists, queryFn: () => request('lists.all', undefined) });
}

/** What is to be read again once contacts changed. */
function useContactsChanged(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['contacts'] }),
      client.invalidateQueries({ queryKey: keys.lists }),
      client.invalidateQueries({ queryKey: ['preview'] }),
    ]);
}

export function useCreateContact() {
  const changed = useContactsChanged();
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.create'>) => request('contacts.create', input),
    onSuccess: changed,
  });
}

export function useUpdateContact() {
  const changed = useContactsChanged();
  return useMutation({
    mutationFn: (input: RequestInput<'contacts.update'>) => request('contacts.update', input),
    onSuccess: changed,
  });
}

export function useRemoveContacts() {
  const changed = useContactsChanged();
  return useMutation({
    mutationFn: (ids: readonly number[]) => request('contacts.remove', { ids: [...ids] }),
    onSuccess: changed,
  });
}
