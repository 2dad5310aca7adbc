import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function contactsHandlers({ contacts }: Application): HandlersOf<'contacts'> {
  return {
    'contacts.page': (query) => contacts.page(query),
    'contacts.create': (input) => contacts.create(input),
    'contacts.update': ({ id, contact }) => contacts.update(id, contact),
    'contacts.remove': ({ ids }) => ({ removed: contacts.remove(ids) }),
    'contacts.customFields': () => contacts.customFields(),
  };
}
