import { sayPauseReason, type PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { MessageStore } from '../../engine/store-ports.ts';
import { pauseReasonOf } from './storage-failure.ts';

/** Where not even a pause could be written down, it is tried again this often, in milliseconds. */
const pauseAgainMs = 5000;

/** Pauses what is being sent, with the reason. */
export interface CampaignPauser {
  readonly pause: (campaignId: number, reason: PauseReason) => Promise<void>;
  /** Pauses everything after a failure. A disk that takes nothing does not take a pause either: it is tried
   * again until the disk does. */
  readonly pauseAfter: (failure: unknown) => Promise<void>;
  /** Whether a pause could not be written yet: until it can be, nobody else may send. */
  readonly isStuck: boolean;
  /** Tries no more. */
  readonly cancel: () => void;
}

export function createCampaignPauser(context: {
  readonly store: Pick<MessageStore, 'pauseCampaign' | 'sendingCampaigns'>;
  readonly writeLock: WriteLock;
  readonly clock: Clock;
  readonly onPaused: (campaignId: number) => void;
  /** Called when everything is paused that could not be before. */
  readonly onUnstuck: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}): CampaignPauser {
  const { store, writeLock, clock } = context;
  /** Cancels the next try; null unless an earlier try failed. */
  let stuck: (() => void) | null = null;

  async function pause(campaignId: number, reason: PauseReason): Promise<void> {
    await writeLock.write(() => store.pauseCampaign(campaignId, reason, clock.now()), Infinity);
    context.onPaused(campaignId);
  }

  async function pauseAll(reason: PauseReason): Promise<void> {
    stuck = null;
    try {
      for (const { campaignId } of store.sendingCampaigns()) {
        if (campaignId !== null) await pause(campaignId, reason);
      }
    } catch {
      stuck = clock.after(pauseAgainMs, () => {
        void pauseAll(reason)
          .then(context.onUnstuck)
          .catch(() => undefined);
      });
    }
  }

  return {
    pause,
    async pauseAfter(failure) {
      const reason = pauseReasonOf(failure);
      context.onError(new Error(sayPauseReason(reason), { cause: failure }));
      await pauseAll(reason);
    },
    get isStuck() {
      return stuck !== null;
    },
    cancel() {
      stuck?.();
      stuck = null;
    },
  };
}
