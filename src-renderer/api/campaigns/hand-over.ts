import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** Hands a draft, or the rest of a campaign, over to Twilio's scheduler. */
export function useHandOver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.handOver'>) => request('campaigns.handOver', input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** What Twilio's scheduler has of a campaign. */
export function useHandOverState(id: number, isAsked: boolean) {
  return useQuery({
    queryKey: keys.handOverState(id),
    queryFn: () => request('campaigns.handOverState', { id }),
    enabled: isAsked,
    // A pass of cancellations moves many at once.
    refetchInterval: 2000,
  });
}
