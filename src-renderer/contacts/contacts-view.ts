import { useNavigate } from '@tanstack/react-router';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';
import type { ContactsQuery } from '../api/keys.ts';
import { createKeptState, useKeptState } from '../ui/kept-state.ts';

/** What the table of contacts shows; it is kept while the screen is left. */
export interface ContactsView extends ContactsQuery {
  /** The open list; the filter may have been changed since. */
  readonly listId: number | null;
}

const everybody: ContactsView = { listId: null, filter: {}, sort: 'name', descending: false };

const contactsView = createKeptState(everybody);

function changeView(part: Partial<ContactsView>): void {
  contactsView.set({ ...contactsView.get(), ...part });
}

/** What the table shows, and a function that changes it. */
export function useContactsView() {
  return { view: useKeptState(contactsView), change: changeView };
}

/** Returns a function that opens the table with a filter, or with a list. */
export function useShowContacts() {
  const navigate = useNavigate();
  return async (filter: ContactFilter, listId: number | null = null) => {
    contactsView.set({ ...everybody, filter, listId });
    await navigate({ to: '/contacts' });
  };
}
