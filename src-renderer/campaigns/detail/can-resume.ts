import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/**
 * Whether to offer to resume a campaign. Where only unconfirmed messages are left, resuming sends nothing:
 * a person checks or decides on them instead; nor where its plan holds it, which has actions of its own.
 */
export function canResume(snapshot: CampaignSnapshot): boolean {
  const { status, damaged, queuedCount, unconfirmedCount } = snapshot;
  if (status !== 'paused' || damaged !== null) return false;
  if (snapshot.pausedReasonCode === 'budget' || snapshot.pausedReasonCode === 'canary')
    return false;
  return queuedCount > 0 || unconfirmedCount === 0;
}
