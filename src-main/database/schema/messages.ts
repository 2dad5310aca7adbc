import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { cancelReasons } from '../../../src-shared/message/cancel-reason.ts';
import { messageReasons } from '../../../src-shared/message/reason.ts';
import { messageStatuses } from '../../../src-shared/message/status.ts';
import { campaigns } from './campaigns.ts';

/** One text to (or from) one number. */
export const messages = sqliteTable(
  'messages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null for a single message. */
    campaignId: integer('campaign_id').references(() => campaigns.id, { onDelete: 'restrict' }),
    /** Whom it went to, also after that contact was removed: ids are never given twice. */
    contactId: integer('contact_id'),
    direction: text({ enum: ['outbound', 'inbound'] }).notNull(),
    fromAddress: text('from_address').notNull(),
    toAddress: text('to_address').notNull(),
    /** As rendered for this person. */
    body: text().notNull(),
    segments: integer().notNull(),
    status: text({ enum: messageStatuses }).notNull(),
    /** Attempts that surely did not send it and were tried again. */
    retryCount: integer('retry_count').notNull().default(0),
    /** Times it was claimed. */
    attemptCount: integer('attempt_count').notNull().default(0),
    nextAttemptAt: integer('next_attempt_at').notNull().default(0),
    claimedAt: integer('claimed_at'),
    /** The provider's own id of it. */
    sid: text().unique(),
    /** What the provider or the network said; for some values of `reason` what the sentence needs. */
    errorCode: integer('error_code'),
    errorDetail: text('error_detail'),
    /** Look-ups that did not find it, while it is unconfirmed, and the time of the last. */
    notFoundCount: integer('not_found_count').notNull().default(0),
    reconciledAt: integer('reconciled_at'),
    /** Time zones its recipient may be in, joined by `|`; empty where quiet hours do not concern it. */
    zoneKey: text('zone_key').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
    settledAt: integer('settled_at'),
    /** When the provider gives up delivering it. */
    validUntil: integer('valid_until'),
    /** When its receipt is next asked for, and when nothing more can come. */
    receiptDueAt: integer('receipt_due_at').notNull().default(0),
    receiptFinalAt: integer('receipt_final_at'),
    /** As the provider charged them. */
    billedSegments: integer('billed_segments'),
    price: text(),
    priceUnit: text('price_unit'),
    /** What the old system called it, where it comes from there. */
    originId: text('origin_id'),
    /** Why it stands as it does, where Ovo decided that itself. */
    reason: text({ enum: messageReasons }),
    /** 1 for practice: the simulator carries it, and nobody is texted. `isReal` says how to leave it out. */
    isPractice: integer('is_practice').notNull().default(0),
    /** When the provider is to send it, where it was handed over to the provider's scheduler. */
    sendAt: integer('send_at'),
    /** Why the provider is to cancel it, while the provider keeps it, or may; null unless it is. */
    cancelReason: text('cancel_reason', { enum: cancelReasons }),
    /** The number of the person, whichever way the message went. */
    peerAddress: text('peer_address')
      .notNull()
      .generatedAlwaysAs(sql`case direction when 'inbound' then from_address else to_address end`, {
        mode: 'virtual',
      }),
  },
  (table) => [
    uniqueIndex('messages_origin_unique')
      .on(table.originId)
      .where(sql`origin_id is not null`),
    uniqueIndex('messages_once_a_campaign')
      .on(table.campaignId, table.toAddress)
      .where(sql`direction = 'outbound' and campaign_id is not null`),
    index('messages_of_campaign').on(table.campaignId, table.id),
    index('messages_queued')
      .on(table.campaignId, table.zoneKey, table.nextAttemptAt, table.id)
      .where(sql`status = 'queued'`),
    index('messages_open')
      .on(table.campaignId, table.status)
      .where(sql`status in ('sending', 'unconfirmed')`),
    index('messages_without_receipt')
      .on(table.campaignId, table.receiptDueAt)
      .where(sql`status = 'sent' and receipt_final_at is null`),
    index('messages_scheduled')
      .on(table.campaignId, table.receiptDueAt)
      .where(sql`status = 'scheduled'`),
    index('messages_not_reached')
      .on(table.campaignId, table.status, table.errorCode)
      .where(sql`status in ('failed', 'undelivered', 'skipped', 'canceled')`),
    index('messages_late')
      .on(table.campaignId)
      .where(sql`reason = 'not-canceled'`),
    index('messages_of_contact').on(table.contactId, table.id),
    index('messages_of_number').on(table.peerAddress, table.createdAt, table.id),
    // Of messages without a campaign those with letters and signs that the full-text index does not take apart.
    index('messages_with_signs')
      .on(table.id)
      .where(sql`campaign_id is null and body glob '*[Ա-῾℀-𲎯]*'`),
  ],
);

/** Segments that each sender handed over on each day, for daily caps. */
export const senderUsage = sqliteTable(
  'sender_usage',
  {
    gateway: text({ enum: gatewayKinds }).notNull(),
    sender: text().notNull(),
    /** The day, by this computer's calendar: YYYY-MM-DD. */
    day: text().notNull(),
    segments: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.sender, table.day] })],
);

/**
 * What the send journal tells of campaigns that this database, restored from a backup, has as drafts:
 * looked at when they start, so that nobody gets the same text again.
 */
export const journaledSends = sqliteTable(
  'journaled_sends',
  {
    campaignUid: text('campaign_uid').notNull(),
    /** As the journal has it: not the number itself. */
    numberHash: text('number_hash').notNull(),
    attempt: integer().notNull(),
    sid: text(),
    at: integer().notNull(),
    /** Whether the last attempt surely sent nothing: then only its number counts. */
    isNotSent: integer('is_not_sent', { mode: 'boolean' }).notNull().default(false),
    /** When the provider is to send it, where it was handed over to the provider's scheduler. */
    sendAt: integer('send_at'),
    /** Whether the provider was asked to cancel it, and may have. */
    isToCancel: integer('is_to_cancel', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.campaignUid, table.numberHash] })],
);
