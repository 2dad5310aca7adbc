import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Campaign, CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';
import { rememberSnapshot, rememberCampaign } from './campaign-cache.ts';

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
