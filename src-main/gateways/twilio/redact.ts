import type { TwilioCredentials } from './credentials.ts';

/** Longer texts are cut: they are shown in a row of a table. */
const longestDetail = 500;

/**
 * Makes a function that removes an account's secrets from a text that others wrote (an error of the
 * network, the answer of a server that echoes the request), and returns it as one short line.
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
