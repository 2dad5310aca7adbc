import { z } from 'zod';
import {
  fixResultSchema,
  rejectProblems,
  rejectedRowSchema,
  rejectedRowsSchema,
} from '../../import/import.ts';
import { id, page } from './common.ts';

/** Requests about rejected rows of imports. */
export const rejectedRowRequests = {
  /** The rejected rows of an import, by problem. */
  'rejectedRows.get': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Rows that wait to be fixed, in the order of the file; with one problem, or with any. */
  'rejectedRows.rows': {
    input: z.object({ importId: id, ...page, problem: z.enum(rejectProblems).nullable() }),
    output: z.object({ total: z.int(), rows: z.array(rejectedRowSchema).readonly() }).readonly(),
  },
  /** Reads a row with these cells, as its import read it, and imports it if it is valid. */
  'rejectedRows.fix': {
    input: z.object({ rowId: id, cells: z.array(z.string().max(100_000)).max(2000) }),
    output: fixResultSchema,
  },
  /** Takes Ovo's fix for all rows with this problem that have one. */
  'rejectedRows.acceptFixes': {
    input: z.object({ importId: id, problem: z.enum(rejectProblems) }),
    output: z.object({ fixed: z.int(), left: z.int() }).readonly(),
  },
  /** Dismisses rows: one, or all with this problem. They can be restored. */
  'rejectedRows.dismiss': {
    input: z.object({
      importId: id,
      rows: z.union([z.object({ rowId: id }), z.object({ problem: z.enum(rejectProblems) })]),
    }),
    output: rejectedRowsSchema,
  },
  /** Restores all dismissed rows of an import. */
  'rejectedRows.restore': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Writes the rows that wait to be fixed to a CSV that the user chooses; null where they choose none. */
  'rejectedRows.save': {
    input: z.object({ importId: id }),
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },
} as const;
