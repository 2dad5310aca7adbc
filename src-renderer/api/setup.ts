import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestInput } from '../../src-shared/ipc/contract.ts';
import type { CredentialsInput } from '../../src-shared/settings/settings.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

/** The last test text, of the set-up or of a campaign. */
export const testTextKey = ['setup-test'] as const;

/** Below the key of the account’s senders: other credentials make them stale, and other settings do not. */
const setupKeys = {
  account: [...keys.accountSenders, 'setup-account'],
  senders: [...keys.accountSenders, 'setup-senders'],
  report: [...keys.accountSenders, 'setup-report'],
  inbound: [...keys.accountSenders, 'setup-inbound'],
  test: testTextKey,
} as const;

/** Imports the sample contacts, and makes a draft to them, unless both are there. */
export function useImportSamples() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('setup.trySamples', undefined),
    onSettled: () => {
      const changed = ['contacts', 'lists', 'tags', 'imports', 'campaigns', 'preview'];
      return Promise.all(changed.map((topic) => client.invalidateQueries({ queryKey: [topic] })));
    },
  });
}

/** What Twilio says of the account that is kept; asked while `isWanted`. */
export function useAccountCheck(isWanted: boolean) {
  return useQuery({
    queryKey: setupKeys.account,
    queryFn: () => request('setup.checkAccount', undefined),
    enabled: isWanted,
    staleTime: 300_000,
  });
}

/**
 * Gives what checks credentials and keeps them, unless Twilio says that they are wrong. No mutation: the
 * cache of mutations would keep the secret for minutes.
 */
export function useSaveAccount() {
  const client = useQueryClient();
  return async (input: CredentialsInput) => {
    const saved = await request('setup.saveAccount', input);
    if (!saved.isSaved) return saved;
    client.setQueryData(keys.credentials, saved.status);
    client.setQueryData(setupKeys.account, saved.check);
    client.removeQueries({ queryKey: setupKeys.report });
    await client.invalidateQueries({ queryKey: setupKeys.senders });
    await client.invalidateQueries({ queryKey: keys.accountSenders, exact: true });
    return saved;
  };
}

/** What the account could text from. */
export function useSetupSenders() {
  return useQuery({
    queryKey: setupKeys.senders,
    queryFn: () => request('setup.senders', undefined),
    staleTime: 300_000,
  });
}

/** What Twilio says of a sender. */
export function useSenderReport(sender: string) {
  return useQuery({
    queryKey: [...setupKeys.report, sender],
    queryFn: () => request('setup.senderReport', { sender }),
    staleTime: 300_000,
  });
}

/** Which Messaging Services of the account drop replies; asked once in a while, in the background. */
export function useInboundSetup(isWanted: boolean) {
  return useQuery({
    queryKey: setupKeys.inbound,
    queryFn: () => request('setup.inbound', undefined),
    enabled: isWanted,
    staleTime: 900_000,
  });
}

/** How often Twilio is asked about a test text, and how long, in milliseconds. */
const askEveryMs = 3000;
const askForMs = 180_000;

/** The last test text; while it is with Twilio, Twilio is asked again and again whether it arrived. */
export function useTestText() {
  return useQuery({
    queryKey: setupKeys.test,
    queryFn: async () => {
      const last = await request('setup.lastTest', undefined);
      return last?.state === 'accepted' ? await request('setup.checkTest', undefined) : last;
    },
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'accepted' && Date.now() - data.at < askForMs ? askEveryMs : false,
  });
}

/** Sends a test text; each id once, however often it is asked for. */
export function useSendTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RequestInput<'setup.sendTest'>) => request('setup.sendTest', input),
    onSettled: () => client.invalidateQueries({ queryKey: setupKeys.test }),
  });
}

/** Asks Twilio what became of the last test text. */
export function useCheckTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request('setup.checkTest', undefined),
    onSuccess: (text) => client.setQueryData(setupKeys.test, text),
  });
}
