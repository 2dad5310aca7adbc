import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { createClaiming, type Claimed } from './claiming.ts';
import { journalEntry } from './decide.ts';
import { createFinishForecast } from './finish-forecast.ts';
import type { EngineOptions, EngineSettings } from './options.ts';
import type { Gateway, ReceiptNews } from './ports.ts';
import type { ClaimedMessage, JournalEntry } from './store-ports.ts';
import { createProgressTracker, type ChangedCampaigns } from './progress-tracker.ts';
import { createQuietHours } from './quiet-hours.ts';
import { createReconciliation } from './reconciliation.ts';
import { createRecording } from './recording.ts';
import { createSteadyClock, daysOnSteadyClock } from './steady-clock.ts';
import { words } from '../../src-shared/words/words.ts';

/** The send loop: claims, dispatches and records messages until none is left or it is stopped. */
export interface Engine {
  /**
   * Resolves when nothing is left to do, or after `stop` when nothing is in flight any more. Rejects
   * when the store or the journal fails (a full disk), also with nothing in flight: messages whose
   * outcome could not be recorded are unconfirmed at the next start.
   */
  run(): Promise<void>;
  /** To be called after a change: a campaign was started, resumed, decided on. */
  wake(): void;
  /** Applies changed settings at once, to what is being sent too. */
  applySettings(settings: EngineSettings): void;
  /** Tells of receipts that have arrived, the oldest message first. */
  noteReceipts(news: readonly ReceiptNews[]): void;
  /** Stops claiming; `run` resolves once the outcomes of all messages in flight are recorded. */
  stop(): void;
}

/** Entries of the journal after which its position is saved; at most as many and a batch are read again. */
const entriesBetweenPositions = 1000;

