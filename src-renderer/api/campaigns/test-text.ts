import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';
import { request } from '../request.ts';
import { testTextKey } from '../setup.ts';

/** Sends the text of a saved campaign to oneself; each id once, however often it is asked for. */
export function useSendCampaignTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'campaigns.test'>) => request('campaigns.test', input),
    onSettled: () => client.invalidateQueries({ queryKey: testTextKey }),
  });
}
