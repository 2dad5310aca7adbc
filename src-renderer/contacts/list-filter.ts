import type { ContactList } from '../../src-shared/contact/contact.ts';
import type { ContactFilter } from '../../src-shared/contact/filter.ts';

/** The filter that a list stands for: its own, or its members. */
export function filterOfList({ id, filter }: ContactList): ContactFilter {
  return filter ?? { listIds: [id] };
}
