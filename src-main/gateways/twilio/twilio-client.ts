import twilio from 'twilio';
import type PackageClient from 'twilio/lib/base/RequestClient.js';
import type { Clock } from '../../engine/ports.ts';
import { addressOf } from './base-url.ts';
import { createConnector } from './connector.ts';
import { authorizationOf, loginOf, type TwilioCredentials } from './credentials.ts';
import { connectionFault, failureOfAnswer, TwilioFailure } from './failure.ts';
import { createHttpClient, NoAnswer } from './http-client.ts';
import { proxyFor, type Environment } from './proxy.ts';

export interface TwilioClientOptions {
  readonly credentials: TwilioCredentials;
  /** Where requests go instead of api.twilio.com. */
  readonly baseUrl: URL;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly environment: Environment;
  /** Called with the Date header of each answer (RFC 9110, 6.6.1). */
  readonly recordDate: (header: unknown) => void;
  /** Removes secrets from a text that others wrote. */
  readonly redact: (text: string) => string;
}

type Answer<T> = Awaited<ReturnType<typeof PackageClient.prototype.request<T>>>;

/** Fields as a form has them; a list is its name once for each value. */
function formOf(fields: object): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) form.append(name, String(one));
    }
  }
  return form.toString();
}

/** What was made ready by hand goes as it stands. */
function bodyOf(data: object): string | Buffer {
  return Buffer.isBuffer(data) ? data : formOf(data);
}

/** What the JSON says; null where the body is not JSON. */
function parseJson(body: Buffer) {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * What the package calls for each request, in place of its own HTTP client. Uses the base address, and
 * throws a TwilioFailure for every answer that is not a 2xx with an object in it.
 */
function createRequest(options: TwilioClientOptions) {
  const { baseUrl, clock, timeoutMs, environment, redact } = options;
  const connect = createConnector({ timeoutMs, proxyFor: (url) => proxyFor(url, environment) });
  const exchange = createHttpClient({ connect, clock, timeoutMs });
  const authorization = authorizationOf(options.credentials);

  function failureOfNetwork(error: NoAnswer): TwilioFailure {
    return new TwilioFailure({
      httpStatus: null,
      code: null,
      network: error.network,
      connection: error.wasWritten ? 'possible' : 'none',
      retryAfterMs: null,
      detail: redact(connectionFault(error.message, error.network)),
    });
  }

  return async function request<TData extends object>({
    method,
    uri,
    headers,
    params,
    data,
  }: PackageClient.RequestOptions<TData>): Promise<Answer<TData>> {
    // A list names its next page: the credentials must not go to another address for it.
    const address = addressOf(uri, baseUrl);
    if (address === null) throw new Error('Twilio named a foreign address.');
    const url = new URL(address);
    const query = params === undefined ? '' : formOf(params);
    if (query !== '') url.search += `${url.search === '' ? '?' : '&'}${query}`;
    const isPost = method === 'post';
    const answer = await exchange({
      origin: url.origin,
      path: url.pathname + url.search,
      method: isPost ? 'POST' : 'GET',
      headers: {
        ...headers,
        Authorization: authorization,
        // A page of a list is long and much alike; a single message is not.
        ...(isPost ? {} : { 'Accept-Encoding': 'gzip' }),
      },
      body: isPost && data !== undefined ? bodyOf(data) : null,
    }).catch((error: unknown) => {
      throw error instanceof NoAnswer ? failureOfNetwork(error) : error;
    });
    options.recordDate(answer.headers['date']);
    const parsed = parseJson(answer.body);
    const body: TData | null = typeof parsed === 'object' ? parsed : null;
    const isGood = answer.statusCode >= 200 && answer.statusCode <= 299;
    if (!isGood || body === null) throw failureOfAnswer(answer, body, redact, clock.now());
    return { statusCode: answer.statusCode, headers: answer.headers, body };
  };
}

/**
 * Twilio's client for one account. It ignores what the package would take from the environment:
 * credentials, region, edge, log level, certificates. Throws UserError(`usage`) where the way leads
 * through a proxy that cannot be used.
 */
export function createTwilioClient(options: TwilioClientOptions): twilio.Twilio {
  const { credentials, baseUrl, environment } = options;
  // Where the proxy cannot be used, this is the time to say so.
  proxyFor(baseUrl, environment);
  // The constructor of the package's own client reads the environment, and makes an axios of its own.
  const httpClient: PackageClient = Object.create(twilio.RequestClient.prototype, {
    request: { value: createRequest(options) },
  });
  const [user, secret] = loginOf(credentials);
  return new twilio.Twilio(user, secret, {
    accountSid: credentials.accountSid,
    httpClient,
    env: {},
    edge: '',
    region: '',
    logLevel: 'none',
  });
}
