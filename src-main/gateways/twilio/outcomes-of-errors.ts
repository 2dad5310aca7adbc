import { explainError } from '../../../src-shared/message/error-codes.ts';
import type { Outcome } from '../../../src-shared/message/outcome.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { Evidence } from './failure.ts';

/** One row of the table: the failure, its outcome, why, and the source. */
export interface OutcomeOfError {
  readonly when: {
    /** From and to, both inclusive. */
    readonly httpStatus?: readonly [number, number];
    /** Twilio's error code; `any` where there is one. */
    readonly code?: number | 'any';
    readonly network?: string;
    readonly connection?: Evidence['connection'];
  };
  readonly outcome: Exclude<Outcome['kind'], 'accepted'>;
  readonly why: string;
  readonly source: string;
}

const pageOf = (code: number) => `https://www.twilio.com/docs/api/errors/${code}`;

function withCode(
  outcome: OutcomeOfError['outcome'],
  code: number,
  why: string,
  source = pageOf(code),
): OutcomeOfError {
  return { when: { code }, outcome, why, source };
}

const nodeErrors = 'https://nodejs.org/docs/latest/api/errors.html#common-system-errors';

/**
 * The outcome of each failure to send a message; the first row that fits counts. A message that may
 * have been accepted must never be sent again blindly, so a failure that fits no row is `unknown`.
 */
export const outcomesOfErrors: readonly OutcomeOfError[] = [
  {
    when: { httpStatus: [500, 599] },
    outcome: 'unknown',
    why: 'A 5xx can follow a message that was taken, whatever code comes with it.',
    source: pageOf(20500),
  },
  {
    when: { httpStatus: [408, 408] },
    outcome: 'unknown',
    why: 'The other side stopped waiting; what it had of the request by then is not known.',
    source: 'RFC 9110, 15.5.9',
  },

  // Only this message, for good
  withCode('rejected', 21211, 'The recipient’s number is not valid.'),
  withCode('rejected', 21265, 'The recipient’s number is a short code.'),
  withCode('rejected', 21266, 'The recipient is the sender.'),
  withCode('rejected', 21408, 'Texts to that country are switched off; to others they may not be.'),
  withCode('rejected', 21602, 'The text is empty.'),
  withCode('rejected', 21604, 'There is no recipient.'),
  withCode('rejected', 21608, 'A trial account reaches verified numbers only.'),
  withCode('rejected', 21610, 'The person opted out of this sender.'),
  withCode('rejected', 21612, 'There is no route from this sender to this number.'),
  withCode('rejected', 21614, 'The recipient’s number is not a mobile number.'),
  withCode('rejected', 21617, 'The text is longer than 1,600 characters.'),
  withCode('rejected', 21635, 'The recipient’s number is a landline.'),
  withCode('rejected', 21657, 'The sender is not allowed in the recipient’s country.'),
  withCode('rejected', 572_005, 'A trial account reaches verified numbers only.'),

  // Every message of this account or sender, until a person acts
  withCode('blocked', 10_001, 'The account is not active.'),
  withCode('blocked', 10_002, 'A trial account cannot do this.'),
  withCode('blocked', 20_003, 'The credentials are wrong, or the account is suspended.'),
  withCode('blocked', 20_005, 'The account is not active.'),
  withCode('blocked', 20_403, 'The account is suspended or closed.'),
  withCode('blocked', 20_404, 'There is no such account.'),
  withCode('blocked', 21_212, 'The sender is not a valid number.'),
  withCode('blocked', 21_267, 'A trial account cannot send under a name.'),
  withCode('blocked', 21_601, 'The sender cannot send texts.'),
  withCode('blocked', 21_603, 'There is no sender.'),
  withCode('blocked', 21_606, 'The sender cannot send texts, or belongs to another account.'),
  withCode('blocked', 21_616, 'The sender’s number is ambiguous.'),
  withCode('blocked', 21_620, 'The address of the picture is not valid; so it is for everybody.'),
  withCode('blocked', 21_623, 'There are too many pictures in the message.'),
  withCode('blocked', 21_659, 'The sender is not a Twilio number.'),
  withCode('blocked', 21_660, 'The sender belongs to another account.'),
  withCode('blocked', 21_661, 'The sender cannot send texts.'),
  withCode('blocked', 21_703, 'The Messaging Service has no number that can send.'),
  withCode('blocked', 21_704, 'The Messaging Service has no numbers.'),
  withCode('blocked', 21_705, 'There is no such Messaging Service.'),
  withCode('blocked', 30_002, 'The account is suspended.'),
  withCode('blocked', 30_127, 'There is no such Messaging Service.'),
  withCode('blocked', 35_114, 'The time to send it is too near, too far or unreadable.'),
  withCode('blocked', 35_115, 'The time to send it is too far ahead.'),
  withCode('blocked', 35_117, 'The time to send it is outside of what can be scheduled.'),
  withCode('blocked', 35_118, 'Only a Messaging Service can schedule.'),
  withCode(
    'blocked',
    63_038,
    'The account’s texts of the day are used up; waiting seconds does not help.',
  ),
  withCode('blocked', 70_051, 'The API key may not do this.'),
  withCode('blocked', 90_010, 'The account is not active.'),

  // Not accepted; the same message can be sent later
  withCode('throttled', 20_429, 'Too many requests at once; never processed, safe to send again.'),
  withCode('throttled', 21_611, 'The sender’s queue is full.'),
  withCode('throttled', 21_730, 'Maintenance.'),
  withCode('throttled', 35_125, 'The account has as many scheduled messages as it may have.'),
  withCode('throttled', 60_728, 'The account’s texts of the hour are used up.'),
  {
    when: { httpStatus: [429, 429] },
    outcome: 'throttled',
    why: 'A request that gets a 429 is never processed and is safe to send again.',
    source: pageOf(20429),
  },

  // By status, where the code is unknown or missing
  {
    when: { httpStatus: [401, 401] },
    outcome: 'blocked',
    why: 'The credentials are wrong.',
    source: pageOf(20003),
  },
  {
    when: { httpStatus: [403, 403] },
    outcome: 'blocked',
    why: 'The account may not do this: suspended, closed, or test credentials.',
    source: pageOf(20403),
  },
  {
    when: { httpStatus: [404, 404] },
    outcome: 'blocked',
    why: 'There is no such account at this address.',
    source: pageOf(20404),
  },
  {
    when: { httpStatus: [407, 407] },
    outcome: 'blocked',
    why: 'A proxy on the way wants credentials of its own and let nothing through.',
    source: 'RFC 9110, 15.5.8',
  },
  {
    when: { httpStatus: [400, 499], code: 'any' },
    outcome: 'rejected',
    why: 'Twilio read the message and refused it; it answers so before it takes a message.',
    source: 'https://www.twilio.com/docs/usage/twilios-response',
  },
  {
    when: { httpStatus: [400, 499] },
    outcome: 'unknown',
    why: 'Without a code it is not Twilio that answered; what became of the request is not known.',
    source: 'https://www.twilio.com/docs/usage/twilios-response',
  },
  {
    when: { httpStatus: [300, 399] },
    outcome: 'unknown',
    why: 'Twilio does not redirect; what became of the request is not known, and it is not followed.',
    source: 'https://www.twilio.com/docs/usage/twilios-response',
  },
  {
    when: { httpStatus: [200, 299] },
    outcome: 'unknown',
    why: 'Twilio said that it took the message, but not under which sid.',
    source: 'https://www.twilio.com/docs/messaging/api/message-resource',
  },

  // No answer, and no connection: nothing can have left this computer
  {
    when: { network: 'ENOTFOUND' },
    outcome: 'unreachable',
    why: 'The name could not be resolved.',
    source: nodeErrors,
  },
  {
    when: { network: 'EAI_AGAIN' },
    outcome: 'unreachable',
    why: 'The name server did not answer.',
    source: 'getaddrinfo(3)',
  },
  {
    when: { network: 'ECONNREFUSED' },
    outcome: 'unreachable',
    why: 'The connection was refused.',
    source: nodeErrors,
  },
  {
    when: { connection: 'none' },
    outcome: 'unreachable',
    why: 'The connection, with TLS, was never complete (no route, time-out, certificate), and a request is only written to a complete one.',
    source: 'https://nodejs.org/docs/latest/api/tls.html#event-secureconnect',
  },

  // No answer on an established connection
  {
    when: { network: 'ECONNRESET' },
    outcome: 'unknown',
    why: 'The connection broke after the request may have been read.',
    source: nodeErrors,
  },
  {
    when: { network: 'EPIPE' },
    outcome: 'unknown',
    why: 'The connection was closed while the request was written.',
    source: nodeErrors,
  },
  {
    when: { network: 'ETIMEDOUT' },
    outcome: 'unknown',
    why: 'No answer came in time, and the request may have been read.',
    source: nodeErrors,
  },
  {
    when: {},
    outcome: 'unknown',
    why: 'Nobody has seen this yet, and the request may have left.',
    source: 'the safe default',
  },
];

