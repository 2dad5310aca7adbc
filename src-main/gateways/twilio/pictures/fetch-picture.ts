import { inspectPicture } from '../../../../src-shared/picture/inspect-picture.ts';
import type { PictureFacts, PictureProblem } from '../../../../src-shared/picture/picture.ts';
import { isPictureUrl } from '../../../../src-shared/picture/picture.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock } from '../../../engine/ports.ts';
import { isLoopback, parseBaseUrl } from '../base-url.ts';
import { createConnector } from '../connector.ts';
import { createHttpClient, type HttpAnswer } from '../http-client.ts';
import { proxyFor, type Environment } from '../proxy.ts';

/** Addresses that lead nowhere outside a home or an office, by name or by number (RFC 1918, 4193, 6762). */
const privateHost =
  /^(?:localhost|.*\.(?:local|localhost|internal|lan|home|home\.arpa|box)|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|0\..*|\[.*\])$/i;

const answerWithinMs = 20_000;

/** Throws UserError(`invalid`) with the reason. */
function refuse(problem: PictureProblem): never {
  throw new UserError('invalid', words.pictures.problems[problem]);
}

/**
 * Fetches a picture as Twilio does, to see that Twilio can: https without a redirect, the picture itself,
 * and the right Content-Type. Throws UserError(`invalid`) with the reason where that is not so.
 *
 * @param options.baseUrl where Twilio is; another one on this computer lets pictures be there too.
 */
export async function fetchPicture(
  text: string,
  options: {
    readonly clock: Clock;
    readonly baseUrl: string | undefined;
    readonly environment?: Environment;
  },
): Promise<{ readonly facts: PictureFacts; readonly bytes: Uint8Array }> {
  const { clock, baseUrl, environment = process.env } = options;
  const written = text.trim();
  const isOwn = isOfOwnTwilio(written, baseUrl);
  if (!isOwn && !isPictureUrl(written)) refuse('not-https');
  const url = new URL(written);
  if (!isOwn && privateHost.test(url.hostname.replace(/\.$/, ''))) refuse('private-address');
  const connect = createConnector({
    timeoutMs: answerWithinMs,
    proxyFor: (target) => proxyFor(target, environment),
  });
  const exchange = createHttpClient({ connect, clock, timeoutMs: answerWithinMs });
  const answer = await exchange({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { Accept: 'image/jpeg, image/png, image/gif' },
    body: null,
  }).catch(() => refuse('not-answered'));
  return pictureIn(answer);
}

/** Whether it is on this computer, as the Twilio that is used. */
function isOfOwnTwilio(text: string, baseUrl: string | undefined): boolean {
  if (baseUrl === undefined || !URL.canParse(text)) return false;
  return isLoopback(parseBaseUrl(baseUrl).hostname) && isLoopback(new URL(text).hostname);
}

function pictureIn({ statusCode, headers, body }: HttpAnswer) {
  if (statusCode >= 300 && statusCode <= 399) refuse('redirected');
  if (statusCode !== 200) refuse('not-found');
  const inspection = inspectPicture(body);
  if (!inspection.ok) return refuse(inspection.problem);
  const declared = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const type = declared === 'image/jpg' ? 'image/jpeg' : declared;
  if (type !== inspection.facts.type) refuse('wrong-type');
  return { facts: inspection.facts, bytes: new Uint8Array(body) };
}
