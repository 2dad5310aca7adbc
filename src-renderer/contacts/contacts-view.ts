import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import { keys, type ContactsQuery } from '../api/keys.ts';

/** What the contacts' table shows; it stays as it is while a person is elsewhere in the window. */
export interface ContactsView extends ContactsQuery {
  /** The list that was opened; what is shown can be filtered further since. */
  readonly listId: number | null;
}

const everybody: ContactsView = { listId: null, filter: {}, sort: 'name', descending: false };

/** What the table shows, and what changes it. */
export function useContactsView() {
  const client = useQueryClient();
  const view = useQuery<ContactsView>({
    queryKey: keys.contactsView,
    queryFn: () => everybody,
    initialData: everybody,
    gcTime: Infinity,
  }).data;
  const change = useCallback(
    (part: Partial<ContactsView>) =>
      client.setQueryData<ContactsView>(keys.contactsView, (known = everybody) => ({
        ...known,
        ...part,
      })),
    [client],
  );
  return { view, change };
}

/** Gives what goes to the table with those that a filter leaves, or that are on a list. */
export function useShowContacts() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (filter: ContactFilter, listId: number | null = null) => {
    client.setQueryData<ContactsView>(keys.contactsView, { ...everybody, filter, listId });
    await navigate({ to: '/contacts' });
  };
}
