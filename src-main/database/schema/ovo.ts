import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { eventKinds } from '../event-kinds.ts';

/** What the user chose; one row a setting, its value as JSON. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** What Ovo must remember about itself, such as how far the send journal is known. */
export const state = sqliteTable('state', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Append-only: what happened, when, to what. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    /** What it happened to, for instance `campaign:7`. */
    subject: text(),
    detail: text().notNull().default('{}'),
  },
  (table) => [index('events_by_subject').on(table.subject, table.id)],
);

/** Rows that a repair could not leave where they were, whole, so that nothing is lost. */
export const dismissedRows = sqliteTable('dismissed_rows', {
  id: integer().primaryKey({ autoIncrement: true }),
  tableName: text('table_name').notNull(),
  /** The row as JSON, or what of it could be read. */
  content: text().notNull(),
  reason: text().notNull(),
  at: integer().notNull(),
});
