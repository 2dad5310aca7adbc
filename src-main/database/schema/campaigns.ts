import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { pauseCodes } from '../../../src-shared/campaign/pause-reason.ts';
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { campaignStatuses } from '../../../src-shared/campaign/status.ts';

/** One text to many contacts. */
export const campaigns = sqliteTable(
  'campaigns',
  {
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
    gateway: text({ enum: gatewayKinds }),
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
    /** Why it is paused; null unless it is. */
    pausedReason: text('paused_reason', { enum: pauseCodes }),
    /** When the provider last answered what had become of its messages. */
    receiptsAskedAt: integer('receipts_asked_at'),
    /** Rises with every saved change of the draft. */
    revision: integer().notNull().default(1),
    /** 1 where its messages are missing, so that its counts are as near as can be told. */
    isEstimated: integer('is_estimated').notNull().default(0),
    /** What the old system called it, where it comes from there. */
    originId: text('origin_id'),
    /** JSON, as `originalFiguresSchema` of src-shared has it: what the old system said of it. */
    originalFigures: text('original_figures'),
    /** When those were put right; null while they are not. */
    originalRepairedAt: integer('original_repaired_at'),
    /** JSON object: what the sentence about `paused_reason` needs, as `pauseReasonSchema` has it. */
    pausedDetail: text('paused_detail'),
    /** 1 for practice: the simulator carries it. Computed by SQLite, so that it is never at odds with `gateway`. */
    isPractice: integer('is_practice')
      .notNull()
      .generatedAlwaysAs(sql`iif(gateway = 'simulator', 1, 0)`, { mode: 'virtual' }),
    /** When somebody put it away; null while it stands among the others. */
    archivedAt: integer('archived_at'),
    /** When the draft was deleted; null unless it was. A deleted draft can be restored for 30 days. */
    deletedAt: integer('deleted_at'),
    /** JSON, as `sendPlanSchema` of src-shared has it: how the campaign is to be sent. */
    plan: text().notNull().default('{}'),
    /** JSON, as `handOverSchema` of src-shared has it: what the provider's scheduler gets; null for nothing. */
    handOver: text('hand_over'),
    /** JSON, as `draftPictureSchema` of src-shared has it; null without a picture. */
    picture: text(),
  },
  (table) => [
    uniqueIndex('campaigns_origin_unique')
      .on(table.originId)
      .where(sql`origin_id is not null`),
  ],
);

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
    plan: text().notNull().default('{}'),
    picture: text(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.revision] })],
);

/** A text kept for reuse. */
export const templates = sqliteTable(
  'templates',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Two templates never have the same name, capitals aside. */
    name: text().notNull(),
    /** Liquid merge fields allowed. */
    body: text().notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** When a draft was last written with it; null for never. */
    usedAt: integer('used_at'),
    /** When it was deleted; null unless it was. A deleted template can be restored for 30 days. */
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    uniqueIndex('templates_name_unique')
      .on(table.name)
      .where(sql`deleted_at is null`),
  ],
);
