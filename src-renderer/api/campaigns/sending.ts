import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CampaignRun } from '../../../src-shared/campaign/run.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';
import { rememberSnapshot } from './campaign-cache.ts';

/** The time to undo of a draft, whichever process counts; undefined while that is not known. */
export function useCountdown(id: number) {
  return useQuery({
    queryKey: keys.countdown(id),
    queryFn: () => request('campaigns.countdown', { id }),
  }).data;
}

/** Sends a reviewed draft, once the time to undo is over. */
export function useSendCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.send'>) => request('campaigns.send', input),
    onSuccess: (snapshot) => {
      rememberSnapshot(client, snapshot);
      return client.invalidateQueries({ queryKey: keys.live(snapshot.id) });
    },
  });
}

/** The phase of a campaign's start or stop; null while no event has told of one. */
export function useCampaignRun(id: number): CampaignRun | null {
  const { data } = useQuery<CampaignRun | null>({
    queryKey: keys.campaignRun(id),
    queryFn: () => null,
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Rate, time left and the reason for waiting; null for a campaign that this process is not sending. */
export function useLiveProgress(id: number) {
  return useQuery({
    queryKey: keys.live(id),
    queryFn: () => request('campaigns.live', { id }),
  });
}

type CampaignMove =
  | 'campaigns.backToDraft'
  | 'campaigns.pause'
  | 'campaigns.resume'
  | 'campaigns.cancel'
  | 'campaigns.reconcileUnconfirmed';

/** Start, stop, resume, cancel or reconcile: each answers with the campaign's new snapshot. */
export function useMoveCampaign(move: CampaignMove) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number): Promise<CampaignSnapshot> => request(move, { id }),
    onSuccess: (snapshot) => {
      rememberSnapshot(client, snapshot);
      return client.invalidateQueries({ queryKey: keys.live(snapshot.id) });
    },
  });
}

/** Gives a paused campaign another sender. */
export function useChangeSender() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.changeSender'>) =>
      request('campaigns.changeSender', input),
    onSuccess(snapshot) {
      rememberSnapshot(client, snapshot);
      return client.invalidateQueries({ queryKey: keys.campaign(snapshot.id) });
    },
  });
}

/** Reads which messages of a campaign are unconfirmed now. */
export function useReadUnconfirmed() {
  return (id: number) => request('campaigns.unconfirmed', { id });
}

export function useDecideUnconfirmed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.decideUnconfirmed'>) =>
      request('campaigns.decideUnconfirmed', input),
    onSuccess: (snapshot) => rememberSnapshot(client, snapshot),
    // Also where it was refused: then others are unconfirmed than the window shows.
    onSettled: (_snapshot, error, { id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['campaigns', 'messages', id] }),
        ...(error === null ? [] : [client.invalidateQueries({ queryKey: keys.campaign(id) })]),
      ]),
  });
}
