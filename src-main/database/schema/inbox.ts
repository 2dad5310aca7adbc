import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { conversationStates } from '../../../src-shared/inbox/conversation.ts';
import { holdDecisions, holdReasons } from '../../../src-shared/inbox/hold.ts';
import { mediaStates } from '../../../src-shared/inbox/media.ts';
import { confirmationStates, replyKinds } from '../../../src-shared/inbox/reply.ts';
import { singleMessageOrigins } from '../../../src-shared/inbox/single-message.ts';
import { campaigns } from './campaigns.ts';
import { messages } from './messages.ts';

/** What Ovo makes of a message that came in, beside its row of `messages`. */
export const inboundMessages = sqliteTable(
  'inbound_messages',
  {
    messageId: integer('message_id')
      .primaryKey()
      .references(() => messages.id, { onDelete: 'cascade' }),
    kind: text({ enum: replyKinds }).notNull(),
    /** Which rule said so, as `classifyReply` has it. */
    rule: text().notNull(),
    /** When Ovo read it, which may be hours after it was sent. */
    readAt: integer('read_at').notNull(),
    /** The campaign it answers: the last one sent to that number before; null where there is none. */
    campaignId: integer('campaign_id').references(() => campaigns.id, { onDelete: 'set null' }),
    /** Whether its opt-out was confirmed by a text of ours; null where no confirmation was due. */
    confirmation: text({ enum: confirmationStates }),
  },
  (table) => [
    index('inbound_messages_of_campaign')
      .on(table.campaignId, table.messageId)
      .where(sql`campaign_id is not null`),
  ],
);

/** A picture or another file that came with a message. */
export const messageMedia = sqliteTable(
  'message_media',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    messageId: integer('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    /** From 0, as the provider lists them. */
    position: integer().notNull(),
    /** The provider's own id of it; null until the provider listed it. */
    sid: text(),
    /** As the provider says; empty until then. */
    contentType: text('content_type').notNull().default(''),
    state: text({ enum: mediaStates }).notNull().default('waiting'),
    /** The hash of the stored picture, once it is stored. */
    pictureHash: text('picture_hash'),
  },
  (table) => [uniqueIndex('message_media_unique').on(table.messageId, table.position)],
);

/** What a message without a campaign needs beside its row of `messages`. */
export const singleMessages = sqliteTable('single_messages', {
  messageId: integer('message_id')
    .primaryKey()
    .references(() => messages.id, { onDelete: 'cascade' }),
  /** Random and never used again: the send journal knows the message by this. */
  uid: text().notNull().unique(),
  /** Given by whoever asked for it: asking twice sends once. */
  requestId: text('request_id').notNull().unique(),
  gateway: text({ enum: gatewayKinds }).notNull(),
  origin: text({ enum: singleMessageOrigins }).notNull(),
  writtenAt: integer('written_at').notNull(),
  /** When it may go: after the time to undo, or at the time somebody chose. */
  goesAt: integer('goes_at').notNull(),
  /** Whether somebody chose that time. */
  isLater: integer('is_later', { mode: 'boolean' }).notNull().default(false),
  /** JSON, as `draftPictureSchema` of src-shared has it; null without a picture. */
  picture: text(),
  /** Whether it was taken back before it went. */
  isUndone: integer('is_undone', { mode: 'boolean' }).notNull().default(false),
});

