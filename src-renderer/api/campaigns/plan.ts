import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** What has become of the plan of a campaign, read again every so many milliseconds. */
export function usePlanState(id: number, refetchInterval: number | false) {
  return useQuery({
    queryKey: keys.planState(id),
    queryFn: () => request('campaigns.planState', { id }),
    refetchInterval,
  });
}

/** Gives a campaign another budget; one that the budget had paused goes on. */
export function useChangeBudget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.changeBudget'>) =>
      request('campaigns.changeBudget', input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** Schedules a draft, or makes a scheduled campaign a draft again. */
export function useSchedule(move: 'campaigns.schedule' | 'campaigns.unschedule') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request(move, { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** Moves a scheduled campaign to another day and time. */
export function useReschedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.reschedule'>) =>
      request('campaigns.reschedule', input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}

/** Sends to the rest of a campaign whose first texts hold it. */
export function useSendToRest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request('campaigns.sendToRest', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}
