import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { CredentialsInput, CredentialsStatus } from '../../src-shared/settings/settings.ts';

/** The two ways to log in at Twilio. */
export type LoginKind = 'api-key' | 'auth-token';

/** The account's fields while a person types them. */
export interface AccountValues {
  readonly login: LoginKind;
  readonly accountSid: string;
  readonly apiKey: string;
  readonly secret: string;
}

/** The problem with each field, or null. */
export function accountProblems(values: AccountValues) {
  return {
    accountSid: /^AC[0-9a-f]{32}$/.test(values.accountSid.trim())
      ? null
      : 'An Account SID is AC and 32 hexadecimal digits.',
    apiKey:
      values.login === 'auth-token' || /^SK[0-9a-f]{32}$/.test(values.apiKey.trim())
        ? null
        : 'An API key is SK and 32 hexadecimal digits.',
    secret:
      values.secret.trim().length >= 16 && values.secret.trim().length <= 200
        ? null
        : 'That is too short to be a secret of Twilio’s.',
  };
}

/** The account of the form, to be saved. */
export function accountOf(values: AccountValues): CredentialsInput {
  return {
    accountSid: values.accountSid.trim(),
    apiKey: values.login === 'api-key' ? values.apiKey.trim() : '',
    secret: values.secret.trim(),
  };
}

/** The known account, and where it is stored. */
export function describeAccount(status: CredentialsStatus): string {
  const account = status.accountHint === null ? 'The account' : `Account ${status.accountHint}`;
  switch (status.source) {
    case 'none':
      return 'No account yet.';
    case 'keychain':
      return `${account}, kept sealed by this computer’s keychain.`;
    case 'session':
      return `${account}, until Ovo quits: this computer offers no keychain to keep it in.`;
    case 'environment':
      return `${account}, from the environment variables with which Ovo was started. It is kept there and not by Ovo.`;
    default:
      return assertNever(status.source);
  }
}
