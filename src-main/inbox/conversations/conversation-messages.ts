// Raw SQL: whether a text can be sent again is one condition, shared as text with the update that queues one.
import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type {
  ConversationMessage,
  ConversationPage,
  ReplyMedia,
} from '../../../src-shared/inbox/conversation.ts';
import type { ConfirmationState, ShownConfirmation } from '../../../src-shared/inbox/reply.ts';
import { confirmationPrefix } from '../../../src-shared/inbox/single-message.ts';
import { explainMessage } from '../../../src-shared/message/reason.ts';
import type { MessageStatus } from '../../../src-shared/message/status.ts';
import { draftPictureSchema } from '../../../src-shared/picture/picture.ts';
import { canGoAgain } from '../../campaigns/single/go-again.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { prepared, queriesFor, type Given } from '../../database/queries.ts';
import {
  campaigns,
  inboundMessages,
  messageMedia,
  messages,
  singleMessages,
} from '../../database/schema.ts';
import type { OfNumber } from './conversation-store.ts';
import { alias } from 'drizzle-orm/sqlite-core';

export interface MessagesRequest extends OfNumber {
  /** Older ones than this are asked for; null for the newest. */
  readonly before: { readonly at: number; readonly id: number } | null;
  readonly limit: number;
}

/** When a message went or came; for one that has not gone, when it was written. */
const shownAt = sql<number>`CASE WHEN ${messages.direction} = 'inbound' THEN ${messages.createdAt}
  ELSE coalesce(${messages.sentAt}, ${singleMessages.writtenAt}, ${messages.settledAt}, ${messages.createdAt}) END`;

const answered = alias(campaigns, 'answered');

/** The status of the text that confirms an opt-out; null where there is none. */
const confirmedBy = sql<MessageStatus | null>`CASE ${inboundMessages.confirmation} WHEN 'sent' THEN (
  SELECT text.status FROM single_messages AS single JOIN messages AS text ON text.id = single.message_id
   WHERE single.request_id = ${confirmationPrefix} || ${messages.sid}) END`;

interface PageOfNumber {
  readonly phone: string;
  readonly isPractice: number;
  readonly at: number;
  readonly id: number;
  readonly limit: number;
}

const queries = queriesFor((orm) => ({
  page: prepared((given: Given<PageOfNumber>) =>
    orm
      .select({
        id: messages.id,
        direction: messages.direction,
        status: messages.status,
        body: messages.body,
        segments: messages.segments,
        at: shownAt,
        sid: messages.sid,
        ourAddress: sql<string>`CASE ${messages.direction} WHEN 'inbound' THEN ${messages.toAddress} ELSE ${messages.fromAddress} END`,
        reason: messages.reason,
        errorCode: messages.errorCode,
        errorDetail: messages.errorDetail,
        retryCount: messages.retryCount,
        notFoundCount: messages.notFoundCount,
        to: messages.toAddress,
        campaignId: sql<number | null>`coalesce(${campaigns.id}, ${answered.id})`,
        campaignName: sql<string | null>`coalesce(${campaigns.name}, ${answered.name})`,
        kind: sql<typeof inboundMessages.$inferSelect.kind | null>`${inboundMessages.kind}`,
        rule: sql<string | null>`${inboundMessages.rule}`,
        readAt: sql<number | null>`${inboundMessages.readAt}`,
        confirmation: inboundMessages.confirmation,
        confirmedBy,
        origin: sql<typeof singleMessages.$inferSelect.origin | null>`${singleMessages.origin}`,
        writtenAt: sql<number | null>`${singleMessages.writtenAt}`,
        goesAt: sql<number | null>`${singleMessages.goesAt}`,
        isLater: sql<number | null>`${singleMessages.isLater}`,
        picture: singleMessages.picture,
        canRetry: sql<number>`EXISTS (SELECT 1 FROM messages
          WHERE id = ${singleMessages.messageId} AND ${sql.raw(canGoAgain)})`,
      })
      .from(messages)
      .leftJoin(campaigns, eq(campaigns.id, messages.campaignId))
      .leftJoin(inboundMessages, eq(inboundMessages.messageId, messages.id))
      .leftJoin(answered, eq(answered.id, inboundMessages.campaignId))
      .leftJoin(singleMessages, eq(singleMessages.messageId, messages.id))
      .where(
        and(
          eq(messages.peerAddress, given('phone')),
          eq(messages.isPractice, given('isPractice')),
          // A message of a campaign counts once that was started.
          or(isNull(messages.campaignId), isNotNull(campaigns.startedAt)),
          sql`coalesce(${singleMessages.isUndone}, 0) = 0`,
          sql`(${shownAt}, ${messages.id}) < (${given('at')}, ${given('id')})`,
        ),
      )
      .orderBy(desc(shownAt), desc(messages.id))
      .limit(given('limit')),
  ),
  media: prepared((given: Given<{ ids: string }>) =>
    orm
      .select({
        messageId: messageMedia.messageId,
        id: messageMedia.id,
        position: messageMedia.position,
        state: messageMedia.state,
        contentType: messageMedia.contentType,
        hash: messageMedia.pictureHash,
      })
      .from(sql`json_each(${given('ids')}) AS wanted`)
      .crossJoin(messageMedia)
      .where(eq(messageMedia.messageId, sql`wanted.value`))
      .orderBy(asc(messageMedia.messageId), asc(messageMedia.position)),
  ),
}));

