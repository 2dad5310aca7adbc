import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys } from '../keys.ts';
import { requestWhileWanted } from '../request.ts';

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
