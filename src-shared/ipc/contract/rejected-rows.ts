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
  /** What is left to mend of an import. */
  'rejectedRows.get': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Rows that are left, in the order of the file; of one problem, or of all. */
  'rejectedRows.rows': {
    input: z.object({ importId: id, ...page, problem: z.enum(rejectProblems).nullable() }),
    output: z.object({ total: z.int(), rows: z.array(rejectedRowSchema).readonly() }).readonly(),
  },
  /** Reads a row again with these cells, as its import read it, and brings it in if it is a contact. */
  'rejectedRows.fix': {
    input: z.object({ rowId: id, cells: z.array(z.string().max(100_000)).max(2000) }),
    output: fixResultSchema,
  },
  /** Takes Ovo's fix for all rows with this problem that have one. */
  'rejectedRows.acceptFixes': {
    input: z.object({ importId: id, problem: z.enum(rejectProblems) }),
    output: z.object({ fixed: z.int(), left: z.int() }).readonly(),
  },
  /** Sets rows aside: one, or all with this problem. They can be brought back. */
  'rejectedRows.dismiss': {
    input: z.object({
      importId: id,
      rows: z.union([z.object({ rowId: id }), z.object({ problem: z.enum(rejectProblems) })]),
    }),
    output: rejectedRowsSchema,
  },
  /** Puts all rows that were set aside on the bench again. */
  'rejectedRows.restore': { input: z.object({ importId: id }), output: rejectedRowsSchema },
  /** Writes the rows that are left to a CSV that the person chooses; null when they chose none. */
  'rejectedRows.save': {
    input: z.object({ importId: id }),
    output: z.object({ fileName: z.string(), rows: z.int() }).readonly().nullable(),
  },
} as const;
