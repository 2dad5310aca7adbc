import type { AccountSenders } from '../../../src-shared/settings/account-senders.ts';
import type { CredentialsInput, CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { HandlersOf } from '../handler.ts';

/** Where the Twilio account is kept. What comes back never holds the secret. */
export interface CredentialsKeeper {
  status(): Promise<CredentialsStatus>;
  save(credentials: CredentialsInput): Promise<CredentialsStatus>;
  clear(): Promise<CredentialsStatus>;
}

/** Asks the provider whether an account works: that one, or the one that is kept. */
export type AccountTest = (
  credentials?: CredentialsInput,
) => Promise<{ readonly accountName: string }>;

/** Asks the provider what the account that is kept can send from. */
export type SendersOfAccount = () => Promise<AccountSenders>;

/** Why an account could not be tested; null where it works. Throws where the provider says that it is wrong. */
async function problemOf(test: () => Promise<unknown>): Promise<string | null> {
  try {
    await test();
    return null;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'invalid') {
      throw new UserError('invalid', words.twilio.accountNotSaved(error.message), {
        cause: error,
      });
    }
    return error.message;
  }
}

/**
 * Keeps an account only where the provider does not say that it is wrong.
 *
 * @param onSaved called once other credentials, or none, are kept.
 */
export function credentialsHandlers(
  keeper: CredentialsKeeper,
  test: AccountTest,
  senders: SendersOfAccount,
  onSaved: () => Promise<unknown>,
): HandlersOf<'credentials'> {
  return {
    'credentials.status': () => keeper.status(),
    async 'credentials.save'(credentials) {
      const problem = await problemOf(() => test(credentials));
      const status = await keeper.save(credentials);
      await onSaved();
      return { status, problem };
    },
    async 'credentials.clear'() {
      const status = await keeper.clear();
      await onSaved();
      return status;
    },
    'credentials.test': () => test(),
    'credentials.senders': () => senders(),
  };
}