/** Makes an engine for one call of `run`. */
export function createEngine(options: EngineOptions): Engine {
  const { store } = options;
  let settings = options.settings;
  const wall = options.clock;
  // Waits use the steady clock, which nobody can set; stored times use the wall clock.
  const clock = createSteadyClock(wall);
  const hoursOf = (chosen: EngineSettings) =>
    createQuietHours(chosen.quietHours, chosen.placeHours === true ? options.places : undefined);
  let quietHours = hoursOf(settings);
  const live = { settings: () => settings, quietHours: () => quietHours };
  const dayOf = daysOnSteadyClock(options.dayOf, clock);
  const onSteadyClock = { ...options, ...live, clock, dayOf };
  const finish = createFinishForecast({ ...options, ...live });
  const tracker = createProgressTracker({ ...options, finishesAt: finish.finishesAt });
  /** Messages dispatched without an outcome so far. */
  let dispatched = 0;
  /** Claimed, and dispatched once the claim and the journal are on the disk. */
  let undispatched: readonly Claimed[] = [];
  /** To be published after the transaction. */
  const changes: ChangedCampaigns = {
    changed: new Set(),
    completed: new Set(),
    singles: new Set(),
  };
  /** Entries for the next append to the journal. */
  const entries: JournalEntry[] = [];
  /** Entries in the journal after the position that the store has. */
  let unsavedEntries = entriesBetweenPositions;
  let isStopping = false;
  let wakeUp: (() => void) | null = null;
  let isWoken = false;
  let failure: { readonly error: unknown } | null = null;

  function wake(): void {
    isWoken = true;
    wakeUp?.();
  }

  const claiming = createClaiming({
    ...onSteadyClock,
    tracker,
    finish,
    pause,
    changes,
  });

  const recording = createRecording({ ...onSteadyClock, wall, claiming, pause, changes, entries });

  const reconciliation = createReconciliation({
    ...onSteadyClock,
    wall,
    wake,
    onChange(campaignIds, singles) {
      for (const id of campaignIds) changes.changed.add(id);
      for (const id of singles) changes.singles.add(id);
    },
    onRefused(message, detail) {
      const senderQueue = claiming.senderQueueOf(message);
      // Its campaign was resumed, perhaps with another sender. That a single message is looked up says nothing.
      if (message.campaignId !== null) senderQueue.resume();
      const reason = senderQueue.recordFault({ kind: 'look-up', detail }, clock.now());
      if (reason === null) return;
      recording.pauseSender(message, reason);
      if (message.campaignId !== null) pause(message.campaignId, reason);
    },
    onAnswered(message) {
      const senderQueue = claiming.senderQueueOf(message);
      senderQueue.recordSuccess('look-up', clock.now());
      recording.saveCircuit(message, senderQueue);
    },
    onFailure(error) {
      failure ??= { error };
    },
  });

  function pause(campaignId: number, reason: PauseReason): void {
    store.pauseCampaign(campaignId, reason, wall.now());
    changes.changed.add(campaignId);
  }

  /** Appends to the journal what was recorded and claimed; resolves when it is on the disk. */
  async function writeJournal(): Promise<void> {
    undispatched = claiming.takeBatch();
    const at = wall.now();
    for (const { message } of undispatched) entries.push(journalEntry(message, null, at));
    if (entries.length === 0) return;
    unsavedEntries += entries.length;
    await options.journal.append(entries.splice(0));
  }

  function dispatchBatch(): void {
    const batch = undispatched;
    undispatched = [];
    dispatched += batch.length;
    for (const claimed of batch) {
      const { message, senderQueue, sender, dueAt } = claimed;
      const send = async () => {
        const startedAt = clock.now();
        const outcome = await attempt(message, options.gateway(sender.gateway));
        dispatched -= 1;
        recording.addOutcome({ ...claimed, outcome, tookMs: clock.now() - startedAt });
        wake();
        return outcome.kind === 'accepted' ? outcome.workedMs : undefined;
      };
      senderQueue.dispatch(message.segments, dueAt, send, () => {
        dispatched -= 1;
        recording.addGivenBack(claimed);
        wake();
      });
    }
  }

  async function waitForWake(until: number): Promise<void> {
    if (isWoken) return;
    await new Promise<void>((resolve) => {
      const cancel =
        until === Infinity ? () => undefined : clock.after(until - clock.now(), resolve);
      wakeUp = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Lets other work of this thread run, however many messages are queued. */
  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  /** An older position is right too: more of the journal is read again at the next start. */
  function savePosition(): void {
    if (unsavedEntries < entriesBetweenPositions) return;
    unsavedEntries = 0;
    store.saveJournalPosition(options.journal.position);
  }

  /**
   * Records outcomes and claims messages in one transaction. That and the journal go to the disk side by
   * side, the journal never before the commit: a process that is killed between them leaves claimed
   * messages that the journal does not know, and that were not dispatched.
   */
  async function step(): Promise<number> {
    let journaled: Promise<void> = Promise.resolve();
    const nextAt = await store.transaction(
      () => {
        const now = clock.now();
        return recording.record(now, () => {
          savePosition();
          if (isStopping) return Infinity;
          const campaigns = store.sendingCampaigns(wall.now());
          const claimsAt = claiming.claimDue(campaigns, now);
          return Math.min(claimsAt, reconciliation.startDue(campaigns, claiming.inFlight, now));
        });
      },
      () => {
        recording.committed();
        journaled = writeJournal();
        // Awaited below, unless the transaction fails too.
        journaled.catch(() => undefined);
      },
    );
    await journaled;
    return nextAt;
  }

  async function waitForDispatched(): Promise<void> {
    for (;;) {
      isWoken = false;
      if (dispatched === 0) return;
      await waitForWake(Infinity);
    }
  }

  /** After a failure: waits for messages in flight, and records what can still be recorded. */
  async function finishAfterFailure(): Promise<void> {
    await waitForDispatched();
    try {
      const messages = undispatched.map(({ message }) => message);
      await store.transaction(() => recording.recordAfterFailure(messages, clock.now()));
    } catch {
      // Those messages are unconfirmed, and reconciled at the next start.
    }
    try {
      if (entries.length > 0) await options.journal.append(entries.splice(0));
    } catch {
      // The database has the outcomes, or the messages are reconciled at the next start.
    }
    try {
      tracker.finish();
    } catch {
      // The failure is reported; its handler reads the database again.
    }
  }

  function tellSingles(): void {
    if (changes.singles.size === 0) return;
    const ids = [...changes.singles];
    changes.singles.clear();
    options.onSingles?.(ids);
  }

  async function loop(): Promise<void> {
    for (;;) {
      isWoken = false;
      if (failure !== null) throw failure.error;
      const nextAt = await step();
      dispatchBatch();
      tracker.changed(changes);
      changes.changed.clear();
      changes.completed.clear();
      tellSingles();
      const isIdle =
        claiming.inFlight.size === 0 && !recording.isWaiting && reconciliation.running === 0;
      if (isIdle && (isStopping || store.sendingCampaigns(wall.now()).length === 0)) return;
      await waitForWake(nextAt);
      await yieldToEventLoop();
    }
  }

  return {
    async run() {
      try {
        await loop();
      } catch (error) {
        await finishAfterFailure();
        throw error;
      }
      tracker.finish();
    },
    wake,
    applySettings(next) {
      settings = next;
      quietHours = hoursOf(next);
      claiming.applyLimits();
      tracker.forgetForecasts();
      wake();
    },
    noteReceipts(news) {
      recording.addReceipts(news);
      wake();
    },
    stop() {
      isStopping = true;
      claiming.recall();
      wake();
    },
  };
}

async function attempt(message: ClaimedMessage, gateway: Gateway): Promise<Outcome> {
  try {
    return await gateway.send(message);
  } catch (error) {
    return { kind: 'unknown', detail: words.sending.gatewayFailed(String(error)) };
  }
}
