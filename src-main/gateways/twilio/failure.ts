import { STATUS_CODES } from 'node:http';
import { DateTime } from 'luxon';
import { words } from '../../../src-shared/words/words.ts';

/** What is known of a request that did not get a usable answer; plain data, free of secrets. */
export interface Evidence {
  /** Null where no answer came. */
  readonly httpStatus: number | null;
  /** Twilio's own error code. */
  readonly code: number | null;
  /** The error code of the network or of Node. */
  readonly network: string | null;
  /** `none` only where it is certain that no byte of the request can have left this computer. */
  readonly connection: 'none' | 'possible';
  /** How long the other side asked us to wait, in milliseconds; null where it did not say. */
  readonly retryAfterMs: number | null;
  readonly detail: string;
}

/** Thrown by Twilio's client for every request that did not get a usable answer. */
export class TwilioFailure extends Error {
  readonly evidence: Evidence;

  constructor(evidence: Evidence) {
    super(evidence.detail);
    this.name = 'TwilioFailure';
    this.evidence = evidence;
  }
}

/**
 * Milliseconds that a Retry-After header asks to wait from `now` (milliseconds since 1970): a number
 * of seconds or an HTTP date (RFC 9110, 10.2.3). Null where it has neither; a day at most.
 */
function parseRetryAfter(header: unknown, now: number): number | null {
  if (typeof header !== 'string' && typeof header !== 'number') return null;
  const text = String(header).trim();
  const wait = /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : DateTime.fromHTTP(text).toMillis() - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, Math.round(wait)), 86_400_000) : null;
}

/**
 * What an answer without a usable body says, by Twilio's own words where it is an error of Twilio's.
 *
 * @param body the object in it; null where it has none.
 * @param now milliseconds since 1970
 */
export function failureOfAnswer(
  answer: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  },
  body: object | null,
  redact: (text: string) => string,
  now: number,
): TwilioFailure {
  const { statusCode, headers } = answer;
  const fields: Readonly<Record<string, unknown>> = { ...body };
  const isError = statusCode < 200 || statusCode > 299;
  const code = isError && Number.isSafeInteger(fields['code']) ? Number(fields['code']) : null;
  const status = `HTTP ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim();
  const message = textOf(fields['message']);
  return new TwilioFailure({
    httpStatus: statusCode,
    code,
    network: null,
    connection: 'possible',
    retryAfterMs: parseRetryAfter(headers['retry-after'], now),
    detail: redact(code === null ? status : (message ?? status)),
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Faults of TLS that a person can do something about, by Node's codes. */
const tlsFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: words.twilio.causes.certificateExpired,
  CERT_NOT_YET_VALID: words.twilio.causes.certificateNotYetValid,
  ERR_TLS_CERT_ALTNAME_INVALID: words.twilio.causes.certificateOfAnother,
  DEPTH_ZERO_SELF_SIGNED_CERT: words.twilio.causes.selfSigned,
};

/** Why no answer came, in words: Node's message without its advice to programmers, or better ones. */
export function connectionFault(message: string, network: string | null): string {
  if (message.includes(':SSL routines:')) return words.twilio.causes.noTls;
  const known = network === null ? undefined : tlsFaults[network];
  return known ?? (message.split(';')[0] || network || words.twilio.causes.connectionFailed);
}
