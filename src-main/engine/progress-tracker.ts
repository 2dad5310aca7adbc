import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import { isCampaignOver } from '../../src-shared/campaign/status.ts';
import type { SenderQueueWait } from './sender-queue.ts';
import type { Clock, MessageStore, ProgressSink } from './ports.ts';

/** Four snapshots a second for each campaign are as many as an eye follows. */
const publishEveryMs = 250;

/** What the rate is measured over. */
const rateWindowMs = 10_000;

/** Counting what is queued takes a while where it is a million, so a forecast holds for so long. */
const forecastEveryMs = 10_000;

interface Tracked {
  lastPublishedAt: number;
  cancelTimer: (() => void) | null;
  wait: SenderQueueWait | null;
  /** Segments a second that its sender leaves to it; 0 for no limit. */
  rate: number;
  forecast: { readonly at: number; readonly finishesAt: number | null } | null;
  /** How many were settled at which time, over the window. */
  samples: { readonly at: number; readonly settled: number }[];
}

/** Tells the world how campaigns stand, not too often, and always the last state. */
export interface ProgressTracker {
  changed(campaignIds: readonly number[]): void;
  /** Notes what a campaign waits for, and the rate of its sender in segments a second. */
  waits(campaignId: number | null, wait: SenderQueueWait | null, rate: number): void;
  /** Publishes what has not been published yet; nothing comes after it. */
  finish(): void;
}

export function createProgressTracker(options: {
  readonly store: MessageStore;
  readonly clock: Clock;
  readonly progress: ProgressSink;
  /** When a campaign will have gone at so many segments a second (0 for at once); null for unknown. */
  readonly finishOf: (campaignId: number, segmentsPerSecond: number, now: number) => number | null;
}): ProgressTracker {
  const { store, clock, progress } = options;
  const tracked = new Map<number, Tracked>();

  function of(campaignId: number): Tracked {
    const known = tracked.get(campaignId);
    if (known !== undefined) return known;
    const made = {
      lastPublishedAt: 0,
      cancelTimer: null,
      wait: null,
      rate: 0,
      forecast: null,
      samples: [],
    };
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
      return {
        snapshot,
        messagesPerSecond: null,
        finishesAt: null,
        secondsLeft: null,
        waiting: null,
      };
    }
    const [first] = entry.samples;
    const span = first === undefined ? 0 : now - first.at;
    const messagesPerSecond =
      first === undefined || span < 1000 ? null : (1000 * (settled - first.settled)) / span;
    const waiting = entry.wait !== null && entry.wait.until > now ? entry.wait : null;
    const pace = entry.rate > 0 ? entry.rate : messagesPerSecond;
    const finishesAt = pace === null ? null : forecast(campaignId, entry, pace, now);
    const secondsLeft = finishesAt === null ? null : Math.max(0, (finishesAt - now) / 1000);
    return { snapshot, messagesPerSecond, finishesAt, secondsLeft, waiting };
  }

  function forecast(campaignId: number, entry: Tracked, pace: number, now: number): number | null {
    const { forecast: known } = entry;
    if (known !== null && Math.abs(now - known.at) < forecastEveryMs) return known.finishesAt;
    const finish = options.finishOf(campaignId, pace, now);
    const finishesAt = finish === null ? null : Math.ceil(finish);
    entry.forecast = { at: now, finishesAt };
    return finishesAt;
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
      const waiting = [...tracked].filter(([, { cancelTimer }]) => cancelTimer !== null);
      for (const [, entry] of waiting) {
        entry.cancelTimer?.();
        entry.cancelTimer = null;
      }
      for (const [campaignId] of waiting) publish(campaignId);
    },
  };
}
