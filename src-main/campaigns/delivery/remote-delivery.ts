import type { LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { ThreadLock } from '../../database/thread-lock.ts';
import { places } from '../../database/write-lock.ts';
import { JobThread } from '../../threads/job-thread.ts';
import type { ThreadStart } from '../../threads/messages.ts';
import { deserializeError } from '../../threads/serialized-error.ts';
import type { Delivery, DeliveryContext } from './delivery.ts';
import type { DeliveryEvent, DeliverySetup } from './delivery-thread.ts';

/**
 * Makes the delivery of a data folder in a thread of its own, started with the first call: nobody else
 * waits for the disk because something is sent, nor the other way round.
 */
export function createRemoteDelivery(
  context: DeliveryContext & {
    /** The database. */
    readonly file: string;
    readonly threadFile: string;
    /** The write lock's, shared with the thread. */
    readonly memory: SharedArrayBuffer;
    /** Told of a fault that nobody foresaw: nothing may be sent any more. */
    readonly onFault: (fault: Error) => void;
  },
): Delivery {
  const { clock, file, threadFile, dataFolder, nativeBinding, memory, onError } = context;
  const { twilioUrl, twilioTimeoutMs, options } = context;
  const latest = new Map<number, LiveProgress>();
  let isFollowed = false;
  let isOver = false;
  const setup: DeliverySetup = {
    file,
    dataFolder,
    nativeBinding,
    twilioUrl,
    twilioTimeoutMs,
    options,
    lock: { memory, place: places.sending },
  };
  const thread = new JobThread({
    start: { kind: 'delivery', threadFile, setup } satisfies ThreadStart<DeliverySetup>,
    clock,
    atOnce: Infinity,
    cancelBy: 'asking',
    isStartedOnce: true,
    functions: { readCredentials: context.readCredentials },
    onExit(error) {
      ThreadLock.abandon(memory, places.sending);
      if (!isOver) context.onFault(error);
    },
  });

  function onEvent(event: DeliveryEvent): void {
    switch (event.kind) {
      case 'progress':
        latest.set(event.progress.snapshot.id, event.progress);
        context.onProgress(event.progress);
        break;
      case 'receipts':
        context.onReceipts();
        break;
      case 'singles':
        context.onSingles(event.messageIds);
        break;
      case 'error':
        onError(deserializeError(event.error));
        break;
      case 'fault':
        context.onFault(deserializeError(event.error));
        break;
    }
  }

  function call(name: string, input: unknown = null): Promise<never> {
    if (!isFollowed) {
      isFollowed = true;
      // It never ends; where the thread does, `onExit` hears of it.
      thread.run('follow', null, { onProgress: onEvent }).catch(() => undefined);
    }
    return thread.run(name, input);
  }

  /** For what answers nothing: calls arrive in the order in which they are made. */
  function notify(name: string, input: unknown = null): void {
    call(name, input).catch((error: unknown) => {
      if (!isOver) onError(error);
    });
  }

  return {
    sending: {
      async acquire() {
        const id: number = await call('acquire');
        return () => notify('letGo', id);
      },
      hold: (campaignId) => notify('hold', campaignId),
      unhold: (campaignId) => notify('unhold', campaignId),
      wake: () => call('wake'),
      followSingleMessages: () => notify('followSingleMessages'),
      singleMessagesChanged: () => notify('singleMessagesChanged'),
      settingsSaved() {
        // A thread that is not running reads them when it starts.
        if (isFollowed && !isOver) notify('settingsSaved');
      },
      async credentialsSaved() {
        if (isFollowed && !isOver) await call('credentialsSaved');
      },
      // Receipts arrive in that thread.
      noteReceipts: () => undefined,
      resume: () => call('resume'),
      resumeQueued: () => call('resumeQueued'),
      idle: () => call('idle'),
      async stop() {
        // Before the first call nothing was sent.
        if (isFollowed && !isOver) await call('stop');
      },
      async whileNothingIsSent(act) {
        const id: number = await call('blockSending');
        try {
          return await act();
        } finally {
          await call('letGo', id);
        }
      },
      heldHereFor: async () => (isFollowed && !isOver ? await call('heldHereFor') : null),
      isSendingInAnotherProcess: () => call('isSendingInAnotherProcess'),
      latest: (campaignId) => latest.get(campaignId) ?? null,
    },
    receipts: {
      follow: () => notify('followReceipts'),
      wake: () => notify('wakeReceipts'),
      pauseUntil: (kind, until) => notify('pauseReceipts', { kind, until }),
      credentialsSaved() {
        if (isFollowed && !isOver) notify('receiptCredentialsSaved');
      },
      sync: () => call('syncReceipts'),
      cancelScheduled: () => call('cancelScheduled'),
      stop() {
        if (isFollowed && !isOver) notify('stopReceipts');
      },
    },
    async close() {
      try {
        if (isFollowed && !isOver) await call('close');
      } finally {
        isOver = true;
        await thread.end();
      }
    },
  };
}
