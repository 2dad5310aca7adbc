import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';

/** Twilio's own address. */
export const twilioUrl = 'https://api.twilio.com';

/** Its addresses for Messaging Services, for prices, for what the account may do, and for Assets. */
const otherUrls = [
  'https://messaging.twilio.com',
  'https://pricing.twilio.com',
  'https://accounts.twilio.com',
  'https://serverless.twilio.com',
  'https://serverless-upload.twilio.com',
] as const;

/** Whether a host name is this computer's own. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/**
 * The address that requests go to instead of Twilio's own: https, or http on this computer, because
 * the credentials and every text go there. Throws UserError(`usage`) for anything else.
 */
export function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  const isPlain =
    url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url === undefined || !isSafe || !isPlain) {
    throw new UserError('usage', words.twilio.environment.badUrl);
  }
  return url;
}

/**
 * Where a request of Twilio's package goes: to another base address if there is one, whichever of
 * Twilio's addresses it was for. Null for an address that is not Twilio's.
 */
export function addressOf(uri: string, baseUrl: URL): string | null {
  const base = baseUrl.href.replace(/\/$/, '');
  const origin = [twilioUrl, ...otherUrls].find((known) => uri.startsWith(`${known}/`));
  if (origin === undefined) return null;
  return base === twilioUrl ? uri : base + uri.slice(origin.length);
}
