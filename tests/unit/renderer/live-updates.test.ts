import { expect, test, vi } from 'vitest';
import { keys } from '../../../src-renderer/api/keys.ts';
import { followLiveUpdates } from '../../../src-renderer/api/live-updates.ts';
import { createQueryClient } from '../../../src-renderer/api/query-client.ts';
import { snapshot } from './snapshot.ts';
import { waitFor } from '../../support/wait-for.ts';

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
  await waitFor(() => expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true));
});

test('a campaign counts down until its start, a stop or the end', () => {
  const listeners = new Map<string, (payload: unknown) => void>();
  const on = (name: string, listener: (payload: unknown) => void) => {
    listeners.set(name, listener);
    return () => undefined;
  };
  vi.stubGlobal('window', { api: { on } });
  const client = createQueryClient();
  followLiveUpdates(client);
  const tell = (run: object) =>
    listeners.get('campaigns.run')?.({
      id: 1,
      phase: 'counting-down',
      stop: null,
      waitsForDatabase: false,
      prepared: null,
      undoUntil: 10_000,
      ...run,
    });
  const counting = () => {
    const runs = client.getQueryData<readonly { readonly id: number }[]>(keys.countdowns) ?? [];
    return runs.map(({ id }) => id);
  };
  tell({ phase: 'checking', undoUntil: null });
  expect(counting()).toEqual([]);
  tell({});
  tell({ id: 2 });
  tell({ waitsForDatabase: true });
  expect(counting()).toEqual([2, 1]);
  tell({ stop: 'back-to-draft' });
  expect(counting()).toEqual([2]);
  tell({ id: 2, phase: 'preparing', undoUntil: null });
  expect(counting()).toEqual([]);
});
