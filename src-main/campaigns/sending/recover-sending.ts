import { appendEvent } from '../../database/events.ts';
import type { WritableDatabase } from '../../database/open.ts';
import type { MessageStore } from '../../engine/store-ports.ts';
import { applyStopFiles, type CarriedOut } from '../running/stop-files.ts';
import { replayJournal } from './journal/replay-journal.ts';

/**
 * Puts right what an earlier process left behind, in the transaction that the caller has open. Call it
 * with the right to send and before anything is sent. What somebody wanted stopped while it could not be
 * written is stopped; what was in flight may have been sent, and becomes unconfirmed. Returns the stop
 * stop files that were carried out, for `removeStopFiles` once all is committed.
 */
export function recoverSending(
  db: WritableDatabase,
  dataFolder: string,
  store: MessageStore,
  now: number,
): CarriedOut {
  const carriedOut = applyStopFiles(db, dataFolder, now);
  const replayed = replayJournal(db, dataFolder, now);
  if (replayed.corrected + replayed.ofUnknownCampaigns > 0) {
    appendEvent(db, { at: now, kind: 'journal-replayed', detail: { ...replayed } });
  }
  const interrupted = store.recoverInterrupted();
  if (interrupted > 0) {
    appendEvent(db, { at: now, kind: 'interrupted-messages', detail: { messages: interrupted } });
  }
  return carriedOut;
}
