import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { formatCount } from '../ui/text/numbers.ts';

/** The counts of a campaign in one line: `950 of 1,000 sent, 30 failed, 20 skipped`. */
export function describeOutcome(campaign: CampaignSnapshot): string {
  const parts = [
    `${formatCount(campaign.sentCount)} of ${formatCount(campaign.contactCount)} sent`,
  ];
  const others: readonly (readonly [number, string])[] = [
    [campaign.failedCount, 'failed'],
    [campaign.skippedCount, 'skipped'],
    [campaign.undeliveredCount, 'not delivered'],
    [campaign.unconfirmedCount, 'unconfirmed'],
    [campaign.canceledCount, 'canceled'],
  ];
  for (const [count, name] of others) {
    if (count > 0) parts.push(`${formatCount(count)} ${name}`);
  }
  return parts.join(', ');
}
