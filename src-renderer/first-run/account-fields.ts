import type { CredentialsInput } from '../../src-shared/settings/settings.ts';
import type { ReadProblem } from '../../src-shared/settings/setup/account-check.ts';
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

const longestSecret = 200;

/** The problem with each field, or null. */
export function problemsOf({ login, accountSid, apiKey, secret }: AccountFields) {
  const isKey = /^SK[0-9a-f]{32}$/.test(apiKey.trim());
  return {
    accountSid: /^AC[0-9a-f]{32}$/.test(accountSid.trim()) ? null : texts.sidProblem,
    apiKey: login === 'auth-token' || isKey ? null : texts.keyProblem,
    secret: problemOfSecret(secret.trim()),
  };
}

function problemOfSecret(secret: string): string | null {
  if (secret.length < 16) return texts.secretTooShort;
  return secret.length > longestSecret ? texts.secretTooLong : null;
}

/** The fields once another way to sign in is chosen: the secret of the one is none of the other. */
export function signInWith(fields: AccountFields, login: AccountFields['login']): AccountFields {
  return login === fields.login ? fields : { ...fields, login, secret: '' };
}

const fieldsOfProblems: Partial<Readonly<Record<ReadProblem, 'accountSid' | 'secret'>>> = {
  'wrong-login': 'secret',
  'wrong-account': 'accountSid',
  'test-credentials': 'accountSid',
};

/** The field at which a problem that Twilio tells of is shown; null where none is to blame. */
export function fieldOf(problem: ReadProblem): 'accountSid' | 'secret' | null {
  return fieldsOfProblems[problem] ?? null;
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
