import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
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

/** Takes a campaign back from Twilio's scheduler. */
export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request('campaigns.takeBack', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** Reads what Twilio's scheduler has of a campaign at this moment. */
export function readHandOverState(id: number) {
  return request('campaigns.handOverState', { id });
}

/** What Twilio's scheduler has of a campaign; again and again while it has, or may get, any. */
export function useHandOverState(snapshot: CampaignSnapshot) {
  const { id, status, gateway, handOver, scheduledCount, perhapsScheduledCount } = snapshot;
  return useQuery({
    queryKey: keys.handOverState(id),
    queryFn: () => readHandOverState(id),
    enabled: gateway === 'twilio',
    // A pass of cancellations moves many at once.
    refetchInterval:
      scheduledCount + perhapsScheduledCount > 0 || (handOver !== null && !isCampaignOver(status))
        ? 2000
        : false,
  });
}
