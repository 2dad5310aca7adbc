import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function listsHandlers({ contacts }: Application): HandlersOf<'lists'> {
  return { 'lists.all': () => contacts.lists() };
}
