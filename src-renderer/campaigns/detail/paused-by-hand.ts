import type { PauseCode } from '../../../src-shared/campaign/pause-reason.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

const byHand: ReadonlySet<PauseCode> = new Set(['user', 'back-to-draft', 'interrupted', 'stopped']);

/** Whether somebody paused a campaign, so that nothing is wrong with it. */
export function pausedByHand({ status, pausedReasonCode: code }: CampaignSnapshot): boolean {
  return status === 'paused' && code !== null && byHand.has(code);
}
