import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { CredentialsInput, CredentialsStatus } from '../../../src-shared/settings/settings.ts';
import { words } from '../../words.ts';

const { twilio } = words.settings;

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
    accountSid: /^AC[0-9a-f]{32}$/.test(values.accountSid.trim()) ? null : twilio.badAccountSid,
    apiKey:
      values.login === 'auth-token' || /^SK[0-9a-f]{32}$/.test(values.apiKey.trim())
        ? null
        : twilio.badApiKey,
    secret:
      values.secret.trim().length >= 16 && values.secret.trim().length <= 200
        ? null
        : twilio.badSecret,
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
  const { accountHint } = status;
  const account = accountHint === null ? twilio.unknownAccount : twilio.account(accountHint);
  switch (status.source) {
    case 'none':
      return twilio.none;
    case 'keychain':
      return twilio.keychain(account);
    case 'session':
      return twilio.session(account);
    case 'environment':
      return twilio.environment(account);
    default:
      return assertNever(status.source);
  }
}
