import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings, SettingsChanges } from '../../src-shared/settings/settings.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

export function useSettings() {
  return useQuery({ queryKey: keys.settings, queryFn: () => request('settings.get', undefined) });
}

/**
 * Saves what changed, one save after the other, so that the newest answer is shown last. The change is
 * shown at once; where it cannot be saved, what holds is shown again.
 */
export function useSaveSettings() {
  const client = useQueryClient();
  const show = (changes: SettingsChanges) =>
    client.setQueryData<Settings>(
      keys.settings,
      (known) => known && Object.assign({ ...known }, changes),
    );
  return useMutation({
    scope: { id: 'settings' },
    mutationFn: (changes: SettingsChanges) => request('settings.save', changes),
    onMutate(changes) {
      const before = client.getQueryData<Settings>(keys.settings);
      show(changes);
      return before;
    },
    onSuccess: (settings) => {
      client.setQueryData<Settings>(keys.settings, settings);
    },
    onError(_error, _changes, before) {
      if (before !== undefined) client.setQueryData<Settings>(keys.settings, before);
      return client.invalidateQueries({ queryKey: keys.settings });
    },
  });
}

export function useCredentials() {
  return useQuery({
    queryKey: keys.credentials,
    queryFn: () => request('credentials.status', undefined),
  });
}

export function useClearCredentials() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('credentials.clear', undefined),
    onSuccess(status) {
      client.setQueryData(keys.credentials, status);
      return client.invalidateQueries({ queryKey: keys.accountSenders });
    },
  });
}

export function useTestCredentials() {
  return useMutation({ mutationFn: () => request('credentials.test', undefined) });
}

/** What the account can send from; Twilio is asked once it is wanted, and again after a while. */
export function useAccountSenders(isWanted: boolean) {
  return useQuery({
    queryKey: keys.accountSenders,
    queryFn: () => request('credentials.senders', undefined),
    enabled: isWanted,
    staleTime: 300_000,
  });
}
