import { DateTime } from 'luxon';
import type { Clock } from '../../engine/ports.ts';
import { parseBaseUrl, twilioUrl } from './base-url.ts';
import type { TwilioCredentials } from './credentials.ts';
import { TwilioFailure, type Evidence } from './failure.ts';
import type { Environment } from './proxy.ts';
import { createRemoteClock } from './remote-clock.ts';
import { createRedactor } from './redact.ts';
import type { createTwilioClient } from './twilio-client.ts';
import { words } from '../../../src-shared/words/words.ts';

export interface TwilioConnectionOptions {
  readonly credentials: TwilioCredentials;
  /** https, or http on this computer; Twilio's own address by default. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  /** How long to wait for an answer, in milliseconds; 30 seconds by default. */
  readonly timeoutMs?: number;
  /** Has HTTPS_PROXY and NO_PROXY; that of this process by default. */
  readonly environment?: Environment;
}

/** What every question to Twilio for one account needs. */
export interface TwilioConnection {
  /** Twilio's package for the account. */
  client(this: void): Promise<ReturnType<typeof createTwilioClient>>;
  /** What a failed request tells of itself, without secrets. */
  evidenceOf(this: void, error: unknown): Evidence;
  /** How far Twilio's clock is behind this computer's, in milliseconds; below 0 where it is ahead. */
  readonly behindMs: number;
}

/** Throws UserError(`usage`) for a base address that is not safe. */
export function createTwilioConnection(options: TwilioConnectionOptions): TwilioConnection {
  const { credentials, clock, timeoutMs = 30_000, environment = process.env } = options;
  const baseUrl = parseBaseUrl(options.baseUrl ?? twilioUrl);
  const redact = createRedactor(credentials);

  // Loaded on first use: the package takes a tenth of a second to load.
  let loading: Promise<ReturnType<typeof createTwilioClient>> | undefined;
  const client = () => {
    loading ??= import('./twilio-client.ts').then((module) =>
      module.createTwilioClient({
        credentials,
        baseUrl,
        timeoutMs,
        redact,
        clock,
        environment,
        recordDate,
      }),
    );
    return loading;
  };

  const twilioClock = createRemoteClock(clock);

  function recordDate(header: unknown): void {
    const at = typeof header === 'string' ? DateTime.fromHTTP(header).toMillis() : NaN;
    if (Number.isFinite(at)) twilioClock.record(at);
  }

  function evidenceOf(error: unknown): Evidence {
    if (error instanceof TwilioFailure) return error.evidence;
    return {
      httpStatus: null,
      code: null,
      network: null,
      connection: 'possible',
      retryAfterMs: null,
      detail: redact(error instanceof Error ? error.message : words.twilio.causes.unexpected),
    };
  }

  return {
    client,
    evidenceOf,
    get behindMs() {
      return twilioClock.behindMs();
    },
  };
}
