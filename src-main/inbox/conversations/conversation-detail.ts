import { and, asc, count, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type {
  Conversation,
  ConversationNote,
  ConversationRow,
  NumberHold,
} from '../../../src-shared/inbox/conversation.ts';
import { leastHeld } from '../../../src-shared/message/held.ts';
import { suppressionsOf } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import { conversationNotes, messages, numberHolds } from '../../database/schema.ts';
import { readSettings } from '../../database/settings.ts';
import { contactWithPhone } from './contact-of-number.ts';
import { refuseUnlessNumber } from './conversation-number.ts';
import { findConversation, type OfNumber } from './conversation-store.ts';
import { rowsOf } from './listed-rows.ts';

const queries = queriesFor((orm) => ({
  notes: prepared((given: Given<{ conversationId: number }>) =>
    orm
      .select({ id: conversationNotes.id, text: conversationNotes.body, at: conversationNotes.at })
      .from(conversationNotes)
      .where(
        and(
          eq(conversationNotes.conversationId, given('conversationId')),
          isNull(conversationNotes.deletedAt),
        ),
      )
      .orderBy(asc(conversationNotes.at), asc(conversationNotes.id)),
  ),
  holds: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({
        reason: numberHolds.reason,
        at: numberHolds.at,
        messageId: numberHolds.messageId,
        evidence: sql<string>`coalesce(${messages.body}, ${numberHolds.detail})`,
      })
      .from(numberHolds)
      .leftJoin(messages, eq(messages.id, numberHolds.messageId))
      .where(and(eq(numberHolds.phone, given('phone')), isNull(numberHolds.releasedAt)))
      .orderBy(asc(numberHolds.at), asc(numberHolds.id)),
  ),
  held: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ messages: count() })
      .from(messages)
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.status, 'queued').inlineParams(),
          gte(messages.nextAttemptAt, leastHeld).inlineParams(),
        ),
      ),
  ),
  single: prepared((given: Given<{ phone: string }>) =>
    orm
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.direction, 'outbound').inlineParams(),
          isNull(messages.campaignId),
        ),
      )
      .orderBy(desc(messages.createdAt))
      .limit(1),
  ),
}));

/**
 * Everything about the conversation with a number but its messages, also where there is none yet. Refused
 * (`invalid`) for what is no number.
 */
export function getConversation(db: OvoDatabase, of: OfNumber): Conversation {
  const { phone } = of;
  const stored = findConversation(db, of);
  if (stored === undefined) refuseUnlessNumber(db, phone);
  const contact = contactWithPhone(db, phone);
  const suppression = suppressionsOf(db, phone).find(({ liftedAt }) => liftedAt === null) ?? null;
  const [row] = stored === undefined ? [] : rowsOf(db, [stored.id]);
  return {
    row:
      row ??
      emptyRow(of, {
        contactId: contact?.id ?? null,
        name: contact === null ? '' : `${contact.firstName} ${contact.lastName}`.trim(),
        isOptedOut: suppression !== null,
      }),
    contact,
    suppression,
    holds: holdsOf(db, phone),
    notes: stored === undefined ? [] : notesOf(db, stored.id),
    sender: readSettings(db).defaultSender,
    isKnownSender: contact !== null || queries(db).single.get({ phone }) !== undefined,
  };
}

function emptyRow(
  { phone, isPractice }: OfNumber,
  known: Pick<ConversationRow, 'contactId' | 'name' | 'isOptedOut'>,
): ConversationRow {
  return {
    id: 0,
    phone,
    isPractice,
    ...known,
    state: 'open',
    snoozedUntil: null,
    unreadCount: 0,
    lastAt: 0,
    last: null,
    waitingSince: null,
    campaign: null,
    hasFailed: false,
    needsDecision: false,
    draft: '',
  };
}

function notesOf(db: OvoDatabase, conversationId: number): readonly ConversationNote[] {
  return queries(db).notes.all({ conversationId });
}

/** The holds of a number that are in force. Each holds all that waits. */
function holdsOf(db: OvoDatabase, phone: string): readonly NumberHold[] {
  const holds = queries(db).holds.all({ phone });
  if (holds.length === 0) return [];
  const heldMessages = queries(db).held.get({ phone })?.messages ?? 0;
  return holds.map((hold) => ({ ...hold, heldMessages }));
}
