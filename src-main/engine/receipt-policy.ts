import { moveMessage, type MessageStatus } from '../../src-shared/message/status.ts';
import type { Receipt } from './ports.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How often a message is asked about while it is no older than that. */
const pace = [
  { upToAge: minute, every: 10 * second },
  { upToAge: 10 * minute, every: minute },
  { upToAge: hour, every: 10 * minute },
  { upToAge: Infinity, every: hour },
] as const;

/** Further ahead than any next look can be: a due time beyond it comes of a clock that was wrong. */
export const farthestLookMs = 2 * hour;

/** Twilio gives up on a message after ten hours, unless it is told to sooner (ValidityPeriod). */
const longestValidityMs = 10 * hour;

/** What a carrier may still say after the provider has given up, in milliseconds. */
const lateWordMs = hour;

/**
 * When a message that was sent at `sentAt` is next to be asked about: seconds later at first, then
 * minutes, then hours. Looks fall on a common beat, so that many are due together and one page of
 * the provider's list answers for all of them. Milliseconds since 1970.
 */
export function nextLookAt(sentAt: number, now: number): number {
  // A message of the future was sent before the clock was set back.
  const age = Math.abs(now - sentAt);
  const every = (pace.find(({ upToAge }) => age < upToAge) ?? pace[3]).every;
  return Math.ceil((now + every / 2) / every) * every;
}

/** When nothing more will be heard of a message: its validity is over, and a margin with it. */
export function receiptExpiresAt(message: {
  readonly sentAt: number;
  readonly validUntil: number | null;
}): number {
  return (message.validUntil ?? message.sentAt + longestValidityMs) + lateWordMs;
}

/** A message as far as its receipt is concerned. */
export interface ReceiptState {
  readonly status: MessageStatus;
  readonly sid: string | null;
  readonly sentAt: number;
  readonly validUntil: number | null;
  /** Whether it was given up already, with no receipt. */
  readonly isFinal: boolean;
  readonly dueAt: number;
}

/**
 * - `shown`: the provider said how far it is
 * - `unknown`: the provider was asked for this very message and does not know it
 * - `not-listed`: the provider's list did not have it, and it was not asked for by itself
 */
export type Look =
  | { readonly kind: 'shown'; readonly receipt: Receipt }
  | { readonly kind: 'unknown' | 'not-listed' };

/** What becomes of a message after its receipt was asked for. */
export type LookResult =
  | { readonly kind: 'moved'; readonly status: 'delivered' | 'undelivered' }
  | { readonly kind: 'no-receipt' }
  | { readonly kind: 'waits'; readonly dueAt: number }
  /** The message is past it, or nothing new was heard before its time. */
  | { readonly kind: 'unchanged' };

/** Decides on a message from one look at it. It never goes backwards, and a late word still counts. */
export function decideReconciliationAfterLook(
  message: ReceiptState,
  look: Look,
  now: number,
): LookResult {
  if (look.kind === 'shown' && look.receipt.status !== 'pending') {
    const moved = moveMessage(message.status, look.receipt.status);
    if (moved === 'delivered' || moved === 'undelivered') return { kind: 'moved', status: moved };
    return { kind: 'unchanged' };
  }
  if (message.status !== 'sent' || message.isFinal) return { kind: 'unchanged' };
  // The provider can be asked about nothing but its sid, as where a person marked it as sent.
  if (message.sid === null) return { kind: 'no-receipt' };
  if (now >= receiptExpiresAt(message)) {
    // Before it is given up it is asked for by itself: a list can leave it out.
    if (look.kind === 'not-listed') return { kind: 'waits', dueAt: now + minute };
    return { kind: 'no-receipt' };
  }
  if (message.dueAt > now && message.dueAt <= now + farthestLookMs) return { kind: 'unchanged' };
  return { kind: 'waits', dueAt: nextLookAt(message.sentAt, now) };
}
