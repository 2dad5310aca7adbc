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
export function parseRetryAfter(header: unknown, now: number): number | null {
  if (typeof header !== 'string' && typeof header !== 'number') return null;
  const text = String(header).trim();
  const wait = /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : DateTime.fromHTTP(text).toMillis() - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, Math.round(wait)), 86_400_000) : null;
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
