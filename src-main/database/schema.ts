/*
 * The tables, as drizzle knows them. What drizzle cannot say (STRICT, CHECK, triggers, generated
 * columns' expressions) stands in resources/migrations; a test holds the two against each other.
 * Every time is in milliseconds since 1970, UTC.
 */
export * from './schema/lists.ts';
export * from './schema/contacts.ts';
export * from './schema/imports.ts';
export * from './schema/campaigns.ts';
export * from './schema/pictures.ts';
export * from './schema/messages.ts';
export * from './schema/inbox.ts';
export * from './schema/search.ts';
export * from './schema/ovo.ts';
