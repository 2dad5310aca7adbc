import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';

/** While messages go out, their table is read again this often; no event tells of each. */
const everyMs = 2000;

/** How often to read what changes with each message; false once nothing of it changes by itself. */
export function refetchWhileSendingMs(snapshot: CampaignSnapshot): number | false {
  return snapshot.status === 'sending' ? everyMs : false;
}
