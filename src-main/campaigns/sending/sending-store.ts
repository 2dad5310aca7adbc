import { createMessageStore } from './message-store.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import type { MessageStore } from '../../engine/store-ports.ts';
import {
  applyStopFilesOfSending,
  removeStopFiles,
  type CarriedOut,
} from '../running/stop-files.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/**
 * The engine's memory; campaigns that may not be claimed from are as if there were none. Another process
 * may leave a note to stop what is sent here: it is carried out before more is claimed.
 */
export function createSendingStore(context: {
  readonly db: WritableDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly writeLock: WriteLock;
  /** Asked anew each time; null stands for the single messages. */
  readonly maySend: (campaignId: number | null) => boolean;
  /** Told of a campaign that a note has stopped. */
  readonly onStopped: (campaignId: number) => void;
}): MessageStore {
  const { db, dataFolder, clock, writeLock, maySend } = context;
  const store = createMessageStore(db, (act, onCommitted) =>
    writeLock.write(act, Infinity, onCommitted),
  );
  return {
    ...store,
    async transaction(act, onCommitted) {
      let carriedOut: CarriedOut = { names: [], campaigns: [] };
      const result = await store.transaction(() => {
        carriedOut = applyStopFilesOfSending(db, dataFolder, clock.now());
        return act();
      }, onCommitted);
      removeStopFiles(dataFolder, carriedOut);
      for (const id of carriedOut.campaigns) context.onStopped(id);
      return result;
    },
    sendingCampaigns: (now) =>
      store.sendingCampaigns(now).filter(({ campaignId }) => maySend(campaignId)),
  };
}
