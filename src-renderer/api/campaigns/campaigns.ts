import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

const allCampaigns = queryOptions({
  queryKey: keys.campaigns,
  queryFn: () => request('campaigns.list', undefined),
});

const oneCampaign = (id: number) =>
  queryOptions({
    queryKey: keys.campaign(id),
    queryFn: () => request('campaigns.get', { id }),
  });

export function useCampaigns() {
  return useQuery(allCampaigns);
}

/** The id of the newest campaign that is over, read into the cache; null where there is none. */
export async function newestCampaignOver(queryClient: QueryClient): Promise<number | null> {
  const all = await queryClient.ensureQueryData(allCampaigns);
  const newest = all.find(({ status }) => isCampaignOver(status));
  if (newest === undefined) return null;
  await queryClient.ensureQueryData(oneCampaign(newest.id));
  return newest.id;
}

/**
 * The campaigns that are under way, in any screen: those being sent, then those paused. Empty until they
 * are known; without those that came damaged from the old system.
 */
export function useCampaignsUnderWay(): readonly CampaignSnapshot[] {
  const { data } = useQuery({ ...allCampaigns, select: underWayOf });
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
  return useQuery({ ...oneCampaign(id ?? 0), enabled: id !== null });
}
