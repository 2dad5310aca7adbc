import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from './request.ts';

/** Imports the sample contacts, and makes a draft to them, unless both are there. */
export function useImportSamples() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('setup.trySamples', undefined),
    onSettled: () => {
      const changed = ['contacts', 'lists', 'tags', 'imports', 'campaigns', 'preview'];
      return Promise.all(changed.map((topic) => client.invalidateQueries({ queryKey: [topic] })));
    },
  });
}
