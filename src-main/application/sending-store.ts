import { createMessageStore } from '../db/message-store.ts';
import type { OvoDatabase } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import type { MessageStore } from '../engine/ports.ts';

/** The engine's memory; where a campaign is named, as if there were no other. */
export function createSendingStore(
  db: OvoDatabase,
  onlyCampaign: number | undefined,
): MessageStore {
  const store = createMessageStore(db, () => {
    const { gateway, defaultSender } = readSettings(db);
    return { gateway, sender: defaultSender };
  });
  if (onlyCampaign === undefined) return store;
  return {
    ...store,
    sendingCampaigns: () =>
      store.sendingCampaigns().filter(({ campaignId }) => campaignId === onlyCampaign),
    unconfirmed: (limit) =>
      store.unconfirmed(limit).filter(({ campaignId }) => campaignId === onlyCampaign),
  };
}
