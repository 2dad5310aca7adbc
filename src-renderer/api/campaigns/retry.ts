import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/**
 * How many failed messages of a campaign can be tried again; asked anew whenever another number of them has
 * failed.
 */
export function useRetryable(id: number, failedCount: number, isEnabled: boolean) {
  return useQuery({
    queryKey: keys.retryable(id, failedCount),
    queryFn: () => request('campaigns.retryable', { id }),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
}

/** Tries these again. */
export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => request('campaigns.retry', { id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
}
