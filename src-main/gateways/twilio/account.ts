import { UserError } from '../../../src-shared/lib/result.ts';
import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwilioCredentials } from './credentials.ts';
import { createTwilioGateway } from './twilio-gateway.ts';

/** The credentials in Settings as the gateway needs them. */
export function accountOf(credentials: CredentialsInput | undefined): TwilioCredentials | null {
  if (credentials === undefined) return null;
  const { accountSid, apiKey, secret } = credentials;
  return apiKey === ''
    ? { accountSid, authToken: secret }
    : { accountSid, apiKey, apiSecret: secret };
}

/** Asks Twilio, or another base address, whether credentials work. Throws UserError(`unavailable`) without any. */
export async function testAccount(
  credentials: TwilioCredentials | null,
  baseUrl: string | undefined,
  clock: Clock,
): Promise<{ readonly accountName: string }> {
  if (credentials === null) {
    throw new UserError(
      'unavailable',
      'There are no Twilio credentials to test. Enter them first.',
    );
  }
  return await createTwilioGateway({
    credentials,
    clock,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  }).testCredentials();
}
