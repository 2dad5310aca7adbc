import { and, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm';
import { joinedDraft } from '../../../src-shared/inbox/joined-draft.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, sameNamed, type Given } from '../../database/queries.ts';
import { conversations, messages, numberHolds, singleMessages } from '../../database/schema.ts';
import { factsOf, failureOf } from './conversation-facts.ts';
import {
  ensureConversation,
  findConversation,
  ownMessages,
  removeIfEmpty,
  saveConversation,
  type OfNumber,
  type StoredConversation,
} from './conversation-store.ts';

/*
 * What others call within their transactions, so that a conversation always says what its messages do.
 */

/** A reply that was stored. */
export interface InboundNote extends OfNumber {
  readonly messageId: number;
  /** When it was sent, as its row says (`created_at`). */
  readonly at: number;
  /** The campaign that it answers; null for none. */
  readonly campaignId: number | null;
  /** False for an opt-out, which nobody has to answer: it leaves the conversation in its state, and a new one is done. */
  readonly opensIt: boolean;
  readonly countsAsUnread: boolean;
}

/** A single message that was stored. */
export interface SingleNote extends OfNumber {
  readonly messageId: number;
  /** When it was written, as its row says (`created_at`). */
  readonly at: number;
  /** Whether it was written in the window, where its draft is; false for others, which leave the draft. */
  readonly clearsDraft?: boolean;
}

const queries = queriesFor((orm) => ({
  hold: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ at: numberHolds.at })
      .from(numberHolds)
      .where(and(eq(numberHolds.phone, given('phone')), isNull(numberHolds.releasedAt)))
      .orderBy(desc(numberHolds.at))
      .limit(1),
  ),
  decide: prepared((given: Given<{ id: number; needsDecision: number }>) =>
    orm
      .update(conversations)
      .set(sameNamed(given, 'needsDecision'))
      .where(eq(conversations.id, given('id'))),
  ),
  single: prepared((given: Given<{ messageId: number }>) =>
    orm
      .select({
        phone: messages.peerAddress,
        isPractice: messages.isPractice,
        status: messages.status,
        createdAt: messages.createdAt,
        origin: singleMessages.origin,
      })
      .from(messages)
      .innerJoin(singleMessages, eq(singleMessages.messageId, messages.id))
      .where(eq(messages.id, given('messageId'))),
  ),
  wake: prepared((given: Given<{ now: number }>) =>
    orm
      .update(conversations)
      .set({ state: 'open', snoozedUntil: null })
      .where(
        and(
          eq(conversations.state, 'snoozed').inlineParams(),
          isNotNull(conversations.snoozedUntil),
          lte(conversations.snoozedUntil, given('now')),
        ),
      ),
  ),
}));

/** Whether a message is the last of a conversation: messages of the same millisecond go by their ids. */
function isLast(
  { lastAt, lastMessageId }: StoredConversation,
  { at, messageId }: { readonly at: number; readonly messageId: number },
): boolean {
  return lastMessageId === null || at > lastAt || (at === lastAt && messageId > lastMessageId);
}

/**
 * Notes a reply, once its rows of `messages` and `inbound_messages` are there: once for each. It opens the
 * conversation from any state. One that comes late does not become the last, and waits for no answer where
 * something was answered after it; it counts as unread all the same.
 */
export function noteInbound(db: WritableDatabase, note: InboundNote): void {
  const { at, messageId, campaignId, opensIt, countsAsUnread } = note;
  const before = ensureConversation(db, note, { at, state: opensIt ? 'open' : 'done' });
  const answeredTo = Math.max(before.handledTo ?? -Infinity, before.lastOutboundAt ?? -Infinity);
  const isLate = at < (before.lastInboundAt ?? -Infinity);
  const after = {
    ...before,
    ...(opensIt ? { state: 'open' as const, snoozedUntil: null } : {}),
    unreadCount: before.unreadCount + (countsAsUnread ? 1 : 0),
    ...(isLast(before, note) ? { lastAt: Math.max(0, at), lastMessageId: messageId } : {}),
    lastInboundAt: Math.max(before.lastInboundAt ?? at, at),
    waitingSince:
      opensIt && at > answeredTo ? Math.min(before.waitingSince ?? at, at) : before.waitingSince,
    campaignId: campaignId ?? before.campaignId,
  };
  // Only its messages say whether an earlier reply to a campaign is the latest of such.
  const latest =
    isLate && campaignId !== null
      ? factsOf(ownMessages(db, note), after).campaignId
      : after.campaignId;
  saveConversation(db, { ...after, campaignId: latest });
}

/** Notes a single message, once its rows of `messages` and `single_messages` are there. The state stays. */
export function noteSingle(db: WritableDatabase, note: SingleNote): void {
  const { at, clearsDraft = false } = note;
  const before = ensureConversation(db, note, { at });
  saveConversation(db, {
    ...before,
    ...factsOf(ownMessages(db, note), before),
    ...(clearsDraft ? { draft: '', draftAt: null } : {}),
  });
}

/** Notes that a single message was taken back, once its row says so; `draft` has its words, which go before what was begun since. */
export function noteUndone(
  db: WritableDatabase,
  messageId: number,
  draft: { readonly text: string; readonly at: number } | null = null,
): void {
  const message = queries(db).single.get({ messageId });
  if (message === undefined) return;
  const of = { phone: message.phone, isPractice: message.isPractice === 1 };
  const before = findConversation(db, of);
  if (before === undefined) return;
  const takesDraft = draft !== null && draft.text !== '';
  saveConversation(db, {
    ...before,
    ...factsOf(ownMessages(db, of), before),
    ...(takesDraft ? { draft: joinedDraft(draft.text, before.draft), draftAt: draft.at } : {}),
  });
}

/**
 * Notes what became of a single message: where it did not arrive, its conversation is opened; where the last
 * one did, it has not failed any more. Nothing is done for other messages, and nothing is opened for a
 * confirmation, which nobody waits for.
 */
export function noteSingleSettled(db: WritableDatabase, messageId: number): void {
  const message = queries(db).single.get({ messageId });
  if (message === undefined) return;
  const of = { phone: message.phone, isPractice: message.isPractice === 1 };
  const before = findConversation(db, of);
  if (before === undefined) return;
  const opens = failureOf(message.status) === 1 && message.origin !== 'confirmation';
  saveConversation(db, {
    ...before,
    ...(opens ? { state: 'open' as const, snoozedUntil: null } : {}),
    ...factsOf(ownMessages(db, of), before),
  });
}

/**
 * Notes whether a hold of a number waits for a decision; called whenever one was made or released. Where
 * nobody wrote, the conversation is begun for that, done already, and ends with the decision.
 */
export function noteDecision(db: WritableDatabase, phone: string): void {
  const { decide, hold } = queries(db);
  const of = { phone, isPractice: false };
  const inForce = hold.get({ phone });
  if (inForce !== undefined) {
    const { id } = ensureConversation(db, of, { at: inForce.at, state: 'done' });
    decide.run({ id, needsDecision: 1 });
    return;
  }
  const known = findConversation(db, of);
  if (known === undefined) return;
  decide.run({ id: known.id, needsDecision: 0 });
  if (known.state === 'done' && known.unreadCount === 0) removeIfEmpty(db, known.id);
}

/** Opens what is snoozed until now or earlier; returns how many were. */
export function wakeDue(db: WritableDatabase, now: number): number {
  return queries(db).wake.run({ now }).changes;
}
