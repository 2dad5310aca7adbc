import type {
  Rehearsal,
  RehearsalEvent,
  RehearsalFaults,
} from '../../../../src-shared/campaign/rehearsal.ts';
import type { Settings } from '../../../../src-shared/settings/settings.ts';
import type { WritableDatabase } from '../../../database/open.ts';
import { createEngine, type Engine } from '../../../engine/engine.ts';
import type { MessageStore, SendJournal } from '../../../engine/store-ports.ts';
import { createReceiptPoller, type ReceiptStore } from '../../../engine/receipts.ts';
import { campaignSnapshot } from '../../campaign-rows.ts';
import { resumeCampaign } from '../../lifecycle.ts';
import { createReceiptStore } from '../../receipts/receipt-store.ts';
import { calendarDayOf } from '../../sending/calendar/calendar-day.ts';
import { createPlaceHours } from '../../sending/calendar/place-hours.ts';
import { createMessageStore } from '../../sending/message-store.ts';
import type { RehearsalClock } from './rehearsal-clock.ts';
import type { RehearsalGateway } from './rehearsal-gateway.ts';

/** For so long Ovo is closed, in milliseconds. */
const closedMs = 30 * 60_000;

/** So often it is looked whether it takes too long, in milliseconds. */
const lookEveryMs = 6 * 3_600_000;

/** What takes longer is taken never to end, in milliseconds. */
const longestMs = 366 * 86_400_000;

/** How the sending of a rehearsal ended. */
export interface RehearsalEnd {
  readonly ended: Rehearsal['ended'];
  readonly events: readonly RehearsalEvent[];
}

interface RunContext {
  readonly db: WritableDatabase;
  readonly campaignId: number;
  readonly settings: Settings;
  readonly faults: RehearsalFaults;
  readonly clock: RehearsalClock;
  readonly gateway: RehearsalGateway;
  /** What happened so far; the network tells of itself. */
  readonly events: RehearsalEvent[];
}

/**
 * Sends a campaign that has started in a copy, with the real engine, to its end and until nothing more is
 * heard of it. Needs the clock to be driven.
 */
export async function runRehearsal(context: RunContext): Promise<RehearsalEnd> {
  const { db, campaignId, clock, events, gateway, faults } = context;
  const startedAt = clock.now();
  const note = (what: RehearsalEvent['what']) => void events.push({ what, at: clock.now() });
  const snapshot = () => campaignSnapshot(db, campaignId);
  const store = storeOf(db, campaignId);
  let engine: Engine | null = null;
  let isClosed = false;
  let isEndless = false;
  const receipts = followReceipts(context, (news) => engine?.noteReceipts(news));

  const total = snapshot().queuedCount;
  gateway.onSend = (handedOver) => {
    if (faults.networkDrop && handedOver === Math.ceil(total / 3)) gateway.dropNetwork();
    if (faults.stop && handedOver === Math.ceil(total / 2)) {
      isClosed = true;
      engine?.stop();
    }
  };

  let isWatching = true;
  function watch(): void {
    clock.after(lookEveryMs, () => {
      if (!isWatching) return;
      isEndless = clock.now() - startedAt >= longestMs;
      if (isEndless) engine?.stop();
      else watch();
    });
  }
  watch();

  for (;;) {
    engine = createEngine({
      store,
      gateway: () => gateway,
      journal: memoryJournal(),
      clock,
      progress: {
        publish({ waiting }) {
          if (waiting?.reason === 'throttled') receipts.pauseUntil(waiting.until);
          receipts.wake();
        },
      },
      dayOf: (time) => calendarDayOf(time),
      places: createPlaceHours(),
      settings: engineSettings(context.settings),
    });
    await engine.run();
    if (isEndless) break;
    const after = snapshot();
    if (isClosed && after.status === 'sending') {
      isClosed = false;
      note('closed');
      await receipts.stop();
      await waitFor(clock, closedMs);
      note('opened');
      store.recoverInterrupted();
      receipts.start();
    } else if (gateway.isAway() && after.pausedReasonCode === 'unreachable') {
      note('paused');
      // Whoever watches resumes once the network is back.
      await gateway.back();
      resumeCampaign(db, campaignId, clock.now());
    } else break;
  }
  isWatching = false;
  const { status } = snapshot();
  if (status === 'paused') note('paused');
  if (status === 'completed') note('all-sent');
  await receipts.last();
  if (snapshot().deliveredCount + snapshot().undeliveredCount > 0) note('last-receipt');
  if (isEndless) return { ended: 'endless', events };
  return { ended: status === 'completed' ? 'done' : 'paused', events };
}

/** Of everything in the copy, this campaign alone is sent. */
function storeOf(db: WritableDatabase, only: number): MessageStore {
  const store = createMessageStore(db);
  return {
    ...store,
    sendingCampaigns: () =>
      store.sendingCampaigns().filter(({ campaignId }) => campaignId === only),
    // It is for the forecast alone, which nobody reads, and counts the whole queue.
    queuedByZone: () => [],
  };
}

function engineSettings(settings: Settings) {
  return {
    segmentsPerSecond: settings.segmentsPerSecond,
    dailySegments: settings.dailySegments,
    quietHours: settings.quietHours,
    placeHours: settings.placeHours,
    pauseAboveFailureShare: settings.pauseAboveFailureShare,
    unconfirmedPolicy: settings.unconfirmedPolicy,
    recheckAfterMs: settings.recheckAfterSeconds * 1000,
  };
}

/** The copy is thrown away: nothing is ever read again from its journal. */
function memoryJournal(): SendJournal {
  let entries = 0;
  return {
    get position() {
      return String(entries);
    },
    append(added) {
      entries += added.length;
      return Promise.resolve();
    },
  };
}

function waitFor(clock: RehearsalClock, delayMs: number): Promise<void> {
  return new Promise((resolve) => void clock.after(delayMs, resolve));
}

/** Asks for receipts whenever some are due, as Ovo does while it runs. */
function followReceipts(
  { db, campaignId, clock, gateway }: RunContext,
  onFinal: Parameters<typeof createReceiptStore>[3],
) {
  const write = async <T>(act: (writable: WritableDatabase) => T) =>
    db.sqlite.transaction(() => act(db)).immediate();
  const all = createReceiptStore(db, () => 'twilio', write, onFinal);
  // What others of the copy wait for, the stand-in has never seen.
  const store: ReceiptStore = {
    ...all,
    waiting: () => all.waiting().filter((waiting) => waiting.campaignId === campaignId),
  };
  const poller = createReceiptPoller({
    store,
    gateway: () => Promise.resolve(gateway),
    clock,
    onChange: () => undefined,
  });
  let isStopped = false;
  /** After the last text: it ends with the last receipt. */
  let isLast = false;
  let wake: () => void = () => undefined;
  let running: Promise<void> = loop();

  async function loop(): Promise<void> {
    for (;;) {
      if (isStopped) return;
      const next = poller.nextAt();
      if (next === null && isLast) return;
      if (next !== null && next <= clock.now()) {
        await poller.poll();
        continue;
      }
      await new Promise<void>((resolve) => {
        const cancel =
          next === null ? () => undefined : clock.after(Math.max(1, next - clock.now()), resolve);
        wake = () => {
          cancel();
          resolve();
        };
      });
    }
  }

  return {
    wake: () => wake(),
    pauseUntil: (until: number) => poller.pauseUntil('twilio', until),
    async stop() {
      isStopped = true;
      wake();
      await running;
    },
    start() {
      isStopped = false;
      running = loop();
    },
    /** Resolves when nothing more will be heard. */
    async last() {
      isLast = true;
      wake();
      await running;
    },
  };
}
