import { z } from 'zod';
import { madeSafeSchema } from './backup.ts';

const count = z.int().nonnegative();

/** What was read of one table of a damaged file. */
const salvagedTableSchema = z
  .object({
    table: z.string(),
    /** Rows that are in the new database. */
    rows: count,
    /** Rows that could be read and do not fit today’s tables: kept apart, whole. */
    rejected: count,
  })
  .readonly();
export type SalvagedTable = z.infer<typeof salvagedTableSchema>;

/** What a salvage came to. */
export const salvageReportSchema = z
  .object({
    tables: z.array(salvagedTableSchema).readonly(),
    rows: count,
    rejected: count,
    /** Set where little of what was there could be read: what is missing, and what to do. */
    warning: z.string().nullable(),
    /** Pages of which nobody knows what they hold, missing ones included. */
    pagesLost: count,
    /** The pages of the file before it was damaged. */
    pages: count,
    /** Rows that only stand in for lost ones which others refer to, such as “Salvaged list 3”. */
    placeholders: count,
    /** The file with the rejected rows, within the data folder; null where there are none. */
    rejectsFile: z.string().nullable(),
    /** Where the damaged database is, within the data folder; null for a file from elsewhere. */
    keptAs: z.string().nullable(),
    ...madeSafeSchema.unwrap().shape,
  })
  .readonly();
export type SalvageReport = z.infer<typeof salvageReportSchema>;
