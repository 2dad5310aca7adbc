import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function templatesHandlers({ templates }: Application): HandlersOf<'templates'> {
  return {
    'templates.list': () => templates.list(),
    'templates.get': ({ id }) => templates.get(id),
    'templates.create': (template) => templates.create(template),
    'templates.save': ({ id, updatedAt, template }) => templates.save(id, updatedAt, template),
    'templates.remove': ({ id }) => templates.remove(id),
    'templates.undoRemove': ({ id }) => templates.undoRemove(id),
    'templates.use': ({ id }) => templates.use(id),
  };
}
