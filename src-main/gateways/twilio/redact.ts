import type { TwilioCredentials } from './credentials.ts';

/** Longer texts of others are cut: they are shown in a line of a table. */
const longestDetail = 500;

/**
 * A function that takes an account's secrets out of a text that others wrote (an error of the
 * network, the answer of a server that sends back what it got), and makes one short line of it.
 */
export function createRedactor(credentials: TwilioCredentials): (text: string) => string {
  const { accountSid } = credentials;
  const secrets =
    'authToken' in credentials
      ? [credentials.authToken, btoa(`${accountSid}:${credentials.authToken}`)]
      : [
          credentials.apiSecret,
          credentials.apiKey,
          btoa(`${credentials.apiKey}:${credentials.apiSecret}`),
        ];
  const hint = `${accountSid.slice(0, 2)}…${accountSid.slice(-4)}`;
  return (text) => {
    let safe = text;
    for (const secret of secrets) safe = safe.replaceAll(secret, '[hidden]');
    safe = safe
      .replaceAll(accountSid, hint)
      .replaceAll(/\bBasic\s+[\w+/=-]+/gi, 'Basic [hidden]')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    return safe.length > longestDetail ? `${safe.slice(0, longestDetail - 1)}…` : safe;
  };
}
