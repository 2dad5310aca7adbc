import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { SavedTemplate, TemplateText } from '../../src-shared/template/saved-template.ts';
import { startersFor, type Starter } from '../../src-shared/template/starters.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { useSettings } from './settings.ts';

function remember(client: QueryClient, template: SavedTemplate): SavedTemplate {
  client.setQueryData<SavedTemplate>(keys.template(template.id), template);
  void client.invalidateQueries({ queryKey: keys.templates });
  return template;
}

/** Every template; those last used, or made, come first. */
export function useTemplates() {
  return useQuery({
    queryKey: keys.templates,
    queryFn: () => request('templates.list', undefined),
  });
}

/** The texts that Ovo comes with, as this business would send them; none until the settings are known. */
export function useStarters(): readonly Starter[] {
  const settings = useSettings().data;
  return settings === undefined ? [] : startersFor(settings);
}

export function useTemplate(id: number | null) {
  return useQuery({
    queryKey: keys.template(id ?? 0),
    queryFn: () => request('templates.get', { id: id ?? 0 }),
    enabled: id !== null,
  });
}

/** Reads a template anew. */
export function useReadTemplate() {
  const client = useQueryClient();
  return async (id: number) => remember(client, await request('templates.get', { id }));
}

/** Saves a template upon the version that was seen, or makes one where none was. */
export function useSaveTemplate() {
  const client = useQueryClient();
  return async (known: SavedTemplate | null, template: TemplateText): Promise<SavedTemplate> =>
    remember(
      client,
      known === null
        ? await request('templates.create', template)
        : await request('templates.save', {
            id: known.id,
            updatedAt: known.updatedAt,
            template,
          }),
    );
}

export function useRemoveTemplate() {
  const client = useQueryClient();
  return async (id: number): Promise<void> => {
    await request('templates.remove', { id });
    await client.invalidateQueries({ queryKey: keys.templates });
  };
}

/** Undoes the deletion of a template. */
export function useUndoRemoveTemplate() {
  const client = useQueryClient();
  return async (id: number) => remember(client, await request('templates.undoRemove', { id }));
}

/** Notes that a draft was written with a template. */
export function useNoteTemplateUse() {
  const client = useQueryClient();
  return async (id: number) => remember(client, await request('templates.use', { id }));
}
