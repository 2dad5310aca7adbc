import { useMutation, useQuery } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { keys, type MessagesFilter } from '../keys.ts';
import { usePagedRows } from '../paged-rows.ts';
import { request } from '../request.ts';

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
