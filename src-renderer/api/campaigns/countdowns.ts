import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { CampaignRun } from '../../../src-shared/campaign/run.ts';
import { keys } from '../keys.ts';

/** Keeps which campaigns are about to be sent, and can still be undone. */
export function rememberCountdown(client: QueryClient, run: CampaignRun): void {
  const isCounting = run.phase === 'counting-down' && run.stop === null && run.undoUntil !== null;
  client.setQueryData<readonly CampaignRun[]>(keys.countdowns, (known = []) => {
    const others = known.filter(({ id }) => id !== run.id);
    return isCounting ? [...others, run] : others;
  });
}

/** The campaigns that this process is about to send, while that can be undone. */
export function useCountdowns(): readonly CampaignRun[] {
  const { data } = useQuery<readonly CampaignRun[]>({
    queryKey: keys.countdowns,
    queryFn: () => [],
    staleTime: Infinity,
  });
  return data ?? [];
}
