import type { MessagePort } from 'node:worker_threads';
import type { GatewayKind, LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { openConnection } from '../../database/open.ts';
import { createWriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import { answerCalls, type Call } from '../../threads/answer-calls.ts';
import { Caller } from '../../threads/caller.ts';
import type { DatabaseThreadSetup } from '../../threads/database-jobs.ts';
import { portOf, type SerializedError, type ThreadStart } from '../../threads/messages.ts';
import { serializeError } from '../../threads/serialized-error.ts';
import { createDelivery, type DeliveryContext, type NoteSingle } from './delivery.ts';

/** What the thread that delivers is started with. The credentials are not in it: they are asked for. */
export type DeliverySetup = Omit<DatabaseThreadSetup, 'isReadOnly'> &
  Pick<DeliveryContext, 'dataFolder' | 'twilioUrl' | 'twilioTimeoutMs' | 'options'>;

/** What the thread tells as it happens. */
export type DeliveryEvent =
  | { readonly kind: 'progress'; readonly progress: LiveProgress }
  | { readonly kind: 'receipts' }
  | { readonly kind: 'singles'; readonly messageIds: readonly number[] }
  | { readonly kind: 'error'; readonly error: SerializedError }
  /** Nobody foresaw it: nothing may be sent any more. */
  | { readonly kind: 'fault'; readonly error: SerializedError };

/** Delivers in this thread, with a connection of its own, for the thread that started this one. */
export function serveDelivery(
  port: MessagePort,
  { setup }: ThreadStart<DeliverySetup>,
  clock: Clock,
  noteSingle: NoteSingle,
): void {
  const { dataFolder, nativeBinding, twilioUrl, twilioTimeoutMs, options, lock } = setup;
  const starter = new Caller(portOf(port), clock);
  const db = openConnection({ file: setup.file, nativeBinding, isReadOnly: false });
  let notify: (event: DeliveryEvent) => void = () => undefined;
  const onError = (error: unknown) => notify({ kind: 'error', error: serializeError(error) });
  process.on('unhandledRejection', onError);
  process.on('uncaughtException', (fault) =>
    notify({ kind: 'fault', error: serializeError(fault) }),
  );

  /** In this thread, because only between its own commits the whole log can be moved. */
  function checkpoint(): void {
    try {
      db.sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      onError(error);
    }
  }

  const delivery = createDelivery({
    db,
    writeLock: createWriteLock(db, clock, { ...lock, checkpoint }),
    dataFolder,
    nativeBinding,
    clock,
    readCredentials: () => starter.call('readCredentials', null),
    twilioUrl,
    twilioTimeoutMs,
    options,
    onProgress: (progress) => notify({ kind: 'progress', progress }),
    onReceipts: () => notify({ kind: 'receipts' }),
    onSingles: (messageIds) => notify({ kind: 'singles', messageIds }),
    noteSingle,
    onError,
  });
  const { sending, receipts } = delivery;
  const held = createHeld();

  answerCalls(portOf(port), {
    /** Reports every event as progress. It does not end. */
    follow: (_input: null, { onProgress }: Call) => {
      notify = onProgress;
      return new Promise(() => undefined);
    },
    /** Returns the number to let go by. */
    acquire: async () => held.add(await sending.acquire()),
    letGo: (id: number) => held.release(id),
    hold: (campaignId: number) => sending.hold(campaignId),
    unhold: (campaignId: number) => sending.unhold(campaignId),
    wake: () => sending.wake(),
    followSingleMessages: () => sending.followSingleMessages(),
    singleMessagesChanged: () => sending.singleMessagesChanged(),
    settingsSaved: () => sending.settingsSaved(),
    credentialsSaved: () => sending.credentialsSaved(),
    resume: () => sending.resume(),
    resumeQueued: () => sending.resumeQueued(),
    idle: () => sending.idle(),
    stop: () => sending.stop(),
    /** Lets nothing be sent until `letGo` with the number that it returns. */
    blockSending: () =>
      new Promise<number>((resolve, reject) => {
        const whileHeld = () =>
          new Promise<void>((end) => {
            resolve(held.add(end));
          });
        sending.whileNothingIsSent(whileHeld).catch(reject);
      }),
    heldHereFor: () => sending.heldHereFor(),
    isSendingInAnotherProcess: () => sending.isSendingInAnotherProcess(),
    followReceipts: () => receipts.follow(),
    wakeReceipts: () => receipts.wake(),
    pauseReceipts: ({ kind, until }: { readonly kind: GatewayKind; readonly until: number }) =>
      receipts.pauseUntil(kind, until),
    receiptCredentialsSaved: () => receipts.credentialsSaved(),
    syncReceipts: () => receipts.sync(),
    cancelScheduled: () => receipts.cancelScheduled(),
    stopReceipts: () => receipts.stop(),
    async close() {
      await delivery.close();
      db.close();
    },
  });
}

/** What the other thread holds here, by numbers: a function cannot cross. */
function createHeld() {
  const held = new Map<number, () => void>();
  let lastId = 0;
  return {
    add(letGo: () => void): number {
      lastId += 1;
      held.set(lastId, letGo);
      return lastId;
    },
    release(id: number): void {
      held.get(id)?.();
      held.delete(id);
    },
  };
}
