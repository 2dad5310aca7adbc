import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rejectOutcomes, rejectProblems } from '../../../src-shared/import/import.ts';
import { lists } from './lists.ts';

/** One file brought in. */
export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  fileName: text('file_name').notNull(),
  listId: integer('list_id').references(() => lists.id, { onDelete: 'set null' }),
  /** ISO 3166 code that national numbers were read with. */
  country: text().notNull(),
  /** JSON: which column became which field. */
  mapping: text().notNull(),
  onDuplicate: text('on_duplicate', { enum: ['update', 'fill', 'skip'] }).notNull(),
  rows: integer().notNull(),
  added: integer().notNull(),
  updated: integer().notNull(),
  skipped: integer().notNull(),
  invalid: integer().notNull(),
  startedAt: integer('started_at').notNull(),
  landlines: integer().notNull().default(0),
  suppressed: integer().notNull().default(0),
  consents: integer().notNull().default(0),
  /** JSON: how the file was read, as `readingOptionsSchema` has it, tags and consent for all included. */
  reading: text().notNull().default('{}'),
  completedAt: integer('completed_at').notNull(),
  undoneAt: integer('undone_at'),
});

/** What an import changed of contacts that were there, so that it can be undone. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    contactId: integer('contact_id').notNull(),
    /** JSON objects of the columns that it changed: what they were, and what it made of them. */
    before: text().notNull(),
    after: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.contactId] }),
    index('import_changes_by_contact').on(table.contactId),
  ],
);

/**
 * Numbers that a file said must not be texted while another import had suppressed them already. Undoing
 * that import then leaves them suppressed, by this one.
 */
export const importOptOuts = sqliteTable(
  'import_opt_outs',
  {
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    phone: text().notNull(),
    /** What shows it, as the suppression would have it. */
    evidence: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.phone] }),
    index('import_opt_outs_by_phone').on(table.phone),
  ],
);

/** A row of an import that could not go in, kept so that it can be fixed. */
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
    /** What is wrong in the words of an older Ovo; empty where `problem` and `params` tell it. */
    note: text().notNull(),
    problem: text({ enum: rejectProblems }).notNull(),
    /** Which cell is at fault, from 0; null where it is the whole row. */
    cellIndex: integer('cell_index'),
    /** What to write there instead; null where Ovo does not know. */
    fix: text(),
    /** What became of it since; null while it is left. */
    outcome: text({ enum: rejectOutcomes }),
    contactId: integer('contact_id'),
    resolvedAt: integer('resolved_at'),
    /** JSON object: what the sentence about `problem` needs, as `rejectParamsSchema` has it. */
    params: text().notNull().default('{}'),
  },
  (table) => [
    index('import_rejects_by_import').on(table.importId, table.line),
    index('import_rejects_left')
      .on(table.importId, table.problem, table.id)
      .where(sql`outcome is null`),
    index('import_rejects_in_order')
      .on(table.importId, table.id)
      .where(sql`outcome is null`),
    index('import_rejects_fixable')
      .on(table.importId, table.problem, table.id)
      .where(sql`outcome is null and fix is not null`),
    index('import_rejects_resolved')
      .on(table.importId, table.outcome)
      .where(sql`outcome is not null`),
  ],
);
