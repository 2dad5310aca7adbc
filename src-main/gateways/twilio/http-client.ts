import type { IncomingHttpHeaders } from 'node:http';
import { gunzip } from 'node:zlib';
import { Pool, type buildConnector, type Dispatcher } from 'undici';
import type { Clock } from '../../engine/ports.ts';
import { words } from '../../../src-shared/words/words.ts';

/** A list page of 1,000 of the longest messages is 10 MB. */
const largestOfTwilio = 32_000_000;

/** The code of the error of an answer that is too large, by undici. */
export const tooLargeCode = 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

/**
 * An idle connection is closed before Twilio would close it: a request written to a connection that is
 * being closed ends in a reset, and so in an unknown outcome.
 */
const idleMs = 4000;

export interface HttpRequest {
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Thrown where no whole answer came. */
export class NoAnswer extends Error {
  /** The error code of the network or of Node. */
  readonly network: string | null;
  /** False only where it is certain that no byte of the request left this computer. */
  readonly wasWritten: boolean;

  constructor(cause: Error, wasWritten: boolean) {
    super(cause.message, { cause });
    this.name = 'NoAnswer';
    this.network = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
    this.wasWritten = wasWritten;
  }
}

function timeOut(say: (seconds: number) => string, milliseconds: number): Error {
  return Object.assign(new Error(say(milliseconds / 1000)), { code: 'ETIMEDOUT' });
}

/** One request on its way: undici tells it how far the request is. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (reason: NoAnswer) => void;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #cancelTimer: () => void;
  /** Null until the moment before the request is written, which is after TLS is complete. */
  #controller: Dispatcher.DispatchController | null = null;
  #writtenAt = 0;
  #isOver = false;
  /** 0 before the answer begins. */
  #statusCode = 0;
  #headers: IncomingHttpHeaders = {};
  readonly #chunks: Buffer[] = [];

  constructor(
    resolve: (answer: HttpAnswer) => void,
    reject: (reason: NoAnswer) => void,
    clock: Clock,
    timeoutMs: number,
  ) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#cancelTimer = clock.after(timeoutMs, () => this.#waited());
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up by now, or about to be written a second time: neither may leave.
    if (this.#isOver || this.#controller !== null) {
      controller.abort(new Error(words.twilio.causes.connectionLost));
      return;
    }
    this.#controller = controller;
    this.#writtenAt = this.#clock.elapsed();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#statusCode = statusCode;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const body =
      first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    if (this.#headers['content-encoding'] !== 'gzip') {
      this.#finish(body);
      return;
    }
    gunzip(body, { maxOutputLength: largestOfTwilio }, (error, plain) => {
      if (error === null) this.#finish(plain);
      else this.#fail(error);
    });
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#fail(error);
  }

  #waited(): void {
    const { causes } = words.twilio;
    if (this.#controller === null)
      return this.#giveUp(timeOut(causes.noConnectionWithin, this.#timeoutMs));
    const waitedMs = this.#clock.elapsed() - this.#writtenAt;
    const hasBegun = this.#statusCode !== 0;
    const limitMs = hasBegun ? 2 * this.#timeoutMs : this.#timeoutMs;
    if (waitedMs >= limitMs)
      this.#giveUp(timeOut(hasBegun ? causes.noWholeAnswerWithin : causes.noAnswerWithin, limitMs));
    else this.#cancelTimer = this.#clock.after(limitMs - waitedMs, () => this.#waited());
  }

  #giveUp(reason: Error): void {
    this.#fail(reason);
    this.#controller?.abort(reason);
  }

  #finish(body: Buffer): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelTimer();
    this.#resolve({ statusCode: this.#statusCode, headers: this.#headers, body });
  }

  #fail(cause: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelTimer();
    this.#reject(new NoAnswer(cause, this.#controller !== null));
  }
}

/**
 * Sends requests, each over a connection of its own that is kept for the next one. Retries nothing and
 * follows no redirect. Throws NoAnswer where there is no connection within the time-out, and where the
 * answer does not begin within the time-out or is not whole within twice the time-out, counted from when
 * the request was written. The engine limits the number of requests at once, so connections are not
 * limited here.
 *
 * @param options.largestAnswer bytes of an answer at most; more is no answer (`tooLargeCode`).
 */
export function createHttpClient({
  connect,
  clock,
  timeoutMs,
  largestAnswer = largestOfTwilio,
}: {
  readonly connect: buildConnector.connector;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly largestAnswer?: number;
}): (request: HttpRequest) => Promise<HttpAnswer> {
  const pools = new Map<string, Pool>();

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, {
      connect,
      keepAliveTimeout: idleMs,
      keepAliveMaxTimeout: idleMs,
      maxResponseSize: largestAnswer,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    pools.set(origin, pool);
    return pool;
  }

  return ({ origin, ...request }) =>
    new Promise((resolve, reject) => {
      poolOf(origin).dispatch(request, new Exchange(resolve, reject, clock, timeoutMs));
    });
}
