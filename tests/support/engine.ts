import { createMessageStore } from '../../src-main/campaigns/sending/message-store.ts';
import type { WritableDatabase } from '../../src-main/database/open.ts';
import { createEngine, type Engine } from '../../src-main/engine/engine.ts';
import type { EngineOptions, EngineSettings } from '../../src-main/engine/options.ts';
import type { CalendarDay } from '../../src-main/engine/sender/sender-queue.ts';
import type { Clock, Gateway } from '../../src-main/engine/ports.ts';
import type { JournalEntry, SendJournal } from '../../src-main/engine/store-ports.ts';
import { defaultQuietHours } from '../../src-shared/settings/quiet-hours.ts';
import type { LiveProgress } from '../../src-shared/campaign/snapshot.ts';

/** The day in UTC that a time belongs to. */
export function utcDay(time: number): CalendarDay {
  const dayMs = 86_400_000;
  const start = Math.floor(time / dayMs) * dayMs;
  return { name: new Date(start).toISOString().slice(0, 10), endsAt: start + dayMs };
}

/** A send journal in memory: a clock that stands still cannot wait for a disk. */
function createMemoryJournal(): SendJournal & { readonly entries: readonly JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return {
    entries,
    get position() {
      return String(entries.length);
    },
    append(added) {
      entries.push(...added);
      return Promise.resolve();
    },
  };
}

/** An engine of the simulator’s that keeps to no limit, with what a test gives it. */
export function engineWith({
  settings = {},
  ...options
}: Pick<EngineOptions, 'store' | 'gateway' | 'journal' | 'clock'> & {
  readonly progress?: EngineOptions['progress'];
  readonly settings?: Partial<EngineSettings>;
}): Engine {
  return createEngine({
    progress: { publish: () => undefined },
    dayOf: utcDay,
    ...options,
    settings: {
      segmentsPerSecond: 0,
      dailySegments: 0,
      quietHours: { ...defaultQuietHours, enabled: false },
      pauseAboveFailureShare: 0.5,
      unconfirmedPolicy: 'hold',
      recheckAfterMs: 0,
      ...settings,
    },
  });
}

/** The store of an engine; single messages go through the simulator. */
export const storeOn = (db: WritableDatabase) => createMessageStore(db);

/** An engine on a real database, with everything it published. It sends one campaign alone if told which. */
export function engineOn(
  db: WritableDatabase,
  clock: Clock,
  gateway: Gateway,
  settings: Partial<EngineSettings> = {},
  onlyCampaign?: number,
): { readonly engine: Engine; readonly published: readonly LiveProgress[] } {
  const published: LiveProgress[] = [];
  const store = storeOn(db);
  const engine = engineWith({
    store: {
      ...store,
      sendingCampaigns: (now) =>
        store
          .sendingCampaigns(now)
          .filter(({ campaignId }) => onlyCampaign === undefined || campaignId === onlyCampaign),
    },
    gateway: () => gateway,
    journal: createMemoryJournal(),
    clock,
    progress: { publish: (progress) => void published.push(progress) },
    settings: { recheckAfterMs: 120_000, ...settings },
  });
  return { engine, published };
}

/** How many messages of a campaign have each status. */
export function statusCounts(db: WritableDatabase, campaignId: number): Record<string, number> {
  const rows = db.sqlite
    .prepare<[number], { readonly status: string; readonly count: number }>(
      'SELECT status, count(*) AS count FROM messages WHERE campaign_id = ? GROUP BY status',
    )
    .all(campaignId);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
