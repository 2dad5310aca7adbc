import { progressOf } from '../../src-shared/campaign/progress.ts';
import type { SettledCounts } from '../../src-shared/campaign/progress.ts';

/** The parts of a campaign's bar, in percent of its width. */
export interface BarSections {
  readonly sent: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * How wide each part of the bar is. Whatever the counts say, even those of a damaged database, each
 * part is 0 or more, together they are 100 at most, and the bar is full only when all is settled.
 */
export function barSectionsOf(counts: SettledCounts): BarSections {
  const parts = [counts.sentCount, counts.failedCount, counts.skippedCount].map((count) =>
    Number.isFinite(count) ? Math.max(0, count) : 0,
  );
  const settled = parts.reduce((sum, part) => sum + part, 0);
  const percent = progressOf(counts);
  const [sent = 0, failed = 0, skipped = 0] = parts.map((part) =>
    settled === 0 ? 0 : (part / settled) * percent,
  );
  return { sent, failed, skipped };
}