function fits({ when }: OutcomeOfError, evidence: Evidence): boolean {
  const { httpStatus } = evidence;
  if (when.httpStatus) {
    const [from, to] = when.httpStatus;
    if (httpStatus === null || httpStatus < from || httpStatus > to) return false;
  }
  if (when.code === 'any' && evidence.code === null) return false;
  if (typeof when.code === 'number' && when.code !== evidence.code) return false;
  if (when.network !== undefined && when.network !== evidence.network) return false;
  return when.connection === undefined || when.connection === evidence.connection;
}

/** The outcome of a failed attempt; its `detail` is a sentence for the person who sends. */
export function outcomeOf(evidence: Evidence): Outcome {
  const { code, detail, httpStatus, retryAfterMs } = evidence;
  const kind = outcomesOfErrors.find((row) => fits(row, evidence))?.outcome ?? 'unknown';
  switch (kind) {
    case 'rejected':
      return { kind, code: code ?? 0, detail };
    case 'throttled':
      return { kind, retryAfterMs, detail: words.twilio.slowDown(detail) };
    case 'blocked': {
      const reason = code === null ? words.twilio.refuses(detail) : explainError(code, detail);
      return { kind, code, detail: reason };
    }
    case 'unreachable':
      return { kind, detail: words.twilio.notReached(detail) };
    case 'unknown':
      return {
        kind,
        detail: httpStatus === null ? words.twilio.noAnswer(detail) : words.twilio.unclear(detail),
      };
  }
}
