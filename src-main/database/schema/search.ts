import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/**
 * How far the search index `contacts_search` (FTS5, which drizzle does not know) has come: one row.
 * Contacts with higher ids are not in it yet.
 */
export const searchIndex = sqliteTable('search_index', {
  id: integer().primaryKey(),
  indexedTo: integer('indexed_to').notNull(),
});

/** Contacts that the search index has as they no longer are; triggers write them down. */
export const searchPending = sqliteTable('search_pending', {
  contactId: integer('contact_id').primaryKey(),
});
