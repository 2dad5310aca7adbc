import type { LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import type { MessageStore } from '../../engine/store-ports.ts';

/** What is told of campaigns that this process sends or stopped, the latest of each. */
export interface CampaignProgress {
  readonly publish: (progress: LiveProgress) => void;
  /** Tells of a campaign that is not being sent any more. */
  readonly publishStopped: (campaignId: number) => void;
  readonly latest: (campaignId: number) => LiveProgress | null;
}

export function createCampaignProgress(
  store: Pick<MessageStore, 'snapshot'>,
  onProgress: (progress: LiveProgress) => void,
): CampaignProgress {
  const latest = new Map<number, LiveProgress>();
  const publish = (progress: LiveProgress) => {
    latest.set(progress.snapshot.id, progress);
    onProgress(progress);
  };
  return {
    publish,
    publishStopped(campaignId) {
      publish({
        snapshot: store.snapshot(campaignId),
        messagesPerSecond: null,
        finishesAt: null,
        secondsLeft: null,
        waiting: null,
      });
    },
    latest: (campaignId) => latest.get(campaignId) ?? null,
  };
}
