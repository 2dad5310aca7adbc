import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { words } from '../words.ts';

/** The counts of a campaign in one line: `950 of 1,000 sent, 30 failed, 20 skipped`. */
export function describeOutcome(campaign: CampaignSnapshot): string {
  const { shared } = words.campaigns;
  const others: readonly (readonly [number, (count: number) => string])[] = [
    [campaign.failedCount, shared.failed],
    [campaign.skippedCount, shared.skipped],
    [campaign.undeliveredCount, shared.undelivered],
    [campaign.unconfirmedCount, shared.unconfirmed],
    [campaign.canceledCount, shared.canceled],
  ];
  return [
    shared.sentOf(campaign.sentCount, campaign.contactCount),
    ...others.flatMap(([count, say]) => (count > 0 ? [say(count)] : [])),
  ].join(', ');
}
