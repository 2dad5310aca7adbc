import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { campaignStatuses } from '../../src-shared/campaign/status.ts';
import { messageStatuses } from '../../src-shared/message/status.ts';

/*
 * The tables, as drizzle knows them. What drizzle cannot say (STRICT, CHECK, triggers, generated
 * columns' expressions) stands in resources/migrations; a test holds the two against each other.
 * Every time is in milliseconds since 1970, UTC.
 */

/** A person with one E.164 number. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    phone: text().notNull().unique(),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull().default(''),
    email: text().notNull().default(''),
    /** IANA name, where the person or their file gave one. */
    timeZone: text('time_zone'),
    /** JSON object: snake-case field name to text. */
    customFields: text('custom_fields').notNull().default('{}'),
    consentAt: integer('consent_at'),
    consentMethod: text('consent_method'),
    consentSource: text('consent_source'),
    /** The import that first brought this contact. */
    importId: integer('import_id').references(() => imports.id, { onDelete: 'set null' }),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('contacts_by_name').on(table.lastName, table.firstName, table.id),
    index('contacts_by_import').on(table.importId),
  ],
);

/** A named set of contacts. */
export const lists = sqliteTable('lists', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull().unique(),
  createdAt: integer('created_at').notNull(),
});

/** Who is on which list. */
export const listContacts = sqliteTable(
  'list_contacts',
  {
    listId: integer('list_id')
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.contactId] }),
    index('list_contacts_by_contact').on(table.contactId),
  ],
);

/** One file brought in. */
export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  fileName: text('file_name').notNull(),
  listId: integer('list_id').references(() => lists.id, { onDelete: 'set null' }),
  /** ISO 3166 code that national numbers were read with. */
  country: text().notNull(),
  /** JSON: which column became which field. */
  mapping: text().notNull(),
  onDuplicate: text('on_duplicate', { enum: ['update', 'skip'] }).notNull(),
  rows: integer().notNull(),
  added: integer().notNull(),
  updated: integer().notNull(),
  skipped: integer().notNull(),
  invalid: integer().notNull(),
  startedAt: integer('started_at').notNull(),
  completedAt: integer('completed_at').notNull(),
});

/** A row of an import that could not go in, kept so that it can be mended. */
export const importRejects = sqliteTable(
  'import_rejects',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** The line of the file on which the row begins; the first is 1. */
    line: integer().notNull(),
    /** The row's cells as they were read: JSON array of text. */
    raw: text().notNull(),
    /** The column that is at fault; null where it is the whole row. */
    column: text(),
    value: text().notNull(),
    reason: text().notNull(),
  },
  (table) => [index('import_rejects_by_import').on(table.importId, table.line)],
);

/** A number that must not be texted, and why. Never deleted: lifted, with the evidence. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    phone: text().notNull(),
    reason: text().notNull(),
    evidence: text(),
    at: integer().notNull(),
    liftedAt: integer('lifted_at'),
    liftedEvidence: text('lifted_evidence'),
  },
  (table) => [
    uniqueIndex('suppressions_in_force')
      .on(table.phone)
      .where(sql`lifted_at is null`),
    index('suppressions_by_phone').on(table.phone, table.at),
  ],
);

/** One text to many contacts. */
export const campaigns = sqliteTable('campaigns', {
  id: integer().primaryKey({ autoIncrement: true }),
  /** Random and never used again, unlike an id after a restore. */
  uid: text().notNull().unique(),
  name: text().notNull(),
  body: text().notNull(),
  /** Phone number or Messaging Service it goes from; empty for the one of the settings. */
  sender: text().notNull().default(''),
  /** JSON, as `audienceSchema` of src-shared has it. */
  audience: text().notNull(),
  status: text({ enum: campaignStatuses }).notNull().default('draft'),
  /** What carries it; set when it starts and never changed after. */
  gateway: text({ enum: ['simulator', 'twilio'] }),
  scheduledAt: integer('scheduled_at'),
  contactCount: integer('contact_count').notNull().default(0),
  sentCount: integer('sent_count').notNull().default(0),
  failedCount: integer('failed_count').notNull().default(0),
  skippedCount: integer('skipped_count').notNull().default(0),
  deliveredCount: integer('delivered_count').notNull().default(0),
  undeliveredCount: integer('undelivered_count').notNull().default(0),
  /** Of those sent, messages of which nothing more will be heard. */
  noReceiptCount: integer('no_receipt_count').notNull().default(0),
  /** 0 to 100; computed by SQLite from the counts. */
  progress: integer()
    .notNull()
    .generatedAlwaysAs(
      sql`case when contact_count > 0 then (100 * (sent_count + failed_count + skipped_count)) / contact_count when status = 'completed' then 100 else 0 end`,
      { mode: 'stored' },
    ),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  startedAt: integer('started_at'),
  completedAt: integer('completed_at'),
  pausedReason: text('paused_reason'),
  /** When the provider last answered what had become of its messages. */
  receiptsAskedAt: integer('receipts_asked_at'),
  /** Rises with every saved change of the draft. */
  revision: integer().notNull().default(1),
});

/** What a draft said before: one row for each saved change. */
export const campaignRevisions = sqliteTable(
  'campaign_revisions',
  {
    campaignId: integer('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    revision: integer().notNull(),
    name: text().notNull(),
    body: text().notNull(),
    sender: text().notNull(),
    audience: text().notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.revision] })],
);

/** One text to (or from) one number. */
export const messages = sqliteTable(
  'messages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null for a single message. */
    campaignId: integer('campaign_id').references(() => campaigns.id, { onDelete: 'restrict' }),
    contactId: integer('contact_id').references(() => contacts.id, { onDelete: 'set null' }),
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
    errorCode: integer('error_code'),
    errorDetail: text('error_detail'),
    /** Look-ups that did not find it, while it is unconfirmed, and the time of the last. */
    absentCount: integer('absent_count').notNull().default(0),
    lookedUpAt: integer('looked_up_at'),
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
  },
  (table) => [
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
    index('messages_not_reached')
      .on(table.campaignId, table.status, table.errorCode)
      .where(sql`status in ('failed', 'undelivered', 'skipped', 'canceled')`),
    index('messages_of_contact').on(table.contactId, table.id),
  ],
);

/** What the user chose; one row a setting, its value as JSON. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Segments that each sender handed over on each day, for daily caps. */
export const senderUsage = sqliteTable(
  'sender_usage',
  {
    gateway: text({ enum: ['simulator', 'twilio'] }).notNull(),
    sender: text().notNull(),
    /** The day, by this computer's calendar: YYYY-MM-DD. */
    day: text().notNull(),
    segments: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.sender, table.day] })],
);

/** What Ovo must remember about itself, such as how far the send journal is known. */
export const state = sqliteTable('state', {
  key: text().primaryKey(),
  value: text().notNull(),
});

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
  },
  (table) => [primaryKey({ columns: [table.campaignUid, table.numberHash] })],
);

/** Append-only: what happened, when, to what. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    kind: text().notNull(),
    /** What it happened to, for instance `campaign:7`. */
    subject: text(),
    detail: text().notNull().default('{}'),
  },
  (table) => [index('events_by_subject').on(table.subject, table.id)],
);
