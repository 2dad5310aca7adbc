import { z } from 'zod';
import { contactLimits } from '../../contact/field-rules.ts';
import { cleanLine } from '../../lib/clean-text.ts';
import { readingOptionsSchema } from '../../import/file-reading.ts';
import {
  columnMappingSchema,
  countrySchema,
  importConsentSchema,
  importForecastSchema,
  importPreviewSchema,
  importProgressSchema,
  importResultSchema,
  importSummarySchema,
  importTagsSchema,
  importUndoSchema,
  onDuplicateSchema,
} from '../../import/import.ts';
import { id, page, nothing, fileToken } from './common.ts';

/** Requests about imports. */
export const importRequests = {
  'imports.chooseFile': {
    input: nothing,
    output: z.object({ token: fileToken, fileName: z.string() }).readonly().nullable(),
  },
  'imports.preview': {
    input: z.object({ token: fileToken, country: countrySchema, reading: readingOptionsSchema }),
    output: importPreviewSchema,
  },
  /** What an import would bring. Changes nothing. */
  'imports.forecast': {
    input: z.object({
      token: fileToken,
      country: countrySchema,
      reading: readingOptionsSchema,
      mapping: columnMappingSchema,
    }),
    output: importForecastSchema,
  },
  'imports.start': {
    input: z.object({
      token: fileToken,
      country: countrySchema,
      reading: readingOptionsSchema,
      mapping: columnMappingSchema,
      listName: z.string().overwrite(cleanLine).max(contactLimits.listNameLength).nullable(),
      tags: importTagsSchema,
      /** How everybody of the file agreed to be texted; null where nobody says so. */
      consent: importConsentSchema.nullable(),
      onDuplicate: onDuplicateSchema,
    }),
    output: importResultSchema,
  },
  'imports.cancel': { input: nothing, output: nothing },
  /** The imports there were, the newest first. */
  'imports.page': {
    input: z.object({ ...page }),
    output: z.object({ total: z.int(), rows: z.array(importSummarySchema).readonly() }).readonly(),
  },
  /** What undoing an import would do. */
  'imports.undoPreview': { input: z.object({ importId: id }), output: importUndoSchema },
  /** Undoes an import whole, in one transaction. Refused (`conflict`) where it was undone before. */
  'imports.undo': { input: z.object({ importId: id }), output: importUndoSchema },
} as const;

/** News of imports. */
export const importEvents = {
  'imports.progress': importProgressSchema,
} as const;
