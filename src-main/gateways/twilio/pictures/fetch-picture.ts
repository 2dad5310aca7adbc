import { inspectPicture } from '../../../../src-shared/picture/inspect-picture.ts';
import type { PictureFacts, PictureProblem } from '../../../../src-shared/picture/picture.ts';
import { isPictureUrl } from '../../../../src-shared/picture/picture.ts';
import { UserError } from '../../../../src-shared/lib/result.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock } from '../../../engine/ports.ts';
import { isLoopback } from '../base-url.ts';
import { createConnector } from '../connector.ts';
import { createHttpClient, NoAnswer, type HttpAnswer } from '../http-client.ts';
import { proxyFor, type Environment } from '../proxy.ts';
import {
  isPrivateHost,
  lookUpPublic,
  privateAddressCode,
  type LookUpAll,
} from './public-address.ts';

const answerWithinMs = 20_000;

/** Throws UserError(`invalid`) with the reason. */
function refuse(problem: PictureProblem): never {
  throw new UserError('invalid', words.pictures.problems[problem]);
}

/**
 * Fetches a picture as Twilio does, to see that Twilio can: https without a redirect, the picture itself,
 * and the right Content-Type. Goes to public addresses alone, by number and by name; through a proxy the
 * proxy finds the address of a name. Throws UserError(`invalid`) with the reason where that is not so.
 *
 * @param options.isHereAllowed lets pictures be on this computer, without https; for tests alone.
 * @param options.lookUp finds the addresses of a name; the system unless given.
 */
export async function fetchPicture(
  text: string,
  options: {
    readonly clock: Clock;
    readonly environment?: Environment;
    readonly isHereAllowed?: boolean;
    readonly lookUp?: LookUpAll;
  },
): Promise<{ readonly facts: PictureFacts; readonly bytes: Uint8Array }> {
  const { clock, environment = process.env, isHereAllowed = false, lookUp } = options;
  const written = text.trim();
  const isHere = isHereAllowed && URL.canParse(written) && isLoopback(new URL(written).hostname);
  if (!isHere && !isPictureUrl(written)) refuse('not-https');
  const url = new URL(written);
  if (!isHere && isPrivateHost(url.hostname)) refuse('private-address');
  const connect = createConnector({
    timeoutMs: answerWithinMs,
    proxyFor: (target) => proxyFor(target, environment),
    ...(isHere ? {} : { lookup: lookUpPublic(lookUp) }),
  });
  const exchange = createHttpClient({ connect, clock, timeoutMs: answerWithinMs });
  const answer = await exchange({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { Accept: 'image/jpeg, image/png, image/gif' },
    body: null,
  }).catch((error: unknown) => {
    const isPrivate = error instanceof NoAnswer && error.network === privateAddressCode;
    return refuse(isPrivate ? 'private-address' : 'not-answered');
  });
  return pictureIn(answer);
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
