import { expect, test, vi } from 'vitest';
import { keys } from '../../../src-renderer/api/keys.ts';
import { followLiveUpdates } from '../../../src-renderer/api/live-updates.ts';
import { createQueryClient } from '../../../src-renderer/api/query-client.ts';
import { snapshot } from './snapshot.ts';

test('an answer from before the end of a run does not pass for what is so after the end', async () => {
  const listeners = new Map<string, (payload: unknown) => void>();
  const on = (name: string, listener: (payload: unknown) => void) => {
    listeners.set(name, listener);
    return () => undefined;
  };
  vi.stubGlobal('window', { api: { on } });
  const client = createQueryClient();
  followLiveUpdates(client);
  const { promise, resolve } = Promise.withResolvers<string>();
  const queryKey = keys.messages(1, 'sent', 0);
  const read = client.fetchQuery({ queryKey, queryFn: () => promise });
  const live = { messagesPerSecond: null, finishesAt: null, secondsLeft: null, waiting: null };
  listeners.get('campaigns.progress')?.({
    snapshot: snapshot({ status: 'completed' }),
    ...live,
  });
  resolve('what was so before');
  await read;
  await vi.waitFor(() => expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true));
});
