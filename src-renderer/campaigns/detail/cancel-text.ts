import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { words } from '../../words.ts';

/** What canceling a campaign stops, and what stays. */
export function whatCancelLeaves({
  queuedCount,
  sentCount,
  scheduledCount,
  perhapsScheduledCount,
}: CampaignSnapshot): string {
  const held = scheduledCount + perhapsScheduledCount;
  return words.campaigns.detail.cancelLeaves(queuedCount, sentCount, held);
}
