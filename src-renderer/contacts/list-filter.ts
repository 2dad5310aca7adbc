import type { ContactList } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';

/** Whom a list means: its filter, or everybody who is on it. */
export function filterOfList({ id, filter }: ContactList): ContactFilter {
  return filter ?? { listIds: [id] };
}
