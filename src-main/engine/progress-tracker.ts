import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import type { LaneWait } from './lane.ts';
import type { Clock, MessageStore, ProgressSink } from './ports.ts';

/** Four snapshots a second for each campaign are as many as an eye follows. */
const publishEveryMs = 250;

/** What the rate is measured over. */
const rateWindowMs = 10_000;

interface Tracked {
  lastPublishedAt: number;
  cancelTimer: (() => void) | null;
  wait: LaneWait | null;
  rate: number;
  /** How many were settled at which time, over the window. */
  samples: { readonly at: number; readonly settled: number }[];
}

/** Tells the world how campaigns stand, not too often, and always the last state. */
export interface ProgressTracker {
  changed(campaignIds: readonly number[]): void;
  /** Notes what a campaign waits for, and the rate of its sender in segments a second. */
  waits(campaignId: number | null, wait: LaneWait | null, rate: number): void;
  /** Publishes what has not been published yet. */
  finish(): void;
}

export function createProgressTracker(options: {
  readonly store: MessageStore;
  readonly clock: Clock;
  readonly progress: ProgressSink;
}): ProgressTracker {
  const { store, clock, progress } = options;
  const tracked = new Map<number, Tracked>();

  function of(campaignId: number): Tracked {
    const known = tracked.get(campaignId);
    if (known !== undefined) return known;
    const made = { lastPublishedAt: 0, cancelTimer: null, wait: null, rate: 0, samples: [] };
    tracked.set(campaignId, made);
    return made;
  }

  function publish(campaignId: number): void {
    const entry = of(campaignId);
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    const now = clock.now();
    entry.lastPublishedAt = now;
    progress.publish(read(campaignId, entry, now));
  }

  function read(campaignId: number, entry: Tracked, now: number): LiveProgress {
    const snapshot = store.snapshot(campaignId);
    const settled = snapshot.sentCount + snapshot.failedCount + snapshot.skippedCount;
    entry.samples = [
      ...entry.samples.filter(({ at }) => at > now - rateWindowMs && at <= now),
      { at: now, settled },
    ];
    if (snapshot.status !== 'sending') {
      return { snapshot, messagesPerSecond: null, secondsLeft: null, waiting: null };
    }
    const [first] = entry.samples;
    const span = first === undefined ? 0 : now - first.at;
    const messagesPerSecond =
      first === undefined || span < 1000 ? null : (1000 * (settled - first.settled)) / span;
    const pace = messagesPerSecond !== null && messagesPerSecond > 0 ? messagesPerSecond : null;
    const waiting = entry.wait !== null && entry.wait.until > now ? entry.wait : null;
    return {
      snapshot,
      messagesPerSecond,
      secondsLeft:
        pace !== null
          ? snapshot.queuedCount / pace
          : entry.rate > 0
            ? snapshot.queuedCount / entry.rate
            : null,
      waiting,
    };
  }

  function changed(campaignIds: readonly number[]): void {
    const now = clock.now();
    for (const campaignId of campaignIds) {
      const entry = of(campaignId);
      const dueIn = entry.lastPublishedAt + publishEveryMs - now;
      const isLast = isCampaignOver(store.snapshot(campaignId).status);
      if (isLast || dueIn <= 0 || dueIn > publishEveryMs) publish(campaignId);
      else entry.cancelTimer ??= clock.after(dueIn, () => publish(campaignId));
    }
  }

  return {
    changed,
    waits(campaignId, wait, rate) {
      if (campaignId === null) return;
      const entry = of(campaignId);
      const isNews = entry.wait?.reason !== wait?.reason && wait?.reason !== 'rate';
      entry.wait = wait;
      entry.rate = rate;
      if (isNews) changed([campaignId]);
    },
    finish() {
      for (const [campaignId, entry] of tracked) {
        if (entry.cancelTimer !== null) publish(campaignId);
      }
    },
  };
}
