import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { RehearsalProgress } from '../../../src-shared/campaign/rehearsal.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Stores what an event of the main process says. */
export function rememberRehearsal(client: QueryClient, progress: RehearsalProgress): void {
  client.setQueryData<RehearsalProgress | null>(keys.rehearsing(progress.id), progress);
}

/** Rehearses a saved draft; one that is under way is canceled. */
export function useRehearse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.rehearse'>) => request('campaigns.rehearse', input),
    onMutate: ({ id }) => client.setQueryData<RehearsalProgress | null>(keys.rehearsing(id), null),
  });
}

/** How far the rehearsal of a draft is; null before the first news. */
export function useRehearsing(id: number): RehearsalProgress | null {
  return (
    useQuery<RehearsalProgress | null>({
      queryKey: keys.rehearsing(id),
      queryFn: () => null,
      staleTime: Infinity,
    }).data ?? null
  );
}

/** Stops a rehearsal; there is nothing to tell where there is none. */
export function cancelRehearsal(): void {
  request('campaigns.cancelRehearsal', undefined).catch(() => undefined);
}
