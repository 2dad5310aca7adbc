import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { maximumRetries, type Outcome } from '../../src-shared/message/outcome.ts';
import type {
  ClaimedMessage,
  FoundMessage,
  JournalEntry,
  MessageChange,
  UnconfirmedMessage,
} from './ports.ts';

/** Twilio: the recipient has replied STOP to this sender (docs/api/errors/21610). */
export const optedOutCode = 21610;

/** How far the clocks of this computer and the provider may differ, in milliseconds. */
export const clockSkewMs = 60_000;

/** How long a message waits after an attempt of which nothing left the machine: 2, 8, then 32 seconds. */
function retryDelayMs(retryCount: number): number {
  return 2000 * 4 ** retryCount;
}

/**
 * The change to a message after an attempt. After `unknown` it is never tried again by itself;
 * `throttled` and `blocked` are not faults of the message and use up none of its retries.
 *
 * @param senderPausedUntil when its sender may try again, in milliseconds since 1970.
 */
export function changeAfterAttempt(
  message: ClaimedMessage,
  outcome: Outcome,
  now: number,
  senderPausedUntil: number,
): MessageChange {
  const { messageId } = message;
  switch (outcome.kind) {
    case 'accepted':
      return { messageId, event: 'accepted', sid: outcome.sid, segments: outcome.segments };
    case 'rejected':
      return {
        messageId,
        event: 'rejected',
        errorCode: outcome.code,
        detail: outcome.detail,
        ...(outcome.code === optedOutCode ? { suppress: { phone: message.to } } : {}),
      };
    case 'throttled':
    case 'blocked':
      return {
        messageId,
        event: 'postponed',
        nextAttemptAt: Math.max(now, senderPausedUntil),
        detail: outcome.detail,
      };
    case 'unreachable':
      if (message.retryCount >= maximumRetries) {
        return {
          messageId,
          event: 'rejected',
          reason: 'retries-used',
          detail: outcome.detail,
        };
      }
      return {
        messageId,
        event: 'postponed',
        countsAsRetry: true,
        nextAttemptAt: Math.max(now + retryDelayMs(message.retryCount), senderPausedUntil),
        detail: outcome.detail,
      };
    case 'unknown':
      return { messageId, event: 'outcome-unknown', detail: outcome.detail };
    default:
      return assertNever(outcome);
  }
}

/** What to do with an unconfirmed message after a search at its provider. */
export type ReconciliationDecision =
  | { readonly kind: 'found'; readonly change: MessageChange }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'send-again'; readonly change: MessageChange };

/**
 * Decides on an unconfirmed message from the provider's list. Found: it was sent. Not found twice: it
 * is queued again where the policy is `requeue`; otherwise a person decides.
 *
 * @param unlinked the matches in the list that belong to no other message of ours.
 */
export function decideReconciliation(
  message: UnconfirmedMessage,
  unlinked: readonly FoundMessage[],
  policy: 'hold' | 'requeue',
  now: number,
): ReconciliationDecision {
  const [oldest] = unlinked;
  if (oldest !== undefined) {
    return {
      kind: 'found',
      change: {
        messageId: message.messageId,
        event: 'accepted',
        sid: oldest.sid,
        segments: oldest.receipt.segments,
        ...(unlinked.length > 1
          ? { reason: 'found-several-times', detail: String(unlinked.length) }
          : {}),
      },
    };
  }
  if (policy === 'hold' || message.notFoundCount === 0) return { kind: 'not-found' };
  return {
    kind: 'send-again',
    change: {
      messageId: message.messageId,
      event: 'postponed',
      nextAttemptAt: now,
      reason: 'not-found',
    },
  };
}

/** Whether a message was not found twice, so that only a person can decide on it. */
export function needsDecision(message: UnconfirmedMessage): boolean {
  return message.notFoundCount >= 2;
}

/** The journal's entry on an attempt: that it begins (`outcome` null), or how it ended. */
export function journalEntry(
  message: ClaimedMessage,
  outcome: Outcome | null,
  at: number,
): JournalEntry {
  const { campaignId, to, attempt } = message;
  const entry = { campaignId, to, attempt, at };
  switch (outcome?.kind) {
    case undefined:
      return { ...entry, event: 'handed-over' };
    case 'accepted':
      return { ...entry, event: 'accepted', sid: outcome.sid };
    case 'unknown':
      return { ...entry, event: 'unknown' };
    case 'rejected':
    case 'throttled':
    case 'unreachable':
    case 'blocked':
      return { ...entry, event: 'not-sent' };
  }
}
