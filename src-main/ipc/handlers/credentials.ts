import type { AccountSenders } from '../../../src-shared/settings/account-senders.ts';
import type { CredentialsInput, CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import type { HandlersOf } from '../handler.ts';

/** Where the Twilio account is kept. What comes back never holds the secret. */
export interface CredentialsKeeper {
  status(): Promise<CredentialsStatus>;
  save(credentials: CredentialsInput): Promise<CredentialsStatus>;
  clear(): Promise<CredentialsStatus>;
}

/** Asks the provider whether the account that is kept works. */
export type AccountTest = () => Promise<{ readonly accountName: string }>;

/** Asks the provider what the account that is kept can send from. */
export type SendersOfAccount = () => Promise<AccountSenders>;

/** @param onSaved called once no credentials are kept any more. */
export function credentialsHandlers(
  keeper: CredentialsKeeper,
  test: AccountTest,
  senders: SendersOfAccount,
  onSaved: () => Promise<unknown>,
): HandlersOf<'credentials'> {
  return {
    'credentials.status': () => keeper.status(),
    async 'credentials.clear'() {
      const status = await keeper.clear();
      await onSaved();
      return status;
    },
    'credentials.test': () => test(),
    'credentials.senders': () => senders(),
  };
}
