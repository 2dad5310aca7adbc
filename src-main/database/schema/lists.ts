import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A named set of contacts. */
export const lists = sqliteTable('lists', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull().unique(),
  /** JSON, as `contactFilterSchema` of src-shared has it; null for a static list. */
  filter: text(),
  createdAt: integer('created_at').notNull(),
});

/** A word that contacts can be marked with. */
export const tags = sqliteTable('tags', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull().unique(),
});
