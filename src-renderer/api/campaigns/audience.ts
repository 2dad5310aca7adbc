import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Audience, LeftOutReason } from '../../../src-shared/campaign/audience.ts';
import { keys } from '../keys.ts';
import { request, requestWhileWanted } from '../request.ts';

/** So many of the people who are left out are read at a time. */
export const leftOutPageSize = 50;

/**
 * How many people an audience has. While another audience is counted, the counts are those of the one
 * before (`isPlaceholderData`): whoever shows them says so.
 */
export function useAudienceCounts(audience: Audience) {
  return useQuery({
    queryKey: keys.audience(audience),
    queryFn: ({ signal }) => requestWhileWanted('campaigns.audience', { audience }, signal),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** A page of the people whom an audience leaves out for one reason; pages count from 0. */
export function useLeftOut(audience: Audience, reason: LeftOutReason, page: number) {
  return useQuery({
    queryKey: keys.leftOut(audience, reason, page),
    queryFn: () =>
      request('campaigns.leftOut', {
        audience,
        exclusion: reason,
        offset: page * leftOutPageSize,
        limit: leftOutPageSize,
      }),
    gcTime: 60_000,
  });
}

/** The contacts with these ids; null for one that is gone, undefined for one that is not known yet. */
export function useChosenContacts(ids: readonly number[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.contact(id),
      queryFn: () => request('contacts.get', { id }),
    })),
    combine: (answers) => answers.map(({ data, isError }) => (isError ? null : data?.contact)),
  });
}
