import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ConversationNote } from '../../../src-shared/inbox/conversation.ts';
import { cleanText } from '../../../src-shared/lib/clean-text.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { conversationNotes } from '../../database/schema.ts';
import { factsOf } from './conversation-facts.ts';
import { refuseUnlessNumber } from './conversation-number.ts';
import {
  ensureConversation,
  findConversation,
  ownMessages,
  removeIfEmpty,
  saveConversation,
  type OfNumber,
  type StoredConversation,
} from './conversation-store.ts';

/** Conversations that something is done with: some hundreds at most. */
export interface OfNumbers {
  readonly phones: readonly string[];
  readonly isPractice: boolean;
}

const queries = queriesFor((orm) => ({
  addNote: prepared((given: Given<{ conversationId: number; body: string; at: number }>) =>
    orm
      .insert(conversationNotes)
      .values({
        conversationId: given('conversationId'),
        body: given('body'),
        at: given('at'),
      })
      .returning({ id: conversationNotes.id }),
  ),
  removeNote: prepared((given: Given<{ id: number; at: number }>) =>
    orm
      .update(conversationNotes)
      .set({ deletedAt: sql`${given('at')}` })
      .where(and(eq(conversationNotes.id, given('id')), isNull(conversationNotes.deletedAt))),
  ),
  restoreNote: prepared((given: Given<{ id: number }>) =>
    orm
      .update(conversationNotes)
      .set({ deletedAt: null })
      .where(and(eq(conversationNotes.id, given('id')), isNotNull(conversationNotes.deletedAt))),
  ),
}));

function each(
  db: WritableDatabase,
  { phones, isPractice }: OfNumbers,
  change: (conversation: StoredConversation, of: OfNumber) => StoredConversation,
): void {
  for (const phone of new Set(phones)) {
    const known = findConversation(db, { phone, isPractice });
    if (known !== undefined) saveConversation(db, change(known, { phone, isPractice }));
  }
}

/** Begins conversations with numbers that had none; refused (`invalid`) where one is no number. */
function begin(db: WritableDatabase, { phones, isPractice }: OfNumbers, now: number): void {
  for (const phone of phones) {
    refuseUnlessNumber(db, phone);
    ensureConversation(db, { phone, isPractice }, { at: now, state: 'done' });
  }
}

/** Marks replies as seen, or one as not seen: then it reminds of itself. */
export function markConversations(
  db: WritableDatabase,
  of: OfNumbers,
  { isRead, now }: { readonly isRead: boolean; readonly now: number },
): void {
  if (!isRead) begin(db, of, now);
  each(db, of, (conversation) => ({
    ...conversation,
    unreadCount: isRead ? 0 : Math.max(1, conversation.unreadCount),
  }));
}

/**
 * Puts conversations into a state. What is done is read, and nobody waits there any more; opened again by
 * hand, the last reply waits as before. A conversation that there is not is opened, and is done already.
 */
export function setConversationState(
  db: WritableDatabase,
  of: OfNumbers,
  { state, now }: { readonly state: 'open' | 'done'; readonly now: number },
): void {
  if (state === 'open') begin(db, of, now);
  each(db, of, (conversation, number) => {
    const { lastInboundAt, handledTo } = conversation;
    const changed = { ...conversation, state, snoozedUntil: null };
    if (state === 'done') {
      const doneTo = lastInboundAt === null ? handledTo : Math.max(lastInboundAt, handledTo ?? 0);
      return { ...changed, unreadCount: 0, waitingSince: null, handledTo: doneTo };
    }
    if (conversation.state !== 'done' || lastInboundAt === null) return changed;
    const opened = { ...changed, handledTo: lastInboundAt - 1 };
    return { ...opened, ...factsOf(ownMessages(db, number), opened) };
  });
}

/** Puts conversations aside until a time, or (null) until they reply. */
export function snoozeConversations(
  db: WritableDatabase,
  of: OfNumbers,
  { until, now }: { readonly until: number | null; readonly now: number },
): void {
  begin(db, of, now);
  each(db, of, (conversation) => ({ ...conversation, state: 'snoozed', snoozedUntil: until }));
}

/** Keeps the text of an answer that was begun; an empty one is none. */
export function saveConversationDraft(
  db: WritableDatabase,
  of: OfNumber,
  { text, now }: { readonly text: string; readonly now: number },
): void {
  if (text === '') {
    const known = findConversation(db, of);
    if (known === undefined) return;
    saveConversation(db, { ...known, draft: '', draftAt: null });
    removeIfEmpty(db, known.id);
    return;
  }
  refuseUnlessNumber(db, of.phone);
  const known = ensureConversation(db, of, { at: now });
  saveConversation(db, { ...known, draft: text, draftAt: now });
}

/** Writes a note into a conversation. Refused (`invalid`) for an empty one. */
export function addConversationNote(
  db: WritableDatabase,
  of: OfNumber,
  { text, now }: { readonly text: string; readonly now: number },
): ConversationNote {
  refuseUnlessNumber(db, of.phone);
  const body = cleanText(text).trim();
  if (body === '') throw new UserError('invalid', words.conversations.emptyNote);
  const { id: conversationId } = ensureConversation(db, of, { at: now, state: 'done' });
  const added = queries(db).addNote.get({ conversationId, body, at: now });
  if (added === undefined) throw new Error('A note was not written down.');
  return { id: added.id, text: body, at: now };
}

/** Deletes a note; it can be restored. Refused (`not-found`) where it is gone. */
export function removeConversationNote(db: WritableDatabase, id: number, now: number): void {
  if (queries(db).removeNote.run({ id, at: now }).changes === 0) throw noteGone();
}

/** Undoes `removeConversationNote`. */
export function restoreConversationNote(db: WritableDatabase, id: number): void {
  if (queries(db).restoreNote.run({ id }).changes === 0) throw noteGone();
}

function noteGone(): UserError {
  return new UserError('not-found', words.conversations.noteGone);
}
