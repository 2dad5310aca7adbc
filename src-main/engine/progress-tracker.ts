import { settledOf } from '../../src-shared/campaign/progress.ts';
import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';
import type { SenderQueueWait } from './sender/sender-queue.ts';
import type { Clock } from './ports.ts';
import type { MessageStore, ProgressSink } from './store-ports.ts';

/** At most four snapshots a second for each campaign. */
const publishEveryMs = 250;

/** The rate is measured over this time. */
const rateWindowMs = 10_000;

/** Counting a million queued messages takes a while, so a forecast is kept for this time. */
const forecastEveryMs = 10_000;

const none: ReadonlySet<number> = new Set();

interface Tracked {
  lastPublishedAt: number;
  cancelTimer: (() => void) | null;
  wait: SenderQueueWait | null;
  /** Its part of its sender's rate, in segments a second; 0 for no limit. */
  rate: number;
  forecast: { readonly at: number; readonly finishesAt: number | null } | null;
  /** How many messages were settled at which time, over `rateWindowMs`. */
  samples: { readonly at: number; readonly settled: number }[];
}

/** Campaigns with something new to publish since the last time, by id. */
export interface ChangedCampaigns {
  readonly changed: Set<number>;
  /** Those that are completed now. */
  readonly completed: Set<number>;
  /** Single messages whose status changed. */
  readonly singles: Set<number>;
}

/** Publishes the progress of campaigns: not too often, and always the last state. */
export interface ProgressTracker {
  /** Publishes what is new of them; of completed ones at once. */
  changed(changes: ChangedCampaigns): void;
  /** Sets what a campaign waits for, and its part of its sender's rate in segments a second. */
  setWait(campaignId: number | null, wait: SenderQueueWait | null, rate: number): void;
  /** Forecasts anew with the next state: the settings have changed. */
  forgetForecasts(): void;
  /** Publishes what is not published yet; call nothing after it. */
  finish(): void;
}

export function createProgressTracker(options: {
  readonly store: MessageStore;
  readonly clock: Clock;
  readonly progress: ProgressSink;
  /** When the last message will be sent at that many segments a second (0: no limit); null: unknown. */
  readonly finishesAt: (
    campaignId: number,
    segmentsPerSecond: number,
    now: number,
  ) => number | null;
}): ProgressTracker {
  const { store, clock, progress } = options;
  const tracked = new Map<number, Tracked>();

  function entryOf(campaignId: number): Tracked {
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
    const entry = entryOf(campaignId);
    entry.cancelTimer?.();
    entry.cancelTimer = null;
    const now = clock.now();
    entry.lastPublishedAt = now;
    progress.publish(read(campaignId, entry, now));
  }

  function read(campaignId: number, entry: Tracked, now: number): LiveProgress {
    const snapshot = store.snapshot(campaignId);
    const settled = settledOf(snapshot);
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
    const rate = entry.rate > 0 ? entry.rate : messagesPerSecond;
    const finishesAt = rate === null ? null : forecast(campaignId, entry, rate, now);
    const secondsLeft = finishesAt === null ? null : Math.max(0, (finishesAt - now) / 1000);
    return { snapshot, messagesPerSecond, finishesAt, secondsLeft, waiting };
  }

  function forecast(campaignId: number, entry: Tracked, rate: number, now: number): number | null {
    const { forecast: known } = entry;
    if (known !== null && Math.abs(now - known.at) < forecastEveryMs) return known.finishesAt;
    const finish = options.finishesAt(campaignId, rate, now);
    const finishesAt = finish === null ? null : Math.ceil(finish);
    entry.forecast = { at: now, finishesAt };
    return finishesAt;
  }

  function changed(campaignIds: Iterable<number>, completed: ReadonlySet<number>): void {
    const now = clock.now();
    for (const campaignId of campaignIds) {
      const entry = entryOf(campaignId);
      const dueIn = entry.lastPublishedAt + publishEveryMs - now;
      if (completed.has(campaignId) || dueIn <= 0 || dueIn > publishEveryMs) publish(campaignId);
      else entry.cancelTimer ??= clock.after(dueIn, () => publish(campaignId));
    }
  }

  return {
    changed: (changes) => changed(changes.changed, changes.completed),
    setWait(campaignId, wait, rate) {
      if (campaignId === null) return;
      const entry = entryOf(campaignId);
      const isNewReason = entry.wait?.reason !== wait?.reason && wait?.reason !== 'rate';
      entry.wait = wait;
      entry.rate = rate;
      if (isNewReason) changed([campaignId], none);
    },
    forgetForecasts() {
      for (const entry of tracked.values()) entry.forecast = null;
      changed(tracked.keys(), none);
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
