import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function listsHandlers({ lists }: Application): HandlersOf<'lists'> {
  return {
    'lists.all': () => lists.all(),
    'lists.count': async ({ id }) => ({ count: await lists.count(id) }),
    'lists.uses': () => lists.uses(),
    'lists.create': (list) => lists.create(list),
    'lists.update': ({ id, ...list }) => lists.update(id, list),
    'lists.remove': ({ id }) => lists.remove(id),
  };
}
