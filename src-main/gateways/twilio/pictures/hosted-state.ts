import type { PictureType } from '../../../../src-shared/picture/picture.ts';
import type { Clock } from '../../../engine/ports.ts';
import { parseBaseUrl, twilioUrl } from '../base-url.ts';
import { createConnector } from '../connector.ts';
import { createHttpClient, NoAnswer, tooLargeCode } from '../http-client.ts';
import { proxyFor, type Environment } from '../proxy.ts';

const answerWithinMs = 20_000;

/**
 * Whether the address of a picture on Twilio Assets still gives this picture. `gone` where there is something
 * else or nothing, `unknown` where there is no answer that says so. Reads no more than the picture has.
 *
 * @param options.baseUrl where requests go instead of Twilio, those to Assets too.
 */
export async function hostedState(
  address: string,
  { type, bytes }: { readonly type: PictureType; readonly bytes: Uint8Array },
  options: {
    readonly clock: Clock;
    readonly baseUrl: string | undefined;
    readonly environment?: Environment;
  },
): Promise<'there' | 'gone' | 'unknown'> {
  const { clock, baseUrl = twilioUrl, environment = process.env } = options;
  const base = parseBaseUrl(baseUrl);
  const { origin, pathname } = new URL(address);
  const connect = createConnector({
    timeoutMs: answerWithinMs,
    proxyFor: (target) => proxyFor(target, environment),
  });
  const exchange = createHttpClient({
    connect,
    clock,
    timeoutMs: answerWithinMs,
    largestAnswer: bytes.length,
  });
  try {
    const { statusCode, headers, body } = await exchange({
      origin: base.origin === twilioUrl ? origin : base.origin,
      path: pathname,
      method: 'GET',
      headers: { Accept: type },
      body: null,
    });
    if (statusCode === 404 || statusCode === 410) return 'gone';
    // Whatever else is no picture may come from a proxy on the way, or from a Twilio that is busy.
    if (statusCode !== 200) return 'unknown';
    const declared = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    return declared === type && body.equals(bytes) ? 'there' : 'gone';
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return error.network === tooLargeCode ? 'gone' : 'unknown';
  }
}
