import type { CredentialsInput, CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import type { HandlersOf } from '../handler.ts';

/** Where the Twilio account is kept. What comes back never holds the secret. */
export interface CredentialsKeeper {
  status(): Promise<CredentialsStatus>;
  save(credentials: CredentialsInput): Promise<CredentialsStatus>;
  clear(): Promise<CredentialsStatus>;
}

export function credentialsHandlers(
  keeper: CredentialsKeeper,
  test: () => Promise<{ readonly accountName: string }>,
): HandlersOf<'credentials'> {
  return {
    'credentials.status': () => keeper.status(),
    'credentials.save': (credentials) => keeper.save(credentials),
    'credentials.clear': () => keeper.clear(),
    'credentials.test': () => test(),
  };
}
