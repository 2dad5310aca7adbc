import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** How much practice there is. */
export function usePractice() {
  return useQuery({
    queryKey: keys.practice,
    queryFn: () => request('campaigns.practice', undefined),
  });
}

/** Counts how much practice there is now: in a large database that takes a moment. */
export function useCountPractice() {
  return () => request('campaigns.practice', undefined);
}

/** Whether any campaign was practised; false until that is known. */
export function useHasPractice(): boolean {
  const { data } = useQuery({
    queryKey: keys.campaigns,
    queryFn: () => request('campaigns.list', undefined),
    select: hasPracticeIn,
  });
  return data ?? false;
}

function hasPracticeIn(all: readonly CampaignSnapshot[]): boolean {
  return all.some(({ isPractice }) => isPractice);
}

export function useDiscardPractice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('campaigns.discardPractice', undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}
