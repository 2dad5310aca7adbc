import type { IncomingHttpHeaders } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent } from 'undici';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock } from '../../../engine/ports.ts';
import { addressOf, isLoopback, parseBaseUrl, twilioUrl } from '../base-url.ts';
import { createConnector } from '../connector.ts';
import { authorizationOf } from '../credentials.ts';
import { connectionFault, failureOfAnswer, TwilioFailure } from '../failure.ts';
import {
  isPrivateHost,
  lookUpPublic,
  privateAddressCode,
  type LookUpAll,
} from '../pictures/public-address.ts';
import { proxyFor } from '../proxy.ts';
import { createRedactor } from '../redact.ts';
import type { TwilioConnectionOptions } from '../twilio-connection.ts';

/** How often one address may lead to another. */
const mostHops = 4;

/** Bytes that are read of an answer that is no file: an error, or where the file is. */
const largestNote = 64_000;

const { causes } = words.twilio;

/** A file, or what came in its place. */
export type FoundFile =
  | {
      readonly kind: 'opened';
      /** Whether Twilio itself gave it, and not the place that it led to. */
      readonly isTwilio: boolean;
      /** The bytes that it says it has; null where it does not say. */
      readonly length: number | null;
      /**
       * To be read once. Throws TwilioFailure where the file breaks off, where nothing comes for the
       * time-out, and where all waiting together takes longer than so many milliseconds. Ended early, the
       * rest is not fetched.
       */
      chunks(mostWaitMs: number): AsyncGenerator<Uint8Array>;
      /** Lets go of a file that is not read. */
      close(): void;
    }
  | {
      readonly kind: 'answered';
      /** Whether Twilio itself said so, and not the place that it led to. */
      readonly isTwilio: boolean;
      readonly failure: TwilioFailure;
    };

/** Files that Twilio itself does not hand out: it leads to where they are. */
export interface FileSource {
  /**
   * Asks Twilio for a file, with the credentials, and follows where it leads, without them: to https at
   * public addresses alone, and on this computer where Twilio's own address is on this computer, as in
   * tests. Throws TwilioFailure where no answer came, or where it leads elsewhere.
   *
   * @param uri at one of Twilio's addresses
   */
  open(uri: string): Promise<FoundFile>;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/**
 * Throws UserError(`usage`) for a base address that is not safe.
 *
 * @param lookUp finds the addresses of a name that Twilio leads to; the system unless given.
 */
export function createFileSource(options: TwilioConnectionOptions, lookUp?: LookUpAll): FileSource {
  const { credentials, clock, timeoutMs = 30_000, environment = process.env } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? twilioUrl);
  const redact = createRedactor(credentials);
  const authorization = authorizationOf(credentials);
  const toProxy = (url: URL) => proxyFor(url, environment);
  // Files are few and far between: no connection is kept for the next one.
  const agentWith = (more: Partial<Parameters<typeof createConnector>[0]>) =>
    new Agent({
      connect: createConnector({ timeoutMs, proxyFor: toProxy, ...more }),
      pipelining: 0,
    });
  const direct = agentWith({});
  const toPublic = agentWith({ lookup: lookUpPublic(lookUp) });

  function failed(cause: string, network: string | null = null): TwilioFailure {
    return new TwilioFailure({
      httpStatus: null,
      code: null,
      network,
      connection: 'possible',
      retryAfterMs: null,
      detail: redact(cause),
    });
  }

  function failureOf(error: unknown): TwilioFailure {
    if (error instanceof TwilioFailure) return error;
    const network =
      error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code
        : null;
    if (network === privateAddressCode) return failed(causes.leadsAstray, network);
    const message = error instanceof Error ? error.message : '';
    return failed(connectionFault(message, network), network);
  }

