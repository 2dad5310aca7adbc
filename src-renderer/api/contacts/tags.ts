import { useMutation, useQuery } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Every tag with how many contacts have it. */
export function useTags() {
  return useQuery({ queryKey: keys.tags, queryFn: () => request('tags.all', undefined) });
}

/** Renames a tag, or merges it with another. */
export function useRenameTag() {
  return useMutation({
    mutationFn: (input: RequestInput<'tags.rename'>) => request('tags.rename', input),
  });
}

export function useRemoveTag() {
  return useMutation({ mutationFn: (name: string) => request('tags.remove', { name }) });
}
