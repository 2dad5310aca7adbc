import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import { changeAfterAttempt, journalEntry } from './decide.ts';
import { createFinishForecast } from './finish-forecast.ts';
import { createRefusalLimit } from './refusal-limit.ts';
import type { FaultSource } from './sender-circuit.ts';
import { saysNothingArrives } from '../../src-shared/message/error-codes.ts';
import { createClaiming, type Claimed, type Sender } from './claiming.ts';
import type { EngineOptions, EngineSettings } from './options.ts';
import type { SenderQueue } from './sender-queue.ts';
import { createReconciliation } from './reconciliation.ts';
import type { ClaimedMessage, Gateway, JournalEntry, MessageChange, ReceiptNews } from './ports.ts';
import { createProgressTracker } from './progress-tracker.ts';
import { createQuietHours } from './quiet-hours.ts';
import { createSteadyClock, daysOnSteadyClock } from './steady-clock.ts';

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

/** Makes an engine for one call of `run`. */
export function createEngine(options: EngineOptions): Engine {
  const { store } = options;
  let settings = options.settings;
  const wall = options.clock;
  // Waits use the steady clock, which nobody can set; stored times use the wall clock.
  const clock = createSteadyClock(wall);
  let quietHours = createQuietHours(settings.quietHours);
  const live = { settings: () => settings, quietHours: () => quietHours };
  const dayOf = daysOnSteadyClock(options.dayOf, clock);
  const onSteadyClock = { ...options, ...live, clock, dayOf };
  const finish = createFinishForecast({ ...options, ...live });
  const tracker = createProgressTracker({ ...options, finishesAt: finish.finishesAt });
  /** Messages dispatched without an outcome so far. */
  let dispatched = 0;
  /** Claimed but not dispatched, because the journal failed. */
  let undispatched: readonly ClaimedMessage[] = [];
  let pending: (Claimed & { readonly outcome: Outcome; readonly tookMs: number })[] = [];
  /** Recalled before their moment came: to be queued again in the next step. */
  let givenBack: Claimed[] = [];
  /** Campaigns whose progress is to be published after the transaction. */
  const changed = new Set<number>();
  /** Entries for the next append to the journal. */
  const entries: JournalEntry[] = [];
  let savedPosition = '';
  let isStopping = false;
  let wakeUp: (() => void) | null = null;
  let isWoken = false;
  const refusals = createRefusalLimit(() => settings.pauseAboveFailureShare);
  /** Receipts to be noted in the next step. */
  let receiptNews: readonly ReceiptNews[] = [];
  /** What the store knows of each sender’s circuit. */
  const storedCircuits = new Map<SenderQueue, FaultSource | null>();
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
    changed,
  });

  const reconciliation = createReconciliation({
    ...onSteadyClock,
    wall,
    wake,
    onChange(campaignIds) {
      for (const id of campaignIds) changed.add(id);
    },
    onRefused(message, detail) {
      const senderQueue = claiming.senderQueueOf(message);
      // Its campaign was resumed, perhaps with another sender.
      senderQueue.resume();
      const reason = senderQueue.recordFault({ kind: 'look-up', detail }, clock.now());
      if (reason === null) return;
      pauseSender(message, reason);
      if (message.campaignId !== null) pause(message.campaignId, reason);
    },
    onAnswered(message) {
      const senderQueue = claiming.senderQueueOf(message);
      senderQueue.recordSuccess('look-up', clock.now());
      saveCircuit(message, senderQueue);
    },
    onFailure(error) {
      failure ??= { error };
    },
  });

  /** Records all outcomes that arrived since the last step. */
  function recordPending(now: number): void {
    if (pending.length === 0) return;
    const batch = pending;
    pending = [];
    const reasons = new Map<
      SenderQueue,
      { readonly sender: Sender; readonly reason: PauseReason }
    >();
    const changes = batch.map(
      ({ message, outcome, senderQueue, sender, tookMs }): MessageChange => {
        const reason = senderQueue.recordOutcome(outcome, tookMs, now);
        if (reason !== null) reasons.set(senderQueue, { sender, reason });
        saveCircuit(sender, senderQueue);
        return changeAfterAttempt(message, outcome, now, senderQueue.pausedUntil);
      },
    );
    const recorded = store.recordOutcomes(changes, wall.now());
    for (const { message, outcome } of batch) {
      entries.push(journalEntry(message, outcome, wall.now()));
      const reason = refusals.record(message.campaignId, outcome);
      if (reason !== null && message.campaignId !== null) pause(message.campaignId, reason);
    }
    for (const { message } of batch) claiming.outcomeRecorded(message.campaignId);
    for (const { sender, reason } of reasons.values()) pauseSender(sender, reason);
    for (const id of recorded.changedCampaigns) changed.add(id);
  }

  /** Queues again what was recalled. */
  function recordGivenBack(now: number): void {
    if (givenBack.length === 0) return;
    const batch = givenBack;
    givenBack = [];
    const changes = batch.map(({ message }): MessageChange => ({
      messageId: message.messageId,
      event: 'postponed',
      nextAttemptAt: now,
    }));
    for (const id of store.recordOutcomes(changes, wall.now()).changedCampaigns) changed.add(id);
    for (const { message, sender, day } of batch) {
      entries.push({ ...journalEntry(message, null, wall.now()), event: 'not-sent' });
      store.returnSegments(sender.gateway, sender.sender, day, message.segments);
      claiming.outcomeRecorded(message.campaignId);
    }
  }

  /** Records receipts: several in a row that say that nothing arrives stop the sender. */
  function recordReceipts(now: number): void {
    const news = receiptNews;
    receiptNews = [];
    for (const { sender, gateway, errorCode, dispatchedAt } of news) {
      const senderQueue = claiming.knownQueueOf({ sender, gateway });
      if (senderQueue === undefined) continue;
      if (dispatchedAt - clock.aheadMs() < senderQueue.probedSince) continue;
      if (errorCode === null || !saysNothingArrives(errorCode)) {
        senderQueue.recordSuccess('receipt', now);
      } else {
        const reason = senderQueue.recordFault({ kind: 'receipt', errorCode }, now);
        if (reason !== null) pauseSender({ sender, gateway }, reason);
      }
      saveCircuit({ sender, gateway }, senderQueue);
    }
  }

  /** Pauses every campaign of a sender. */
  function pauseSender({ gateway, sender }: Sender, reason: PauseReason): void {
    for (const campaign of store.sendingCampaigns()) {
      const isItsOwn = campaign.gateway === gateway && campaign.sender === sender;
      if (isItsOwn && campaign.campaignId !== null) pause(campaign.campaignId, reason);
    }
    saveCircuit({ gateway, sender }, claiming.senderQueueOf({ gateway, sender }));
  }

  /** Keeps what opened a sender’s circuit, so that the next run probes it too. */
  function saveCircuit({ gateway, sender }: Sender, senderQueue: SenderQueue): void {
    // Look-ups are not probed: the next run counts their refusals from the first.
    const openedBy = senderQueue.openedBy === 'look-up' ? null : senderQueue.openedBy;
    const stored = storedCircuits.has(senderQueue)
      ? storedCircuits.get(senderQueue)
      : store.circuitOpenedBy(gateway, sender);
    if (openedBy !== stored) store.saveCircuit(gateway, sender, openedBy);
    storedCircuits.set(senderQueue, openedBy);
  }

  function pause(campaignId: number, reason: PauseReason): void {
    store.pauseCampaign(campaignId, reason, wall.now());
    changed.add(campaignId);
  }

  /** Dispatches the claimed messages, once the journal has them too. */
  async function dispatchBatch(): Promise<void> {
    const batch = claiming.takeBatch();
    for (const { message } of batch) entries.push(journalEntry(message, null, wall.now()));
    if (entries.length > 0) {
      undispatched = batch.map(({ message }) => message);
      await options.journal.append(entries.splice(0));
      undispatched = [];
    }
    dispatched += batch.length;
    for (const claimed of batch) {
      const { message, senderQueue, sender, dueAt } = claimed;
      const send = async () => {
        const startedAt = clock.now();
        const outcome = await attempt(message, options.gateway(sender.gateway));
        dispatched -= 1;
        pending.push({ ...claimed, outcome, tookMs: clock.now() - startedAt });
        wake();
      };
      senderQueue.dispatch(message.segments, dueAt, send, () => {
        dispatched -= 1;
        givenBack.push(claimed);
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

  function savePosition(): void {
    const { position } = options.journal;
    if (position === savedPosition) return;
    savedPosition = position;
    store.saveJournalPosition(position);
  }

  /** Records outcomes and claims messages in one transaction: one wait for the disk. */
  function step(): Promise<number> {
    return store.transaction(() => {
      const now = clock.now();
      const outcomes = pending;
      const recalled = givenBack;
      const news = receiptNews;
      try {
        savePosition();
        recordPending(now);
        recordGivenBack(now);
        recordReceipts(now);
        if (isStopping) return Infinity;
        const campaigns = store.sendingCampaigns();
        const claimsAt = claiming.claimDue(campaigns, now);
        return Math.min(claimsAt, reconciliation.startDue(campaigns, claiming.inFlight, now));
      } catch (error) {
        pending = outcomes;
        givenBack = recalled;
        receiptNews = news;
        // What was saved of them is undone too.
        storedCircuits.clear();
        throw error;
      }
    });
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
      await store.transaction(() => {
        const now = clock.now();
        recordPending(now);
        recordGivenBack(now);
        const requeued = undispatched.map(({ messageId }): MessageChange => ({
          messageId,
          event: 'postponed',
          nextAttemptAt: now,
        }));
        store.recordOutcomes(requeued, wall.now());
      });
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

  async function loop(): Promise<void> {
    for (;;) {
      isWoken = false;
      if (failure !== null) throw failure.error;
      const nextAt = await step();
      await dispatchBatch();
      tracker.changed([...changed]);
      changed.clear();
      const isIdle =
        claiming.inFlight.size === 0 &&
        pending.length === 0 &&
        givenBack.length === 0 &&
        reconciliation.running === 0;
      if (isIdle && (isStopping || store.sendingCampaigns().length === 0)) return;
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
      quietHours = createQuietHours(next.quietHours);
      claiming.applyLimits();
      tracker.forgetForecasts();
      wake();
    },
    noteReceipts(news) {
      receiptNews = [...receiptNews, ...news];
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
    return { kind: 'unknown', detail: `The gateway failed unexpectedly: ${String(error)}` };
  }
}
