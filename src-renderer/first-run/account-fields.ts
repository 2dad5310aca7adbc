import type { CredentialsInput } from '../../src-shared/settings/settings.ts';
import { words } from '../words.ts';

const { account: texts } = words.firstRun;

/** The account's fields while a person types them. */
export interface AccountFields {
  readonly login: 'api-key' | 'auth-token';
  readonly accountSid: string;
  readonly apiKey: string;
  readonly secret: string;
}

export const emptyAccount: AccountFields = {
  login: 'api-key',
  accountSid: '',
  apiKey: '',
  secret: '',
};

/** The problem with each field, or null. */
export function problemsOf({ login, accountSid, apiKey, secret }: AccountFields) {
  const isKey = /^SK[0-9a-f]{32}$/.test(apiKey.trim());
  return {
    accountSid: /^AC[0-9a-f]{32}$/.test(accountSid.trim()) ? null : texts.sidProblem,
    apiKey: login === 'auth-token' || isKey ? null : texts.keyProblem,
    secret: secret.trim().length < 16 ? texts.secretProblem : null,
  };
}

/** What the fields say, to be checked and kept. */
export function credentialsOf({
  login,
  accountSid,
  apiKey,
  secret,
}: AccountFields): CredentialsInput {
  return {
    accountSid: accountSid.trim(),
    apiKey: login === 'api-key' ? apiKey.trim() : '',
    secret: secret.trim(),
  };
}
