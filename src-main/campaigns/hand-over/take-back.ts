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
 * has is to be canceled there, and queued again once that is confirmed. False where the campaign is being
 * sent, as the rest would go from here at once: nothing is changed then. Refused (`conflict`) where the
 * provider's scheduler has nothing to do with the campaign, or the campaign is over.
 */
export function takeBack(db: WritableDatabase, id: number, now: number): boolean {
  return db.sqlite
    .transaction(() => {
      const { name, status, handOver } = campaignSnapshot(db, id);
      if (handOver === null || isCampaignOver(status)) {
        throw new UserError('conflict', words.campaigns.cannotTakeBack(name, status));
      }
      if (status === 'sending') return false;
      const { held, late } = handOverState(db, id);
      endHandOver(db, id, now, { held, late });
      wishForAll(db, id);
      return true;
    })
    .immediate();
}
