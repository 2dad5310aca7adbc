import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { suppressionOrigins } from '../../../src-shared/contact/suppression-origin.ts';
import { imports } from './imports.ts';
import { lists, tags } from './lists.ts';

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
    /** 1 where the number is surely a landline. */
    isLandline: integer('is_landline').notNull().default(0),
    /** The import that first brought this contact. */
    importId: integer('import_id').references(() => imports.id, { onDelete: 'set null' }),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('contacts_by_name').on(table.lastName, table.firstName, table.id),
    index('contacts_by_import').on(table.importId),
    index('contacts_landlines')
      .on(table.id)
      .where(sql`is_landline = 1`),
  ],
);

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
    /** The import that put this contact on this list. */
    importId: integer('import_id').references(() => imports.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.contactId] }),
    index('list_contacts_by_contact').on(table.contactId),
    index('list_contacts_by_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
  ],
);

/** Who has which tag. */
export const contactTags = sqliteTable(
  'contact_tags',
  {
    tagId: integer('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    /** The import that tagged this contact. */
    importId: integer('import_id').references(() => imports.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.tagId, table.contactId] }),
    index('contact_tags_by_contact').on(table.contactId),
    index('contact_tags_by_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
  ],
);

/** Something done to many contacts at once, so that it can be undone. */
export const contactActions = sqliteTable('contact_actions', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: ['remove', 'tag', 'put-on-list', 'take-off-list'] }).notNull(),
  /** JSON: which tags, which list. */
  detail: text().notNull().default('{}'),
  at: integer().notNull(),
  /** How many contacts it changed. */
  changed: integer().notNull(),
  undoneAt: integer('undone_at'),
});

/** The contacts that such an action changed, with what is needed to undo it. */
export const contactActionRows = sqliteTable(
  'contact_action_rows',
  {
    actionId: integer('action_id')
      .notNull()
      .references(() => contactActions.id, { onDelete: 'cascade' }),
    contactId: integer('contact_id').notNull(),
    /** JSON of all that was removed; null where the id is enough. */
    snapshot: text(),
  },
  (table) => [primaryKey({ columns: [table.actionId, table.contactId] })],
);

/**
 * Contacts that are gone and left messages behind, by the id that the messages have. Kept by a trigger,
 * so that whoever gets the number next gets the messages too.
 */
export const removedContacts = sqliteTable(
  'removed_contacts',
  {
    contactId: integer('contact_id').primaryKey(),
    phone: text().notNull(),
  },
  (table) => [index('removed_contacts_by_phone').on(table.phone)],
);

/** A number that must not be texted, and why. Never deleted: lifted, with the evidence. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    phone: text().notNull(),
    /** In plain words, for a person. */
    reason: text().notNull(),
    evidence: text(),
    at: integer().notNull(),
    liftedAt: integer('lifted_at'),
    liftedEvidence: text('lifted_evidence'),
    /** Who or what said so. */
    origin: text({ enum: suppressionOrigins }).notNull().default('other'),
    /** The import whose file said so; null for every other origin. */
    importId: integer('import_id'),
  },
  (table) => [
    uniqueIndex('suppressions_in_force')
      .on(table.phone)
      .where(sql`lifted_at is null`),
    index('suppressions_by_phone').on(table.phone, table.at),
    index('suppressions_by_import')
      .on(table.importId)
      .where(sql`import_id is not null`),
  ],
);
