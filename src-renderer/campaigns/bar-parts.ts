import { progressOf, type SettledCounts } from '../../src-shared/campaign/progress.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { BarPart } from '../ui/data/bar.tsx';

/** What decides how a campaign's bar looks. */
type BarCounts = SettledCounts & Pick<CampaignSnapshot, 'deliveredCount' | 'undeliveredCount'>;

/**
 * The parts of a campaign's bar: delivered, sent without a receipt yet, failed or not delivered, skipped.
 * Whatever the counts say, even those of a damaged database, each part is 0 or more, together they are
 * 100 at most, and the bar is full only when all is settled.
 */
export function barPartsOf(counts: BarCounts): readonly BarPart[] {
  const sent = possible(counts.sentCount);
  const arrived = Math.min(possible(counts.deliveredCount), sent);
  const lost = Math.min(possible(counts.undeliveredCount), sent - arrived);
  const parts = [
    { tone: 'delivered', count: arrived },
    { tone: 'moving', count: sent - arrived - lost },
    { tone: 'failed', count: possible(counts.failedCount) + lost },
    { tone: 'over', count: possible(counts.skippedCount) },
  ] as const;
  const settled = parts.reduce((sum, { count }) => sum + count, 0);
  const percent = progressOf(counts);
  return parts.map(({ tone, count }) => ({
    tone,
    percent: settled === 0 ? 0 : (count / settled) * percent,
  }));
}

/** A count as it can be: 0 where the database says what cannot be, and never so large that a sum has no end. */
function possible(count: number): number {
  return Number.isFinite(count) ? Math.min(Math.max(0, count), Number.MAX_SAFE_INTEGER) : 0;
}

/** The parts of a bar of what was sent: delivered and not delivered. */
export function deliveryPartsOf(
  counts: Pick<CampaignSnapshot, 'sentCount' | 'deliveredCount' | 'undeliveredCount'>,
): readonly BarPart[] {
  const { sentCount, deliveredCount, undeliveredCount } = counts;
  if (sentCount === 0) return [];
  const delivered = Math.min(100, (100 * deliveredCount) / sentCount);
  return [
    { tone: 'delivered', percent: delivered },
    { tone: 'failed', percent: Math.min(100 - delivered, (100 * undeliveredCount) / sentCount) },
  ];
}
