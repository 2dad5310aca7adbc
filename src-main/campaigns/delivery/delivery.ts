import type { LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { readSettings } from '../../database/settings.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';
import { createReceipts, type Receipts } from '../receipts/receipts.ts';
import { createGateways } from '../sending/gateways.ts';
import { createLiveSettings } from '../sending/live-settings.ts';
import type { SendingOptions } from '../sending/claims/own-share.ts';
import { createSending, type Sending } from '../sending/sending.ts';

/** What hands messages over and asks what became of them: the engine and the polling for receipts. */
export interface Delivery {
  readonly sending: Sending;
  readonly receipts: Receipts;
  /** Stops claiming and asking, lets what is in flight settle, and lets go of everything. */
  close(): Promise<void>;
}

/** Writes what the new status of a message without a campaign means elsewhere, in the transaction that changes the status. */
export type NoteSingle = (db: WritableDatabase, messageId: number) => void;

/** What delivery needs wherever it runs. */
export interface DeliveryContext {
  readonly dataFolder: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  /** The Twilio account to send with; null where none is known. */
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly twilioUrl: string | undefined;
  readonly twilioTimeoutMs: number | undefined;
  readonly options: SendingOptions;
  readonly onProgress: (progress: LiveProgress) => void;
  /** Told when receipts changed something. */
  readonly onReceipts: () => void;
  /** Told of messages without a campaign whose status changed. */
  readonly onSingles: (messageIds: readonly number[]) => void;
  readonly noteSingle: NoteSingle;
  readonly onError: (error: unknown) => void;
}

/** Makes the delivery of a data folder, in the thread of the caller. */
export function createDelivery(
  context: DeliveryContext & { readonly db: WritableDatabase; readonly writeLock: WriteLock },
): Delivery {
  const { db } = context;
  const openGateways = () =>
    createGateways({ ...context, simulatorSettings: () => readSettings(db).simulator });
  const settings = createLiveSettings(db, context.clock, context.options.engine ?? {});
  const receipts = createReceipts({
    ...context,
    lookUpSettings: () => settings.read(),
    // Its own, so that neither closes what the other uses.
    gateways: openGateways(),
    onChange: context.onReceipts,
    onQueued: () => void sending.resumeQueued().catch(context.onError),
    onFinal: (news) => sending.noteReceipts(news),
  });
  const sending = createSending({
    ...context,
    gateways: openGateways(),
    onSingles(messageIds) {
      context.onSingles(messageIds);
      receipts.wake();
    },
    onProgress(progress) {
      context.onProgress(progress);
      const { snapshot, waiting } = progress;
      if (snapshot.gateway !== null && waiting?.reason === 'throttled') {
        receipts.pauseUntil(snapshot.gateway, waiting.until);
      }
      receipts.wake();
    },
  });
  return {
    sending,
    receipts,
    async close() {
      receipts.stop();
      await sending.close();
    },
  };
}
