import { inTransaction } from './in-transaction.ts';
import { createMessageStore } from './message-store.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { Clock } from '../../engine/ports.ts';
import type { MessageStore, SendingCampaign } from '../../engine/store-ports.ts';
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
  /** What of it may be claimed from here; asked anew each time. */
  readonly allowed: (campaigns: readonly SendingCampaign[]) => readonly SendingCampaign[];
  /** Told of a campaign that a note has stopped. */
  readonly onStopped: (campaignId: number) => void;
  /** Called within the transaction that changes the status of a message without a campaign. */
  readonly noteSingle?: (db: WritableDatabase, messageId: number) => void;
}): MessageStore {
  const { db, dataFolder, clock, writeLock, allowed } = context;
  const store = createMessageStore(db, (act, onCommitted) =>
    writeLock.write(act, Infinity, onCommitted),
  );
  const noteSingles = (messageIds: readonly number[] = []) => {
    for (const id of messageIds) context.noteSingle?.(db, id);
  };
  return {
    ...store,
    claim: (request) =>
      inTransaction(db, () => {
        const claim = store.claim(request);
        noteSingles(claim.settledSingles);
        return claim;
      }),
    recordOutcomes: (changes, now) =>
      inTransaction(db, () => {
        const recorded = store.recordOutcomes(changes, now);
        noteSingles(recorded.changedSingles);
        return recorded;
      }),
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
    sendingCampaigns: (now) => allowed(store.sendingCampaigns(now)),
  };
}
