import { z } from 'zod';
import { cleanLine } from '../lib/clean-text.ts';
import { contactLimits, customFieldNameSchema, tagSchema } from '../contact/field-rules.ts';
import { fileFormatSchema, readingOptionsSchema } from './file-reading.ts';
import { phoneProblems } from '../phone/phone-problem.ts';
import { words } from '../words/words.ts';

const count = z.int().nonnegative();

/**
 * What a column can become of a contact. `phone` may stand for several columns: the first of them, by
 * `priority` and then by place, that holds a number to text is taken. `phoneLabel` is a column that says
 * what kind of number the next phone column holds (`Mobile`, `Home`). `country` gives the country that
 * this row's numbers belong to. `consent` is a yes or no, `consentAt` the time of a yes,
 * `consentMethod` and `consentSource` how and where it was given; `optOut` is anything that says that the person wants no texts (a yes, a date, `unsubscribed`). `tags` holds tags
 * joined by commas, semicolons or ` ::: `.
 */
export const contactFields = [
  'phone',
  'phoneLabel',
  'firstName',
  'lastName',
  'fullName',
  'email',
  'tags',
  'timeZone',
  'country',
  'consent',
  'consentAt',
  'consentMethod',
  'consentSource',
  'optOut',
] as const;
export type ContactField = (typeof contactFields)[number];

/** Fields that several columns of a file can become; every other field takes one column. */
export const repeatableFields: ReadonlySet<ContactField> = new Set([
  'phone',
  'phoneLabel',
  'tags',
  'optOut',
]);

/** ISO 3166 alpha-2, for instance `US`. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, words.importFiles.countryCode);

/** What becomes of one column: a contact's field, a custom field of that name, or nothing. */
export const columnTargetSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('field'),
      field: z.enum(contactFields),
      /** Of several phone columns, 1 comes first; without it a column comes after all that have one. */
      priority: z.int().min(1).max(99).optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('custom'), name: customFieldNameSchema }).readonly(),
  z.object({ kind: z.literal('ignore') }).readonly(),
]);
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

/**
 * One target for each column, in the order of the file. At least one column is the phone; a field that is
 * not in `repeatableFields` is there once at most.
 */
export const columnMappingSchema = z.array(columnTargetSchema).max(1000).readonly();
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/**
 * What to do with a row whose number a contact, or an earlier row, has already: `update` writes what is
 * not empty in the file over what was there, `fill` only where there was nothing, `skip` nothing.
 */
export const onDuplicateSchema = z.enum(['update', 'fill', 'skip']);
export type OnDuplicate = z.infer<typeof onDuplicateSchema>;

/** The beginning of a file, read and understood, before anything is imported. */
export const importPreviewSchema = z
  .object({
    fileName: z.string(),
    sizeBytes: count,
    format: fileFormatSchema,
    /** How the file was read. Give it back to `imports.start`, so that it is read the same way. */
    reading: readingOptionsSchema,
    /** The sheets of a workbook that are not empty; empty for other files. */
    sheets: z.array(z.string()).readonly(),
    /** The program that the columns look like an export of, such as `Shopify`; null where unknown. */
    source: z.string().nullable(),
    /** Whether the suggestions are what was chosen when a file with this header was last imported. */
    isRemembered: z.boolean(),
    columns: z
      .array(
        z
          .object({
            /** As in the header. */
            name: z.string(),
            /** The first values of this column that are not empty. */
            samples: z.array(z.string()).readonly(),
            /** What Ovo takes it for. */
            suggestion: columnTargetSchema,
            /** How many of the shown rows have in this column a number that can be texted. */
            textableRows: count,
          })
          .readonly(),
      )
      .readonly(),
    /** The first rows, cell by cell. */
    rows: z.array(z.array(z.string()).readonly()).readonly(),
  })
  .readonly();
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** What an import with a certain mapping would bring, counted before anything is imported. */
export const importForecastSchema = z
  .object({
    rows: count,
    /** Different numbers in them. */
    contacts: count,
    /** Rows that would be rejected. */
    invalid: count,
    /** Whether all rows were counted; the counts of a long file are estimated from its beginning. */
    isExact: z.boolean(),
    /** As in the result of an import. */
    unusedNames: z.array(z.string()).readonly(),
    unusedConsents: z.array(z.string()).readonly(),
  })
  .readonly();
export type ImportForecast = z.infer<typeof importForecastSchema>;

/** Why a row was rejected: what is wrong with its number, or with the row. */
export const rejectProblems = [
  ...phoneProblems,
  'too-many-cells',
  'row-ends-early',
  'text-too-long',
  'unreadable-characters',
  'unclear-opt-out',
  'unclear-consent',
  'report-footer',
] as const;
export type RejectProblem = (typeof rejectProblems)[number];

/** What became of a rejected row: it was fixed, and its contact added, updated or skipped; or dismissed. */
export const rejectOutcomes = ['added', 'updated', 'skipped', 'dismissed'] as const;
export type RejectOutcome = (typeof rejectOutcomes)[number];

/** A rejected row in the result of an import. */
export const importRejectSchema = z
  .object({
    /** The line of the file on which the row begins; the first is 1. */
    line: z.int().positive(),
    column: z.string().nullable(),
    value: z.string(),
    /** A sentence that says what to do. */
    reason: z.string(),
    problem: z.enum(rejectProblems),
    /** The right value of that cell, where Ovo knows it; else null. */
    fix: z.string().nullable(),
  })
  .readonly();
export type ImportReject = z.infer<typeof importRejectSchema>;

/** The most rejected rows that the result of an import names; all of them are kept with the import. */
export const rejectsInResult = 100;