/** The messages with one number, once there is more than a campaign's: a reply, a single message, a draft or a note. */
export const conversations = sqliteTable(
  'conversations',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    phone: text().notNull(),
    isPractice: integer('is_practice').notNull().default(0),
    state: text({ enum: conversationStates }).notNull().default('open'),
    /** When a snoozed one opens again; null for until they reply. */
    snoozedUntil: integer('snoozed_until'),
    /** Replies that nobody has seen. */
    unreadCount: integer('unread_count').notNull().default(0),
    /** When the last message went or came; while there is none, when the conversation was begun. */
    lastAt: integer('last_at').notNull().default(0),
    /** The last reply or single message; texts of campaigns do not count. */
    lastMessageId: integer('last_message_id'),
    lastInboundAt: integer('last_inbound_at'),
    /** When the last single message was written that was not taken back. */
    lastOutboundAt: integer('last_outbound_at'),
    /** Replies until then were done with: they wait for no answer. */
    handledTo: integer('handled_to'),
    /** Since when the person waits for an answer; null where nobody waits. */
    waitingSince: integer('waiting_since'),
    /** The campaign that was answered last; null for none. */
    campaignId: integer('campaign_id').references(() => campaigns.id, { onDelete: 'set null' }),
    /** 1 where the last single message failed or did not arrive. */
    hasFailed: integer('has_failed').notNull().default(0),
    /** 1 while a hold of its number waits for a decision. */
    needsDecision: integer('needs_decision').notNull().default(0),
    /** 1 while its number must not be texted; triggers keep it. */
    isOptedOut: integer('is_opted_out').notNull().default(0),
    draft: text().notNull().default(''),
    draftAt: integer('draft_at'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => {
    // With the column of its condition an index has all that a page or a count of a filter reads.
    const inOrder = [
      table.isPractice,
      table.state,
      table.lastAt,
      table.id,
      table.waitingSince,
    ] as const;
    return [
      uniqueIndex('conversations_of_number').on(table.phone, table.isPractice),
      index('conversations_newest').on(table.isPractice, table.state, table.lastAt, table.id),
      index('conversations_waiting')
        .on(table.isPractice, table.state, table.waitingSince, table.id)
        .where(sql`waiting_since is not null`),
      index('conversations_answered')
        .on(table.isPractice, table.state, table.lastAt, table.id)
        .where(sql`waiting_since is null`),
      index('conversations_unread')
        .on(...inOrder, table.unreadCount)
        .where(sql`unread_count > 0`),
      index('conversations_to_decide')
        .on(...inOrder, table.needsDecision)
        .where(sql`needs_decision = 1`),
      index('conversations_failed')
        .on(...inOrder, table.hasFailed)
        .where(sql`has_failed = 1`),
      index('conversations_opted_out')
        .on(...inOrder, table.isOptedOut)
        .where(sql`is_opted_out = 1`),
      index('conversations_with_draft')
        .on(...inOrder, table.draftAt)
        .where(sql`draft_at is not null`),
      index('conversations_of_campaigns')
        .on(...inOrder, table.campaignId)
        .where(sql`campaign_id is not null`),
      index('conversations_of_campaign')
        .on(table.campaignId, ...inOrder)
        .where(sql`campaign_id is not null`),
      index('conversations_snoozed')
        .on(table.snoozedUntil)
        .where(sql`state = 'snoozed' and snoozed_until is not null`),
    ];
  },
);

/** What a person wrote into a conversation for themselves; never sent. */
export const conversationNotes = sqliteTable(
  'conversation_notes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    conversationId: integer('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    body: text().notNull(),
    at: integer().notNull(),
    /** When it was deleted; null unless it was. */
    deletedAt: integer('deleted_at'),
  },
  (table) => [index('conversation_notes_by_time').on(table.conversationId, table.at, table.id)],
);

/** A number that nothing is sent to until somebody decides. Never deleted: released, with the decision. */
export const numberHolds = sqliteTable(
  'number_holds',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    phone: text().notNull(),
    reason: text({ enum: holdReasons }).notNull(),
    /** The message that shows it; null for a list of the provider's. */
    messageId: integer('message_id').references(() => messages.id, { onDelete: 'set null' }),
    /** What shows it, where no message does: the day of the provider's list. */
    detail: text().notNull().default(''),
    at: integer().notNull(),
    releasedAt: integer('released_at'),
    decision: text({ enum: holdDecisions }),
  },
  (table) => [
    uniqueIndex('number_holds_in_force')
      .on(table.phone, table.reason)
      .where(sql`released_at is null`),
    index('number_holds_by_number').on(table.phone, table.at),
    index('number_holds_by_reason')
      .on(table.reason, table.id)
      .where(sql`released_at is null`),
  ],
);
