import { createMessageStore } from './message-store.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { MessageStore } from '../../engine/ports.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** The engine's memory; where a campaign is named, as if there were no other. */
export function createSendingStore(
  db: OvoDatabase,
  writeLock: WriteLock,
  onlyCampaign: number | undefined,
): MessageStore {
  const routeOfSingleMessages = () => {
    const { gateway, defaultSender } = readSettings(db);
    return { gateway, sender: defaultSender };
  };
  const store = createMessageStore(db, routeOfSingleMessages, (act) =>
    writeLock.write(act, Infinity),
  );
  if (onlyCampaign === undefined) return store;
  return {
    ...store,
    sendingCampaigns: () =>
      store.sendingCampaigns().filter(({ campaignId }) => campaignId === onlyCampaign),
    unconfirmed: (limit) =>
      store.unconfirmed(limit).filter(({ campaignId }) => campaignId === onlyCampaign),
  };
}
