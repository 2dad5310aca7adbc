import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { words } from '../../words.ts';

/** What canceling a campaign stops, and what stays. */
export function whatCancelLeaves({
  queuedCount,
  sentCount,
  scheduledCount,
}: CampaignSnapshot): string {
  return words.campaigns.detail.cancelLeaves(queuedCount, sentCount, scheduledCount);
}
