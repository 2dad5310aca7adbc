import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import type { FoundMessage, OtherMessage } from './ports.ts';
import type {
  ClaimedMessage,
  JournalEntry,
  MessageChange,
  UnconfirmedMessage,
} from './store-ports.ts';

/** Twilio: the recipient has replied STOP to this sender (docs/api/errors/21610). */
export const optedOutCode = 21610;

/** How far the clocks of this computer and the provider may differ, in milliseconds. */
export const clockSkewMs = 60_000;

/** A message that was accepted about then has been created by this long after its claim, in milliseconds. */
const longestAcceptanceMs = 600_000;

/** After this many look-ups whose list may not be up to date a person has to decide. */
const mostUnprovenLookUps = 5;

/** The shortest and the longest wait between two such look-ups, in milliseconds. */
const shortestUnprovenWaitMs = 1000;
const longestUnprovenWaitMs = 600_000;

/**
 * The change to a message after an attempt. After `unknown` it is never tried again by itself. What
 * only the sender or the network is to blame for is never charged to the message.
 *
 * @param senderPausedUntil when its sender may try again, in milliseconds since 1970.
 */
export function changeAfterAttempt(
  message: ClaimedMessage,
  outcome: Outcome,
  now: number,
  senderPausedUntil: number,
): MessageChange {
  const { messageId, campaignId } = message;
  switch (outcome.kind) {
    case 'accepted': {
      const { sid, segments, isScheduled } = outcome;
      const event = isScheduled === true ? 'scheduled' : 'accepted';
      return { messageId, campaignId, event, sid, segments };
    }
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
    case 'unreachable':
      return {
        messageId,
        event: 'postponed',
        nextAttemptAt: Math.max(now, senderPausedUntil),
        detail: outcome.detail,
      };
    case 'unknown':
      return { messageId, event: 'outcome-unknown', detail: outcome.detail };
    default:
      return assertNever(outcome);
  }
}

/** What a search at the provider showed, without what belongs to other messages of ours. */
export interface Search {
  /** Messages with our text, oldest first. */
  readonly found: readonly FoundMessage[];
  /** Messages to that number with another text. */
  readonly others: readonly OtherMessage[];
  /** Whether the list already showed a message of ours that was accepted after the claim. */
  readonly isFresh: boolean;
  /** Whether the provider was to cancel the message; false unless given. */
  readonly isToCancel?: boolean;
}

/** What to do with an unconfirmed message after a search at its provider. */
export type ReconciliationDecision =
  | { readonly kind: 'found'; readonly change: MessageChange }
  /** The list is up to date and does not have it. */
  | { readonly kind: 'not-found' }
  /** The list does not have it, and may not be up to date: that says nothing. */
  | { readonly kind: 'unproven' }
  /** It may be the message with this text, changed on its way: a person decides. */
  | { readonly kind: 'other-text'; readonly text: string }
  | { readonly kind: 'send-again'; readonly change: MessageChange };

/**
 * Decides on an unconfirmed message from the provider's list, which can lag by hours. Found: it was
 * sent. Not found twice in a list that is up to date: it is queued again where the policy is `requeue`;
 * otherwise a person decides. Never again where the list has another text to this number from that time.
 */
export function decideReconciliation(
  message: UnconfirmedMessage,
  { found, others, isFresh, isToCancel = false }: Search,
  policy: 'hold' | 'requeue',
  now: number,
): ReconciliationDecision {
  const { messageId } = message;
  const [oldest] = found;
  if (oldest !== undefined) {
    const event = oldest.receipt.status === 'scheduled' ? 'scheduled' : 'accepted';
    const several =
      found.length > 1
        ? { reason: 'found-several-times' as const, detail: String(found.length) }
        : {};
    return {
      kind: 'found',
      change: {
        messageId,
        event,
        sid: oldest.sid,
        segments: oldest.receipt.segments,
        ...(isToCancel && event === 'accepted' ? { reason: 'not-canceled' } : several),
      },
    };
  }
  const latest = message.claimedAt + longestAcceptanceMs;
  const other = others.find(({ createdAt }) => createdAt <= latest);
  if (other !== undefined) return { kind: 'other-text', text: other.body };
  if (!isFresh) return { kind: 'unproven' };
  if (policy === 'hold' || message.notFoundCount === 0) return { kind: 'not-found' };
  return {
    kind: 'send-again',
    change: { messageId, event: 'postponed', nextAttemptAt: now, reason: 'not-found' },
  };
}

/**
 * Whether only a person can decide on a message: it was not found twice, the provider has another text,
 * or the list never came up to date.
 *
 * @param unproven look-ups of which it is not known whether the list was up to date.
 */
export function needsDecision(
  { notFoundCount, isHeld }: UnconfirmedMessage,
  unproven: number,
  policy: 'hold' | 'requeue',
): boolean {
  return (
    isHeld ||
    unproven >= mostUnprovenLookUps ||
    (policy === 'hold' && notFoundCount >= notFoundTwice)
  );
}

/** So many look-ups that did not show a message, of a list that is up to date, leave the decision to a person. */
export const notFoundTwice = 2;

/** How long to wait after a look-up, the longer the more often the list was not up to date. */
export function lookUpIntervalMs(recheckAfterMs: number, unproven: number): number {
  if (unproven === 0) return recheckAfterMs;
  const grown = Math.max(recheckAfterMs, shortestUnprovenWaitMs) * 2 ** (unproven - 1);
  return Math.max(recheckAfterMs, Math.min(grown, longestUnprovenWaitMs));
}

/** The journal's entry on an attempt: that it begins (`outcome` null), or how it ended. */
export function journalEntry(
  message: ClaimedMessage,
  outcome: Outcome | null,
  at: number,
): JournalEntry {
  const { campaignId, messageId, to, attempt, sendAt } = message;
  const single = campaignId === null ? { messageId } : {};
  const entry = { campaignId, ...single, to, attempt, at };
  const time = typeof sendAt === 'number' ? { sendAt } : {};
  switch (outcome?.kind) {
    case undefined:
      return { ...entry, event: 'handed-over', ...time };
    case 'accepted': {
      const { sid, isScheduled } = outcome;
      return { ...entry, event: 'accepted', sid, ...(isScheduled === true ? time : {}) };
    }
    case 'unknown':
      return { ...entry, event: 'unknown', ...time };
    case 'rejected':
    case 'throttled':
    case 'unreachable':
    case 'blocked':
      return { ...entry, event: 'not-sent' };
  }
}
