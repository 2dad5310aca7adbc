import { UserError } from '../../../src-shared/lib/result.ts';
import type { CredentialsInput } from '../../../src-shared/settings/settings.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwilioCredentials } from './credentials.ts';
import { createTwilioGateway } from './twilio-gateway.ts';

/** An account as Settings keeps it, the way the gateway takes it. */
export function accountOf(credentials: CredentialsInput | undefined): TwilioCredentials | null {
  if (credentials === undefined) return null;
  const { accountSid, apiKey, secret } = credentials;
  return apiKey === ''
    ? { accountSid, authToken: secret }
    : { accountSid, apiKey, apiSecret: secret };
}

/** Asks Twilio, or another base address, whether credentials work. Refused (`unavailable`) without any. */
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