type StoredMessage = ReturnType<ReturnType<typeof queries>['page']['all']>[number];

/**
 * A page of what went to and came from a number, the newest ones unless `before` is given: its replies, its
 * single messages, and its texts of campaigns. What was taken back is not there.
 */
export function conversationMessages(db: OvoDatabase, request: MessagesRequest): ConversationPage {
  const { phone, isPractice, before, limit } = request;
  const rows = queries(db).page.all({
    phone,
    isPractice: isPractice ? 1 : 0,
    at: before?.at ?? Number.MAX_SAFE_INTEGER,
    id: before?.id ?? 0,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit).toReversed();
  const media = mediaOf(db, page);
  const [oldest] = page;
  return {
    messages: page.map((row) => asMessage(row, media.get(row.id) ?? [])),
    older: rows.length > limit && oldest !== undefined ? { at: oldest.at, id: oldest.id } : null,
  };
}

function mediaOf(
  db: OvoDatabase,
  page: readonly StoredMessage[],
): ReadonlyMap<number, readonly ReplyMedia[]> {
  const ids = page.filter(({ direction }) => direction === 'inbound').map(({ id }) => id);
  const media = new Map<number, ReplyMedia[]>();
  if (ids.length === 0) return media;
  for (const { messageId, ...one } of queries(db).media.all({ ids: JSON.stringify(ids) })) {
    media.set(messageId, [...(media.get(messageId) ?? []), one]);
  }
  return media;
}

function asMessage(row: StoredMessage, media: readonly ReplyMedia[]): ConversationMessage {
  const { id, direction, status, body, segments, at, sid, ourAddress } = row;
  const { campaignId, campaignName } = row;
  return {
    id,
    direction,
    status,
    body,
    segments,
    at,
    sid,
    ourAddress,
    problem: problemOf(row),
    campaign:
      campaignId === null || campaignName === null ? null : { id: campaignId, name: campaignName },
    reply: replyOf(row),
    media,
    single: singleOf(row),
  };
}

const isExplained: ReadonlySet<MessageStatus> = new Set(['failed', 'undelivered', 'skipped']);

/** Why a message of ours stands as it does, in words; null where nothing is to be said. */
function problemOf(row: StoredMessage): string | null {
  const { direction, reason, errorDetail, status } = row;
  if (direction === 'inbound') return null;
  return reason !== null || errorDetail !== null || isExplained.has(status)
    ? explainMessage(row)
    : null;
}

function replyOf({
  kind,
  rule,
  readAt,
  confirmation,
  confirmedBy: status,
}: StoredMessage): ConversationMessage['reply'] {
  if (kind === null || rule === null || readAt === null) return null;
  return { kind, rule, readAt, confirmation: shownConfirmation(confirmation, status) };
}

/** Whether the text of ours went that confirms an opt-out, which the reply itself does not say. */
function shownConfirmation(
  noted: ConfirmationState | null,
  status: MessageStatus | null,
): ShownConfirmation | null {
  if (status === null) return noted;
  if (status === 'sent' || status === 'delivered') return 'sent';
  return openStatuses.has(status) ? 'waiting' : 'not-sent';
}

const openStatuses: ReadonlySet<MessageStatus> = new Set(['queued', 'sending', 'unconfirmed']);

function singleOf(row: StoredMessage): ConversationMessage['single'] {
  const { origin, writtenAt, goesAt, isLater, picture, canRetry } = row;
  if (origin === null || writtenAt === null || goesAt === null) return null;
  return {
    origin,
    writtenAt,
    goesAt,
    isLater: isLater === 1,
    picture: pictureOf(picture),
    doubt: doubtOf(row),
    canRetry: canRetry === 1,
  };
}

/** As the send loop decides what is still to be looked up. */
function doubtOf({ status, reason, notFoundCount }: StoredMessage) {
  if (status !== 'unconfirmed') return null;
  if (reason === 'other-text') return reason;
  return notFoundCount < 2 ? 'asking' : 'not-found';
}

function pictureOf(json: string | null) {
  if (json === null) return null;
  const read = draftPictureSchema.safeParse(JSON.parse(json));
  return read.success ? read.data : null;
}
