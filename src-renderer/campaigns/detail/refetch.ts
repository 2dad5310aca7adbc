import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/** While a campaign is sending, its table is read again this often: no event announces single messages. */
const everyMs = 2000;

/** How often to read data that changes with each message; false once nothing changes by itself. */
export function refetchWhileSendingMs(snapshot: CampaignSnapshot): number | false {
  return snapshot.status === 'sending' ? everyMs : false;
}
