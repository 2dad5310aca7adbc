import { useNavigate } from '@tanstack/react-router';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { ContactsQuery } from '../api/keys.ts';
import { createKeptState, useKeptState } from '../ui/kept-state.ts';

/** What the contacts' table shows; it stays as it is while a person is elsewhere in the window. */
export interface ContactsView extends ContactsQuery {
  /** The list that was opened; what is shown can be filtered further since. */
  readonly listId: number | null;
}

const everybody: ContactsView = { listId: null, filter: {}, sort: 'name', descending: false };

const contactsView = createKeptState(everybody);

function changeView(part: Partial<ContactsView>): void {
  contactsView.set({ ...contactsView.get(), ...part });
}

/** What the table shows, and what changes it. */
export function useContactsView() {
  return { view: useKeptState(contactsView), change: changeView };
}

/** Gives what goes to the table with the contacts that match a filter, or that are on a list. */
export function useShowContacts() {
  const navigate = useNavigate();
  return async (filter: ContactFilter, listId: number | null = null) => {
    contactsView.set({ ...everybody, filter, listId });
    await navigate({ to: '/contacts' });
  };
}
