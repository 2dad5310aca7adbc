import { UserError } from '../../../src-shared/lib/result.ts';
import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import type { AccountSenders } from '../../../src-shared/settings/account-senders.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Clock } from '../../engine/ports.ts';
import { readAccountSenders } from './account-senders.ts';
import type { TwilioCredentials } from './credentials.ts';
import { createTwilioConnection } from './twilio-connection.ts';
import { createTwilioGateway } from './twilio-gateway.ts';

/** The credentials in Settings as the gateway needs them. */
export function accountOf(credentials: CredentialsInput | undefined): TwilioCredentials | null {
  if (credentials === undefined) return null;
  const { accountSid, apiKey, secret } = credentials;
  return apiKey === ''
    ? { accountSid, authToken: secret }
    : { accountSid, apiKey, apiSecret: secret };
}

/** Waiting for an answer longer than this, in milliseconds, holds up whoever asks for the account. */
const answerWithinMs = 15_000;

/**
 * Asks Twilio, or another base address, whether credentials work. Throws UserError: `invalid` where Twilio
 * says that they are wrong, `unavailable` where it cannot be asked, the account is not active, or there are
 * no credentials.
 */
export async function testAccount(
  credentials: TwilioCredentials | null,
  baseUrl: string | undefined,
  clock: Clock,
): Promise<{ readonly accountName: string }> {
  if (credentials === null) {
    throw new UserError('unavailable', words.twilio.nothingToTest);
  }
  return await createTwilioGateway({
    credentials,
    clock,
    timeoutMs: answerWithinMs,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }).testCredentials();
}

/** The senders of an account, as `readAccountSenders` says; none where there are no credentials. */
export async function listAccountSenders(
  credentials: TwilioCredentials | null,
  baseUrl: string | undefined,
  clock: Clock,
): Promise<AccountSenders> {
  if (credentials === null) return { senders: [], problem: null };
  return await readAccountSenders(
    createTwilioConnection({
      credentials,
      clock,
      timeoutMs: answerWithinMs,
      ...(baseUrl === undefined ? {} : { baseUrl }),
    }),
  );
}
