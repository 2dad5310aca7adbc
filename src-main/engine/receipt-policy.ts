import { moveMessage, type MessageStatus } from '../../src-shared/message/status.ts';
import type { Receipt } from './ports.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How often to poll for a message, by its age. */
const intervals = [
  { upToAge: minute, every: 10 * second },
  { upToAge: 10 * minute, every: minute },
  { upToAge: hour, every: 10 * minute },
  { upToAge: Infinity, every: hour },
] as const;

/** No next poll is further ahead: a due time beyond it comes from a clock that was wrong. */
export const farthestPollMs = 2 * hour;

/** Twilio gives up on a message after ten hours, unless it is told to sooner (ValidityPeriod). */
const longestValidityMs = 10 * hour;

/** How long after its time the provider is asked what became of a message that it kept, in milliseconds. */
export const pollAfterTimeMs = 30 * second;

/** How long after that a receipt may still arrive, in milliseconds. */
const lateReceiptMs = hour;

/**
 * When to poll next for a message that was sent at `sentAt`: after seconds at first, then minutes, then
 * hours. Times are rounded to a common grid, so that many messages are due together and one page of
 * the provider's list answers for all of them. Milliseconds since 1970.
 */
export function nextPollAt(sentAt: number, now: number): number {
  // A time in the future is from before the clock was set back.
  const age = Math.abs(now - sentAt);
  const every = (intervals.find(({ upToAge }) => age < upToAge) ?? intervals[3]).every;
  return Math.ceil((now + every / 2) / every) * every;
}

/** When no receipt can arrive any more: the validity of the message is over, and a margin after it. */
export function receiptExpiresAt(message: {
  readonly sentAt: number;
  readonly validUntil: number | null;
}): number {
  return (message.validUntil ?? message.sentAt + longestValidityMs) + lateReceiptMs;
}

/** What decides on the receipt of a message. */
export interface ReceiptState {
  readonly status: MessageStatus;
  readonly sid: string | null;
  readonly sentAt: number;
  readonly validUntil: number | null;
  /** Whether it was given up before, without a receipt. */
  readonly isFinal: boolean;
  readonly dueAt: number;
}

/**
 * - `shown`: the provider has this receipt
 * - `unknown`: the provider was asked for this message alone and does not know it
 * - `not-listed`: the provider's list did not have it, and it was not asked for alone
 */
export type ReceiptAnswer =
  | { readonly kind: 'shown'; readonly receipt: Receipt }
  | { readonly kind: 'unknown' | 'not-listed' };

/** What to do with a message after a poll. */
export type ReceiptDecision =
  | { readonly kind: 'moved'; readonly status: 'delivered' | 'undelivered' }
  | { readonly kind: 'no-receipt' }
  | { readonly kind: 'waits'; readonly dueAt: number }
  /** The message is final already, or the answer came before its time and has nothing new. */
  | { readonly kind: 'unchanged' };

/** What was sent and is canceled all the same, for instance at the provider, reached nobody. */
function finalStatusOf({ status }: Receipt): 'delivered' | 'undelivered' | null {
  if (status === 'pending' || status === 'scheduled') return null;
  return status === 'canceled' ? 'undelivered' : status;
}

/** Decides on a message from the provider's answer. A status never goes back; a late receipt counts. */
export function decideReceipt(
  message: ReceiptState,
  answer: ReceiptAnswer,
  now: number,
): ReceiptDecision {
  const final = answer.kind === 'shown' ? finalStatusOf(answer.receipt) : null;
  if (final !== null) {
    const moved = moveMessage(message.status, final);
    if (moved === 'delivered' || moved === 'undelivered') return { kind: 'moved', status: moved };
    return { kind: 'unchanged' };
  }
  if (message.status !== 'sent' || message.isFinal) return { kind: 'unchanged' };
  // Without a sid, as where a person marked it as sent, the provider cannot be asked.
  if (message.sid === null) return { kind: 'no-receipt' };
  if (now >= receiptExpiresAt(message)) {
    // Before it is given up it is asked for alone: a list can leave it out.
    if (answer.kind === 'not-listed') return { kind: 'waits', dueAt: now + minute };
    return { kind: 'no-receipt' };
  }
  if (message.dueAt > now && message.dueAt <= now + farthestPollMs) return { kind: 'unchanged' };
  return { kind: 'waits', dueAt: nextPollAt(message.sentAt, now) };
}
