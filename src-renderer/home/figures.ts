import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { BarPart } from '../ui/data/bar.tsx';

/** How far back the figures of Home look. */
const periodMs = 30 * 86_400_000;

/** The counts of all campaigns that were started in the last 30 days, together. */
export interface Figures {
  readonly campaigns: number;
  readonly sent: number;
  readonly delivered: number;
  readonly undelivered: number;
  /** Refused, so that they were never sent. */
  readonly failed: number;
  /** Sent, and nothing is heard of them yet. */
  readonly awaiting: number;
}

/**
 * The figures of either real sending or practice, never of both. Null where nothing was ever started of
 * that kind. Campaigns whose counts are impossible or estimated are left out.
 */
export function figuresOf(
  campaigns: readonly CampaignSnapshot[],
  { isPractice, now }: { readonly isPractice: boolean; readonly now: number },
): Figures | null {
  const started = campaigns.filter(
    (campaign) => campaign.isPractice === isPractice && campaign.startedAt !== null,
  );
  if (started.length === 0) return null;
  const counted = started.filter(
    ({ startedAt, damaged, isEstimated }) =>
      damaged === null && !isEstimated && (startedAt ?? 0) > now - periodMs,
  );
  const sum = (of: (campaign: CampaignSnapshot) => number) =>
    counted.reduce((total, campaign) => total + of(campaign), 0);
  return {
    campaigns: counted.length,
    sent: sum(({ sentCount }) => sentCount),
    delivered: sum(({ deliveredCount }) => deliveredCount),
    undelivered: sum(({ undeliveredCount }) => undeliveredCount),
    failed: sum(({ failedCount }) => failedCount),
    awaiting: sum(({ awaitingReceiptCount }) => awaitingReceiptCount),
  };
}

/** The bar of a campaign: delivered first, then under way, failed, and skipped; 100 together at most. */
export function barOf(campaign: CampaignSnapshot): readonly BarPart[] {
  const { contactCount, sentCount, deliveredCount, undeliveredCount } = campaign;
  let left = 100;
  const part = (tone: BarPart['tone'], count: number): BarPart => {
    const wanted = contactCount > 0 ? (100 * Math.max(0, count)) / contactCount : 0;
    const percent = Math.min(left, wanted);
    left -= percent;
    return { tone, percent };
  };
  return [
    part('delivered', deliveredCount),
    part('moving', sentCount - deliveredCount - undeliveredCount),
    part('failed', campaign.failedCount + undeliveredCount),
    part('over', campaign.skippedCount),
  ];
}
