import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { handOverState } from './hand-over-state.ts';
import { endHandOver } from './order.ts';
import { wishForAll } from './scheduled-rows.ts';

/**
 * Ends the hand-over of a campaign that is paused, or has not started: what the provider's scheduler still
 * has is to be canceled there, and queued again once that is confirmed. Refused as `refuseToTakeBack` says.
 */
export function takeBack(db: WritableDatabase, id: number, now: number): void {
  refuseToTakeBack(campaignSnapshot(db, id));
  db.sqlite.transaction(() => {
    const { held, late } = handOverState(db, id);
    endHandOver(db, id, now, { held, late });
    wishForAll(db, id);
  })();
}

/** Refused (`conflict`) where the provider's scheduler has nothing to do with the campaign, or it is over. */
export function refuseToTakeBack({ name, status, handOver }: CampaignSnapshot): void {
  if (handOver === null || isCampaignOver(status)) {
    throw new UserError('conflict', words.campaigns.cannotTakeBack(name, status));
  }
}