  /** Resolves once the answer begins. */
  async function ask(url: URL, isTwilio: boolean): Promise<Answer> {
    const isHere = isLoopback(url.hostname);
    const controller = new AbortController();
    const isLate = failed(causes.noAnswerWithin(timeoutMs / 1000), 'ETIMEDOUT');
    const cancel = clock.after(timeoutMs, () => controller.abort(isLate));
    try {
      const { statusCode, headers, body } = await (isTwilio || isHere ? direct : toPublic).request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { Accept: '*/*', ...(isTwilio ? { Authorization: authorization } : {}) },
        headersTimeout: 0,
        bodyTimeout: 0,
        signal: controller.signal,
      });
      // Whoever reads it is told by the reading.
      body.on('error', () => undefined);
      return { statusCode, headers, body };
    } catch (error) {
      throw controller.signal.aborted ? isLate : failureOf(error);
    } finally {
      cancel();
    }
  }

  async function* read(answer: Answer, mostWaitMs: number): AsyncGenerator<Uint8Array> {
    const { body, headers } = answer;
    const isZipped = headers['content-encoding'] === 'gzip';
    const plain = isZipped ? pipeline(body, createGunzip(), () => undefined) : body;
    try {
      yield* withinTime(plain, clock, { timeoutMs, mostWaitMs });
    } catch (error) {
      throw failureOf(error);
    } finally {
      body.destroy();
    }
  }

  /** The beginning of a text that is no file; empty where it is cut. */
  async function readNote(answer: Answer): Promise<object | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of read(answer, timeoutMs)) {
        parts.push(part);
        length += part.length;
        if (length > largestNote) return null;
      }
      const note: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      return typeof note === 'object' ? note : null;
    } catch {
      // What it said besides its status is of no use.
      return null;
    }
  }

  function targetOf(location: string, from: URL): URL {
    if (!URL.canParse(location, from.href)) throw failed(causes.leadsAstray);
    const target = new URL(location, from.href);
    const isHere = isLoopback(target.hostname);
    const isAllowed = isHere
      ? isLoopback(baseUrl.hostname)
      : target.protocol === 'https:' && !isPrivateHost(target.hostname);
    const isPlain = /^https?:$/.test(target.protocol) && target.username + target.password === '';
    if (!isAllowed || !isPlain) throw failed(causes.leadsAstray);
    return target;
  }

  return {
    async open(uri) {
      const address = addressOf(uri, baseUrl);
      if (address === null) throw new Error('A file of Twilio is at a foreign address.');
      let url = new URL(address);
      for (let hops = 0; hops <= mostHops; hops += 1) {
        const isTwilio = hops === 0;
        const answer = await ask(url, isTwilio);
        const { statusCode, headers } = answer;
        if (statusCode === 200) return opened(answer, isTwilio);
        const note = await readNote(answer);
        const location = isRedirect(statusCode) ? (headers.location ?? placeIn(note)) : null;
        if (location === null) {
          const failure = failureOfAnswer({ statusCode, headers }, note, redact, clock.now());
          return { kind: 'answered', isTwilio, failure };
        }
        url = targetOf(location, url);
      }
      throw failed(causes.leadsOn);
    },
  };

  function opened(answer: Answer, isTwilio: boolean): FoundFile {
    // A reader that never begins must not hold the connection.
    const cancel = clock.after(timeoutMs, () => answer.body.destroy());
    const said = Number(answer.headers['content-length'] ?? NaN);
    return {
      kind: 'opened',
      isTwilio,
      length: Number.isSafeInteger(said) ? said : null,
      async *chunks(mostWaitMs) {
        cancel();
        yield* read(answer, mostWaitMs);
      },
      close() {
        cancel();
        answer.body.destroy();
      },
    };
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Twilio's lists of deactivated numbers name their place in the body of the answer. */
function placeIn(note: object | null): string | null {
  const fields: Readonly<Record<string, unknown>> = { ...note };
  const place = fields['redirect_to'];
  return typeof place === 'string' ? place : null;
}

/** The pieces of a stream. Only waiting for the other side is counted, not what the reader does meanwhile. */
async function* withinTime(
  stream: Readable,
  clock: Clock,
  { timeoutMs, mostWaitMs }: { readonly timeoutMs: number; readonly mostWaitMs: number },
): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
  let waitedMs = 0;
  try {
    for (;;) {
      const beganAt = clock.elapsed();
      const limitMs = Math.max(0, Math.min(timeoutMs, mostWaitMs - waitedMs));
      const cancel = clock.after(limitMs, () => stream.destroy(tooSlow(limitMs)));
      const piece = await pieces.next().finally(cancel);
      waitedMs += clock.elapsed() - beganAt;
      if (piece.done === true) return;
      if (piece.value instanceof Uint8Array) yield piece.value;
    }
  } finally {
    stream.destroy();
  }
}

function tooSlow(limitMs: number): Error {
  const error = new Error(causes.nothingMoreWithin(limitMs / 1000));
  return Object.assign(error, { code: 'ETIMEDOUT' });
}
