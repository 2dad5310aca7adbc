import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { maximumRetries, type Outcome } from '../../src-shared/message/outcome.ts';
import type { ClaimedMessage, FoundMessage, Settlement, UnconfirmedMessage } from './ports.ts';

/** Twilio: the recipient has replied STOP to this sender (docs/api/errors/21610). */
export const optedOutCode = 21610;
/** What a number is suppressed for then. */
export const optedOutReason = 'They opted out (Twilio error 21610).';

/** The clocks of this computer and the provider may differ by this much, in milliseconds. */
export const clockSkewMs = 60_000;

/** How long a message waits for its next try when nothing left the machine: 2, 8, then 32 seconds. */
function retryDelayMs(retryCount: number): number {
  return 2000 * 4 ** retryCount;
}

/**
 * What an attempt makes of its message. `unknown` is never tried again by itself; `throttled` and
 * `blocked` say nothing against the message and do not use up its retries.
 */
export function settleAttempt(
  message: ClaimedMessage,
  outcome: Outcome,
  now: number,
  senderOpensAt: number,
): Settlement {
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
        ...(outcome.code === optedOutCode
          ? { suppress: { phone: message.to, reason: optedOutReason } }
          : {}),
      };
    case 'throttled':
    case 'blocked':
      return {
        messageId,
        event: 'postponed',
        nextAttemptAt: Math.max(now, senderOpensAt),
        detail: outcome.detail,
      };
    case 'unreachable':
      if (message.retryCount >= maximumRetries) {
        return {
          messageId,
          event: 'rejected',
          detail: `Tried ${message.retryCount + 1} times without getting through: ${outcome.detail}`,
        };
      }
      return {
        messageId,
        event: 'postponed',
        countsAsRetry: true,
        nextAttemptAt: Math.max(now + retryDelayMs(message.retryCount), senderOpensAt),
        detail: outcome.detail,
      };
    case 'unknown':
      return { messageId, event: 'lost-sight', detail: outcome.detail };
    default:
      return assertNever(outcome);
  }
}

/** What becomes of an unconfirmed message after its provider was asked for it. */
export type ReconciliationDecision =
  | { readonly kind: 'found'; readonly settlement: Settlement }
  | { readonly kind: 'absent' }
  | { readonly kind: 'send-again'; readonly settlement: Settlement };

/**
 * Decides on an unconfirmed message from what the provider's list shows of it, `unlinked` being the
 * matches that no other message of ours is. Found: it was sent. Not found: nothing is decided before
 * a second look-up, and then only where the policy says so.
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
      settlement: {
        messageId: message.messageId,
        event: 'accepted',
        sid: oldest.sid,
        segments: oldest.receipt.segments,
        ...(unlinked.length > 1
          ? {
              detail: `The provider has this text to this number ${unlinked.length} times since then; the first is counted here.`,
            }
          : {}),
      },
    };
  }
  if (policy === 'hold' || message.notFoundCount === 0) return { kind: 'absent' };
  return {
    kind: 'send-again',
    settlement: {
      messageId: message.messageId,
      event: 'postponed',
      nextAttemptAt: now,
      detail: 'Two look-ups did not find it at the provider.',
    },
  };
}

/** Whether every look-up that is worth making was made, so that only a person can decide now. */
export function isHeld(message: UnconfirmedMessage): boolean {
  return message.notFoundCount >= 2;
}
