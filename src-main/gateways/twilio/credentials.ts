import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A Twilio account with its auth token, or with one of its API keys. */
export type TwilioCredentials =
  | { readonly accountSid: string; readonly authToken: string }
  | { readonly accountSid: string; readonly apiKey: string; readonly apiSecret: string };

/**
 * The account in the environment: TWILIO_ACCOUNT_SID with TWILIO_API_KEY and TWILIO_API_SECRET, or
 * with TWILIO_AUTH_TOKEN; the key where both are set, since it can be revoked. Null where none is set.
 *
 * Throws UserError(`unavailable`) where a part is missing or malformed. No error message has a value.
 */
export function credentialsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): TwilioCredentials | null {
  const read = (name: string) => environment[name]?.trim() ?? '';
  const accountSid = read('TWILIO_ACCOUNT_SID');
  const authToken = read('TWILIO_AUTH_TOKEN');
  const apiKey = read('TWILIO_API_KEY');
  const apiSecret = read('TWILIO_API_SECRET');
  if (accountSid + authToken + apiKey + apiSecret === '') return null;

  const hasKey = apiKey !== '' && apiSecret !== '';
  const missing: string[] = [];
  if (accountSid === '') missing.push('TWILIO_ACCOUNT_SID');
  if (!hasKey && authToken === '') {
    if (apiKey !== '') missing.push('TWILIO_API_SECRET');
    else if (apiSecret !== '') missing.push('TWILIO_API_KEY');
    else missing.push(words.twilio.environment.tokenOrKey);
  }
  if (missing.length > 0) {
    throw new UserError('unavailable', words.twilio.environment.incomplete(missing));
  }
  if (!/^AC[0-9a-f]{32}$/i.test(accountSid)) {
    throw new UserError('unavailable', words.twilio.environment.badAccountSid);
  }
  return hasKey ? { accountSid, apiKey, apiSecret } : { accountSid, authToken };
}

/** The user name and the password of HTTP's Basic authentication. */
export function loginOf(credentials: TwilioCredentials): readonly [string, string] {
  return 'authToken' in credentials
    ? [credentials.accountSid, credentials.authToken]
    : [credentials.apiKey, credentials.apiSecret];
}

/** The value of Authorization; for Twilio alone. */
export function authorizationOf(credentials: TwilioCredentials): string {
  return `Basic ${Buffer.from(loginOf(credentials).join(':'), 'utf8').toString('base64')}`;
}
