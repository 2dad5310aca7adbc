import http from 'node:http';
import twilio from 'twilio';
import type PackageClient from 'twilio/lib/base/RequestClient.js';
import { addressOf } from './base-url.ts';
import type { TwilioCredentials } from './credentials.ts';
import { parseRetryAfter, TwilioFailure } from './failure.ts';
import { createTrackingAgents, surelyNeverLeft } from './tracking-agents.ts';

/** A list page of 1,000 of the longest messages is 10 MB. */
const largestAnswer = 32_000_000;

export interface TwilioClientOptions {
  readonly credentials: TwilioCredentials;
  /** Where requests go instead of api.twilio.com. */
  readonly baseUrl: URL;
  readonly timeoutMs: number;
  readonly now: () => number;
  /** Called with the Date header of each answer (RFC 9110, 6.6.1). */
  readonly recordDate: (header: unknown) => void;
  /** Removes secrets from a text that others wrote. */
  readonly redact: (text: string) => string;
}

type Answer<T> = Awaited<ReturnType<typeof PackageClient.prototype.request<T>>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Node's message on a failed connection, without its advice to programmers. */
function connectionFault(message: string | null, network: string | null): string {
  if (message?.includes(':SSL routines:') === true) return 'the other side does not speak TLS';
  return message?.split(';')[0] ?? network ?? 'the connection failed';
}

/**
 * The package's own HTTP client with three changes: it uses the base address, its agents know whether
 * a request can have left this computer, and it throws a TwilioFailure for every answer that is not a
 * 2xx with an object in it. It retries nothing and follows no redirect.
 */
class RequestClient extends twilio.RequestClient {
  readonly #options: TwilioClientOptions;

  constructor(options: TwilioClientOptions) {
    // With an empty `ca` it does not read the file that TWILIO_CA_BUNDLE names.
    super({ timeout: options.timeoutMs, autoRetry: false, ca: '' });
    this.#options = options;
    const agents = createTrackingAgents();
    this.axios.defaults.httpAgent = agents.http;
    this.axios.defaults.httpsAgent = agents.https;
    this.axios.defaults.maxContentLength = largestAnswer;
  }

  override async request<TData>(
    options: PackageClient.RequestOptions<TData>,
  ): Promise<Answer<TData>> {
    // A list names its next page: the credentials must not go to another address for it.
    const uri = addressOf(options.uri, this.#options.baseUrl);
    if (uri === null) throw new Error('Twilio named a foreign address.');
    let answer: Answer<TData>;
    try {
      answer = await super.request({ ...options, uri, allowRedirects: false });
    } catch (error) {
      throw this.#failureOfNetwork(error);
    }
    this.#options.recordDate(answer.headers?.['date']);
    const isGood = answer.statusCode >= 200 && answer.statusCode <= 299;
    if (!isGood || !isRecord(answer.body)) throw this.#failureOfAnswer(answer);
    return answer;
  }

  #failureOfNetwork(error: unknown): TwilioFailure {
    const facts = isRecord(error) ? error : {};
    const network = textOf(facts['code']);
    const message = error instanceof Error ? textOf(error.message) : null;
    return new TwilioFailure({
      httpStatus: null,
      code: null,
      network,
      connection: surelyNeverLeft(facts['request']) ? 'none' : 'possible',
      retryAfterMs: null,
      detail: this.#options.redact(connectionFault(message, network)),
    });
  }

  #failureOfAnswer({ statusCode, body, headers }: Answer<unknown>): TwilioFailure {
    const fields = isRecord(body) ? body : {};
    const isError = statusCode < 200 || statusCode > 299;
    const code = isError && Number.isSafeInteger(fields['code']) ? Number(fields['code']) : null;
    const status = `HTTP ${statusCode} ${http.STATUS_CODES[statusCode] ?? ''}`.trim();
    const message = textOf(fields['message']);
    return new TwilioFailure({
      httpStatus: statusCode,
      code,
      network: null,
      connection: 'possible',
      retryAfterMs: parseRetryAfter(headers?.['retry-after'], this.#options.now()),
      detail: this.#options.redact(code === null ? status : (message ?? status)),
    });
  }
}

/**
 * Twilio's client for one account. It ignores what the package would take from the environment:
 * credentials, region, edge, log level, proxy, certificates.
 */
export function createTwilioClient(options: TwilioClientOptions): twilio.Twilio {
  const { credentials } = options;
  const [user, secret] =
    'authToken' in credentials
      ? [credentials.accountSid, credentials.authToken]
      : [credentials.apiKey, credentials.apiSecret];
  return new twilio.Twilio(user, secret, {
    accountSid: credentials.accountSid,
    httpClient: new RequestClient(options),
    env: {},
    edge: '',
    region: '',
    logLevel: 'none',
  });
}
