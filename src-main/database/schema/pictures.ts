import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { pictureTypes } from '../../../src-shared/picture/picture.ts';

/** Pictures of campaigns. One that no draft shows any more is removed after a while. */
export const pictures = sqliteTable('pictures', {
  id: integer().primaryKey({ autoIncrement: true }),
  /** SHA-256 of the bytes, in hexadecimal digits: drafts name a picture by that. */
  hash: text().notNull().unique(),
  type: text({ enum: pictureTypes }).notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
  /** In pixels. */
  width: integer().notNull(),
  height: integer().notNull(),
  isAnimated: integer('is_animated').notNull().default(0),
  createdAt: integer('created_at').notNull(),
  /** The Twilio account whose Assets have it, and its address there; both null before that. */
  hostedAccount: text('hosted_account'),
  hostedUrl: text('hosted_url'),
});
