/** The counts that decide how far a campaign is. Each is a whole number of messages, 0 or more. */
export interface SettledCounts {
  readonly contactCount: number;
  readonly sentCount: number;
  readonly failedCount: number;
  readonly skippedCount: number;
}

/** How many of its messages are settled. */
export function settledOf({ sentCount, failedCount, skippedCount }: SettledCounts): number {
  return sentCount + failedCount + skippedCount;
}

/**
 * How far a campaign is, 0 to 100: the whole percent below what is settled, so that 100 is shown
 * only when every message is (199 of 200 is 99). Counts that cannot be, such as those of a damaged
 * database, are clamped. The column `campaigns.progress` computes the same in SQL.
 */
export function progressOf(counts: SettledCounts): number {
  const { contactCount } = counts;
  if (!(contactCount > 0)) return 0;
  const percent = Math.floor((100 * settledOf(counts)) / contactCount);
  // Not at all a number where both were beyond all numbers.
  return percent > 0 ? Math.min(100, percent) : 0;
}
