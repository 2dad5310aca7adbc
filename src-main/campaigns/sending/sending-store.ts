import { createMessageStore } from './message-store.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { MessageStore } from '../../engine/ports.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/**
 * The engine's memory; campaigns that may not be claimed from are as if there were none.
 *
 * @param maySend asked anew each time; null stands for the single messages.
 */
export function createSendingStore(
  db: WritableDatabase,
  writeLock: WriteLock,
  maySend: (campaignId: number | null) => boolean,
): MessageStore {
  const routeOfSingleMessages = () => {
    const { gateway, defaultSender } = readSettings(db);
    return { gateway, sender: defaultSender };
  };
  const store = createMessageStore(db, routeOfSingleMessages, (act) =>
    writeLock.write(act, Infinity),
  );
  return {
    ...store,
    sendingCampaigns: () =>
      store.sendingCampaigns().filter(({ campaignId }) => maySend(campaignId)),
    unconfirmed: (limit) =>
      store.unconfirmed(limit).filter(({ campaignId }) => maySend(campaignId)),
  };
}
