import { eq, type Column, type SQL } from 'drizzle-orm';

/*
 * Practice is what the simulator carries: nobody gets it. Its campaigns and messages are marked
 * (`is_practice`), and everything about what really happened leaves them out by these conditions: when
 * somebody was last texted, who opted out, whom a campaign did not reach, every figure and report.
 */

/** It is no practice: a condition on a row of `campaigns` or `messages`. */
export function isReal(table: { readonly isPractice: Column }): SQL {
  return eq(table.isPractice, 0).inlineParams();
}

/** The same as text, for files that have raw SQL. */
export const isRealSql = 'is_practice = 0';
