import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { OvoDatabase, WritableDatabase } from '../../database/open.ts';
import { prepared, queriesFor, sameNamed, type Given } from '../../database/queries.ts';
import {
  conversationNotes,
  conversations,
  inboundMessages,
  messages,
  singleMessages,
} from '../../database/schema.ts';

/** One conversation: practice and real ones with the same number are two. */
export interface OfNumber {
  readonly phone: string;
  readonly isPractice: boolean;
}

/** The row of a conversation. */
export type StoredConversation = Readonly<typeof conversations.$inferSelect>;

/** What changes in a row; `phone`, practice and when it was begun never do. */
type ChangingConversation = Omit<
  StoredConversation,
  'id' | 'phone' | 'isPractice' | 'isOptedOut' | 'createdAt' | 'needsDecision'
>;

/** A message that a conversation consists of: a reply, or a single message that was not taken back. */
export type OwnMessage = Readonly<
  Pick<typeof messages.$inferSelect, 'id' | 'direction' | 'createdAt' | 'status'> & {
    /** Of a reply; null for a single message. */
    kind: (typeof inboundMessages.$inferSelect)['kind'] | null;
    campaignId: number | null;
  }
>;

/** A row of `messages`, with what belongs to it beside, is of a conversation itself. */
const isOwn = and(
  isNull(messages.campaignId),
  or(
    and(eq(messages.direction, 'inbound').inlineParams(), isNotNull(inboundMessages.messageId)),
    and(isNotNull(singleMessages.messageId), sql`${singleMessages.isUndone} = 0`),
  ),
);

const queries = queriesFor((orm) => ({
  find: prepared((given: Given<{ phone: string; isPractice: number }>) =>
    orm
      .select()
      .from(conversations)
      .where(
        and(
          eq(conversations.phone, given('phone')),
          eq(conversations.isPractice, given('isPractice')),
        ),
      ),
  ),
  begin: prepared(
    (given: Given<{ phone: string; isPractice: number; state: 'open' | 'done'; at: number }>) =>
      orm
        .insert(conversations)
        .values({
          ...sameNamed(given, 'phone', 'isPractice', 'state'),
          lastAt: sql`${given('at')}`,
          createdAt: sql`${given('at')}`,
        })
        .returning(),
  ),
  save: prepared((given: Given<ChangingConversation & { id: number }>) =>
    orm
      .update(conversations)
      .set(
        sameNamed(
          given,
          'state',
          'snoozedUntil',
          'unreadCount',
          'lastAt',
          'lastMessageId',
          'lastInboundAt',
          'lastOutboundAt',
          'handledTo',
          'waitingSince',
          'campaignId',
          'hasFailed',
          'draft',
          'draftAt',
        ),
      )
      .where(eq(conversations.id, given('id'))),
  ),
  own: prepared((given: Given<{ phone: string; isPractice: number }>) =>
    orm
      .select({
        id: messages.id,
        direction: messages.direction,
        createdAt: messages.createdAt,
        status: messages.status,
        kind: inboundMessages.kind,
        campaignId: inboundMessages.campaignId,
      })
      .from(messages)
      .leftJoin(inboundMessages, eq(inboundMessages.messageId, messages.id))
      .leftJoin(singleMessages, eq(singleMessages.messageId, messages.id))
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.isPractice, given('isPractice')),
          isOwn,
        ),
      )
      .orderBy(desc(messages.createdAt), desc(messages.id)),
  ),
  remove: prepared((given: Given<{ id: number }>) =>
    orm.delete(conversations).where(
      and(
        eq(conversations.id, given('id')),
        isNull(conversations.lastMessageId),
        sql`${conversations.draft} = ''`,
        sql`${conversations.needsDecision} = 0`,
        sql`NOT EXISTS (SELECT 1 FROM ${conversationNotes}
          WHERE ${conversationNotes.conversationId} = ${conversations.id})`,
      ),
    ),
  ),
}));

/** The row of a conversation; undefined where there is none. */
export function findConversation(
  db: OvoDatabase,
  { phone, isPractice }: OfNumber,
): StoredConversation | undefined {
  return queries(db).find.get({ phone, isPractice: isPractice ? 1 : 0 });
}

/** The row of a conversation, made where there is none; `state` is that of a new one. */
export function ensureConversation(
  db: WritableDatabase,
  of: OfNumber,
  { at, state = 'open' }: { readonly at: number; readonly state?: 'open' | 'done' },
): StoredConversation {
  const known = findConversation(db, of);
  if (known !== undefined) return known;
  const { phone, isPractice } = of;
  queries(db).begin.run({ phone, isPractice: isPractice ? 1 : 0, state, at: Math.max(0, at) });
  const begun = findConversation(db, of);
  if (begun === undefined) throw new Error('A conversation was not written down.');
  return begun;
}

export function saveConversation(db: WritableDatabase, conversation: StoredConversation): void {
  queries(db).save.run(conversation);
}

/** Removes a conversation in which there is nothing at all, and nothing to decide about. */
export function removeIfEmpty(db: WritableDatabase, id: number): void {
  queries(db).remove.run({ id });
}

/** The messages that a conversation consists of, the newest first. */
export function ownMessages(db: OvoDatabase, { phone, isPractice }: OfNumber): OwnMessage[] {
  return queries(db).own.all({ phone, isPractice: isPractice ? 1 : 0 });
}