/** A rejected row in the rejected-rows editor. */
export const rejectedRowSchema = z
  .object({
    id: z.int().positive(),
    line: z.int().positive(),
    /** All cells of the row, in the order of `rejectedRowsSchema.columns`. */
    cells: z.array(z.string()).readonly(),
    /** The index of the cell at fault; null where the whole row is. */
    cellIndex: count.nullable(),
    problem: z.enum(rejectProblems),
    reason: z.string(),
    fix: z.string().nullable(),
  })
  .readonly();
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

/** The rejected rows of an import, by problem. */
export const rejectedRowsSchema = z
  .object({
    importId: z.int().positive(),
    fileName: z.string(),
    /** The file's columns, and what each became. */
    columns: z
      .array(z.object({ name: z.string(), target: columnTargetSchema }).readonly())
      .readonly(),
    /** Rows that wait to be fixed. */
    left: count,
    fixed: count,
    dismissed: count,
    problems: z
      .array(
        z
          .object({
            problem: z.enum(rejectProblems),
            /** Rows with this problem that wait to be fixed, and how many of them Ovo has a fix for. */
            left: count,
            withFix: count,
          })
          .readonly(),
      )
      .readonly(),
    isUndone: z.boolean(),
  })
  .readonly();
export type RejectedRowsSummary = z.infer<typeof rejectedRowsSchema>;

/** The result of fixing a row: it is a contact now, or still rejected. */
export const fixResultSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('fixed'), outcome: z.enum(['added', 'updated', 'skipped']) })
    .readonly(),
  z.object({ kind: z.literal('rejected'), row: rejectedRowSchema }).readonly(),
]);
export type FixResult = z.infer<typeof fixResultSchema>;

/** How all people of a file agreed to be texted, as the user says. */
export const importConsentSchema = z
  .object({
    /** For instance “Sign-up form on our website, 2026”. */
    source: z.string().overwrite(cleanLine).min(1).max(contactLimits.consentSourceLength),
  })
  .readonly();

/** The result of an import. `added + updated + skipped + invalid = rows`. */
export const importResultSchema = z
  .object({
    importId: z.int().positive(),
    fileName: z.string(),
    listName: z.string().nullable(),
    rows: count,
    added: count,
    updated: count,
    skipped: count,
    invalid: count,
    /**
     * Of the imported rows: certain landlines; numbers that must not be texted, by the file or known
     * before; and people whose consent was not on record before.
     */
    landlines: count,
    suppressed: count,
    consents: count,
    /** The sheet of a workbook that was read; null for other files. */
    sheet: z.string().nullable(),
    seconds: z.number().nonnegative(),
    /** The file's columns, and what each became. */
    columns: z
      .array(z.object({ name: z.string(), target: columnTargetSchema }).readonly())
      .readonly(),
    /** Rows that said no to texts, by the column that says so; none where nobody did. */
    optOuts: z.array(z.object({ column: z.string(), rows: count }).readonly()).readonly(),
    /** Columns that look like names, where no column became a name and contacts came in without. */
    unusedNames: z.array(z.string()).readonly(),
    /** Columns that may say who agreed, where no column became one for consent. */
    unusedConsents: z.array(z.string()).readonly(),
    /** The first ones, at most `rejectsInResult`. */
    rejects: z.array(importRejectSchema).readonly(),
  })
  .readonly();
export type ImportResult = z.infer<typeof importResultSchema>;

/** An import of the past. */
export const importSummarySchema = z
  .object({
    id: z.int().positive(),
    fileName: z.string(),
    listName: z.string().nullable(),
    at: z.int(),
    rows: count,
    added: count,
    updated: count,
    skipped: count,
    invalid: count,
    /** Rejected rows that were fixed since, and rows that still wait to be fixed. */
    fixed: count,
    left: count,
    undoneAt: z.int().nullable(),
  })
  .readonly();
export type ImportSummary = z.infer<typeof importSummarySchema>;

/** What undoing an import does, or would do. */
export const importUndoSchema = z
  .object({
    /** Contacts that it brought and that go. */
    removed: count,
    /** Contacts that it changed and that get back what they had. */
    reverted: count,
    /** Contacts that it brought or changed and that stay as they are, because they were edited or
     * imported again since. */
    kept: count,
    /** Numbers that are on Do not text only because of it: they can be texted again. */
    suppressionsLifted: count,
    /** Numbers that another import says must not be texted, too: they stay suppressed. */
    suppressionsKept: count,
  })
  .readonly();
export type ImportUndo = z.infer<typeof importUndoSchema>;

/** How far a running import is. */
export const importProgressSchema = z
  .object({
    rows: count,
    invalid: count,
    bytesRead: count,
    totalBytes: count,
    /** `reading` the file, then `saving` all of it at once. */
    stage: z.enum(['reading', 'saving']),
    /** Over the last seconds; null before that is known. */
    rowsPerSecond: z.number().nonnegative().nullable(),
    secondsLeft: z.number().nonnegative().nullable(),
  })
  .readonly();
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** Tags that everybody of a file gets. */
export const importTagsSchema = z.array(tagSchema).max(contactLimits.tagsAtOnce).readonly();

/** What adding a file of numbers to the suppressions came to. */
export const suppressionImportSchema = z
  .object({
    fileName: z.string(),
    rows: count,
    added: count,
    /** Numbers that were suppressed already: their first reason and evidence stay. */
    already: count,
    invalid: count,
    /** The first ones, at most `rejectsInResult`. */
    rejects: z.array(importRejectSchema).readonly(),
  })
  .readonly();
export type SuppressionImport = z.infer<typeof suppressionImportSchema>;
