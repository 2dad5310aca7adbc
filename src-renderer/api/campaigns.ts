import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import type { Audience } from '../../src-shared/campaign/audience.ts';
import type { Campaign, CampaignDraft } from '../../src-shared/campaign/campaign.ts';
import type { CampaignRun } from '../../src-shared/campaign/run.ts';
import type { CampaignSnapshot, LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import { rememberCountdown } from './countdowns.ts';
import { keys, type MessagesFilter } from './keys.ts';
import { usePagedRows } from './paged-rows.ts';
import { request, requestWhileWanted } from './request.ts';

/** Stores a newer snapshot in every query that has the campaign. */
function rememberSnapshot(client: QueryClient, snapshot: CampaignSnapshot): void {
  // Writing to a list that is about to be read again would mark it as fresh.
  if (client.getQueryState(keys.campaigns)?.isInvalidated !== true) {
    client.setQueryData<readonly CampaignSnapshot[]>(keys.campaigns, (all) =>
      all?.map((known) => (known.id === snapshot.id ? snapshot : known)),
    );
  }
  client.setQueryData<Campaign>(
    keys.campaign(snapshot.id),
    (known) => known && { ...known, snapshot },
  );
}

/** Stores newer progress, and its snapshot, in every query that has the campaign. */
export function rememberProgress(client: QueryClient, progress: LiveProgress): void {
  client.setQueryData<LiveProgress | null>(keys.live(progress.snapshot.id), progress);
  rememberSnapshot(client, progress.snapshot);
}

/** Stores what an event of the main process says. */
export function rememberRun(client: QueryClient, run: CampaignRun): void {
  client.setQueryData<CampaignRun | null>(keys.campaignRun(run.id), run);
  rememberCountdown(client, run);
  void client.invalidateQueries({ queryKey: keys.countdown(run.id) });
}

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

function rememberCampaign(client: QueryClient, campaign: Campaign): void {
  client.setQueryData<Campaign>(keys.campaign(campaign.snapshot.id), campaign);
  rememberSnapshot(client, campaign.snapshot);
}

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

/** Rate, time left and the reason for waiting; null for a campaign that this process is not sending. */
export function useLiveProgress(id: number) {
  return useQuery({
    queryKey: keys.live(id),
    queryFn: () => request('campaigns.live', { id }),
  });
}

/** What happened to a campaign as a whole, the earliest first. */
export function useTimeline(id: number) {
  return useQuery({
    queryKey: keys.timeline(id),
    queryFn: () => request('campaigns.timeline', { id }),
  });
}

/** Writes people of a campaign to a file that the user chooses; resolves to null where they choose none. */
export function useExportMessages() {
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.export'>) => request('campaigns.export', input),
  });
}

/** Failed and undelivered messages by reason, read again every `refetchMs`. */
export function useFailures(id: number, refetchMs: number | false) {
  return useQuery({
    queryKey: keys.failures(id),
    queryFn: () => request('campaigns.failures', { id }),
    refetchInterval: refetchMs,
  });
}

export function useMessages(id: number, filter: MessagesFilter, refetchMs: number | false) {
  return usePagedRows({
    keyOf: (page) => keys.messages(id, filter, page),
    fetchPage: (page) => request('campaigns.messages', { id, filter, ...page }),
    refetchMs,
  });
}

/** People that a preview reads at a time. */
export const previewPeopleAtOnce = 50;

/** People of an audience with what their text is filled in with; the last answer stays until the next one. */
export function usePreviewPeople(asked: Omit<RequestInput<'campaigns.previewPeople'>, 'limit'>) {
  const input = { ...asked, limit: previewPeopleAtOnce };
  return useQuery({
    queryKey: keys.previewPeople(input),
    queryFn: ({ signal }) => requestWhileWanted('campaigns.previewPeople', input, signal),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Recipients and segments of a text sent to these lists; the last answer stays until the next one. */
export function useCampaignPreview(
  body: string,
  audience: Audience,
  picture?: CampaignDraft['picture'],
) {
  return useQuery({
    queryKey: keys.preview({ body, audience, picture }),
    queryFn: ({ signal }) =>
      requestWhileWanted('campaigns.preview', { body, audience, picture }, signal),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Saves a draft, or creates it the first time. */
export function useSaveDraft() {
  const client = useQueryClient();
  return async (
    known: Campaign | null,
    draft: CampaignDraft,
    isOwnVersion = false,
  ): Promise<Campaign> => {
    const campaign =
      known === null
        ? await request('campaigns.create', draft)
        : await request('campaigns.save', {
            id: known.snapshot.id,
            revision: known.revision,
            draft,
            isOwnVersion,
          });
    rememberCampaign(client, campaign);
    if (known === null) await client.invalidateQueries({ queryKey: keys.campaigns });
    return campaign;
  };
}

export function useReadCampaign() {
  const client = useQueryClient();
  return async (id: number): Promise<Campaign> => {
    const campaign = await request('campaigns.get', { id });
    rememberCampaign(client, campaign);
    return campaign;
  };
}

export function useRemoveCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request('campaigns.remove', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.campaigns }),
  });
}

/** Undoes the deletion of a draft. */
export function useUndoRemoveCampaign() {
  const client = useQueryClient();
  return async (id: number): Promise<Campaign> => {
    const campaign = await request('campaigns.undoRemove', { id });
    await client.invalidateQueries({ queryKey: keys.campaigns });
    rememberCampaign(client, campaign);
    return campaign;
  };
}

/** Puts a campaign away, or takes it back. */
export function useArchiveCampaign() {
  const client = useQueryClient();
  return async (id: number, isArchived: boolean): Promise<void> => {
    rememberSnapshot(client, await request('campaigns.archive', { id, isArchived }));
  };
}

/** The versions of a draft, the newest first; read again as soon as it is saved. */
export function useVersions(id: number) {
  return useQuery({
    queryKey: keys.versions(id),
    queryFn: () => request('campaigns.versions', { id }),
  });
}

/** What a version says. */
export function useVersion(id: number, version: number) {
  return useQuery({
    queryKey: keys.version(id, version),
    queryFn: () => request('campaigns.version', { id, version }),
    placeholderData: keepPreviousData,
  });
}

/** Makes an earlier version the newest. */
export function useRestoreVersion() {
  const client = useQueryClient();
  return async (input: RequestInput<'campaigns.restoreVersion'>): Promise<Campaign> => {
    const campaign = await request('campaigns.restoreVersion', input);
    rememberCampaign(client, campaign);
    return campaign;
  };
}

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

/** How many people a finished campaign did not reach and who are worth another try. */
export function useUnreached(id: number) {
  return useQuery({
    queryKey: keys.unreached(id),
    queryFn: () => request('campaigns.unreached', { id }),
  });
}

/** Copies a campaign to a new draft: to the same people, or to the people it did not reach. */
export function useDuplicateCampaign(
  how: 'campaigns.duplicate' | 'campaigns.duplicateForUnreached' = 'campaigns.duplicate',
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request(how, { id }),
    onSuccess: (campaign) => {
      rememberCampaign(client, campaign);
      return client.invalidateQueries({ queryKey: keys.campaigns });
    },
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
