import { z } from 'zod';

/** The fields of a contact that a column can become. */
export const contactFields = ['phone', 'firstName', 'lastName', 'fullName', 'email'] as const;
export type ContactField = (typeof contactFields)[number];

/** ISO 3166 alpha-2, for instance `US`. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'a two-letter country code, such as US');

/** What becomes of one column: a contact's field, a custom field of that name, or nothing. */
export const columnTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(contactFields) }).readonly(),
  z
    .object({ kind: z.literal('custom'), name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/) })
    .readonly(),
  z.object({ kind: z.literal('ignore') }).readonly(),
]);
export type ColumnTarget = z.infer<typeof columnTargetSchema>;

/** One target a column, in the order of the file's columns. Exactly one column is the phone. */
export const columnMappingSchema = z.array(columnTargetSchema).max(1000).readonly();
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** What to do with a row whose number a contact has already. */
export const onDuplicateSchema = z.enum(['update', 'skip']);
export type OnDuplicate = z.infer<typeof onDuplicateSchema>;

/** Text encodings that a file can be read in. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const;
export const encodingSchema = z.enum(encodings);
export type Encoding = z.infer<typeof encodingSchema>;

export const delimiters = [',', ';', '\t', '|'] as const;
export const delimiterSchema = z.enum(delimiters);
export type Delimiter = z.infer<typeof delimiterSchema>;

/** The beginning of a file, read and understood, before anything is imported. */
export const importPreviewSchema = z
  .object({
    fileName: z.string(),
    sizeBytes: z.int().nonnegative(),
    encoding: encodingSchema,
    delimiter: delimiterSchema,
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
            textableRows: z.int().nonnegative(),
          })
          .readonly(),
      )
      .readonly(),
    /** The first rows, cell by cell. */
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    /** How many of the shown rows have a number that can be texted, under the suggestion. */
    textableRows: z.int().nonnegative(),
  })
  .readonly();
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** A row that could not go in. */
export const importRejectSchema = z
  .object({
    /** The line of the file on which the row begins; the first is 1. */
    line: z.int().positive(),
    column: z.string().nullable(),
    value: z.string(),
    /** In plain words, with what to do. */
    reason: z.string(),
  })
  .readonly();
export type ImportReject = z.infer<typeof importRejectSchema>;

/** What an import came to. `added + updated + skipped + invalid = rows`. */
export const importResultSchema = z
  .object({
    importId: z.int().positive(),
    fileName: z.string(),
    listName: z.string().nullable(),
    rows: z.int().nonnegative(),
    added: z.int().nonnegative(),
    updated: z.int().nonnegative(),
    skipped: z.int().nonnegative(),
    invalid: z.int().nonnegative(),
    seconds: z.number().nonnegative(),
    /** The first 100. */
    rejects: z.array(importRejectSchema).readonly(),
  })
  .readonly();
export type ImportResult = z.infer<typeof importResultSchema>;

/** How far a running import is. */
export const importProgressSchema = z
  .object({
    rows: z.int().nonnegative(),
    invalid: z.int().nonnegative(),
    bytesRead: z.int().nonnegative(),
    totalBytes: z.int().nonnegative(),
    /** `reading` the file, then `saving` all of it at once. */
    stage: z.enum(['reading', 'saving']),
  })
  .readonly();
export type ImportProgress = z.infer<typeof importProgressSchema>;
