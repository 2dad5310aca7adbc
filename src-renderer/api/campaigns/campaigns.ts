import { useQuery } from '@tanstack/react-query';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

export function useCampaigns() {
  return useQuery({
    queryKey: keys.campaigns,
    queryFn: () => request('campaigns.list', undefined),
  });
}

/**
 * The campaigns that are under way, in any screen: those being sent, then those paused. Empty until they
 * are known; without those that came damaged from the old system.
 */
export function useCampaignsUnderWay(): readonly CampaignSnapshot[] {
  const { data } = useQuery({
    queryKey: keys.campaigns,
    queryFn: () => request('campaigns.list', undefined),
    select: underWayOf,
  });
  return data ?? [];
}

function underWayOf(all: readonly CampaignSnapshot[]): readonly CampaignSnapshot[] {
  const sound = all.filter(({ damaged }) => damaged === null);
  return [
    ...sound.filter(({ status }) => status === 'sending'),
    ...sound.filter(({ status }) => status === 'paused'),
  ];
}

export function useCampaign(id: number | null) {
  return useQuery({
    queryKey: keys.campaign(id ?? 0),
    queryFn: () => request('campaigns.get', { id: id ?? 0 }),
    enabled: id !== null,
  });
}
