import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function tagsHandlers({ lists }: Application): HandlersOf<'tags'> {
  return {
    'tags.all': () => lists.tags(),
    'tags.rename': ({ from, to }) => lists.renameTag(from, to),
    'tags.remove': ({ name }) => lists.removeTag(name),
  };
}
