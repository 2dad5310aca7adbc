import type { Outcome } from '../../src-shared/message/outcome.ts';
import { settleAttempt } from './decide.ts';
import { createFinishForecast } from './finish-forecast.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { createClaiming } from './claiming.ts';
import { journalEntry } from './journal-entry.ts';
import type { EngineOptions } from './options.ts';
import type { SenderQueue } from './sender-queue.ts';
import { createReconciliation } from './reconciliation.ts';
import type { ClaimedMessage, Gateway, JournalEntry, Settlement } from './ports.ts';
import { createProgressTracker } from './progress-tracker.ts';
import { createQuietHours } from './quiet-hours.ts';
import { createSteadyClock, daysOnSteadyClock } from './steady-clock.ts';

/** Sends what is to be sent, until nothing is left or it is stopped. */
export interface Engine {
  /**
   * Resolves when nothing is left to do, or everything in flight has settled after `stop`. Rejects
   * when the store or the journal failed (a full disk), with nothing in flight any more: what became of
   * it and could not be written down is then found unconfirmed at the next start.
   */
  run(): Promise<void>;
  /** Says that something changed: a campaign was started, resumed, decided on. */
  wake(): void;
  /** Stops claiming; `run` resolves once what is in flight is settled and written down. */
  stop(): void;
}

/** Makes an engine for one run. */
export function createEngine(options: EngineOptions): Engine {
  const { store, settings } = options;
  const wall = options.clock;
  // Nothing that waits goes by a clock that somebody may set; what is written down does.
  const clock = createSteadyClock(wall);
  const onSteadyClock = { ...options, clock, dayOf: daysOnSteadyClock(options.dayOf, clock) };
  const quietHours = createQuietHours(settings.quietHours);
  const finish = createFinishForecast(options, quietHours);
  const tracker = createProgressTracker({ ...options, finishOf: finish.of });
  /** Messages with the network, or waiting for their moment. */
  let away = 0;
  /** Claimed, and never handed over because the journal failed. */
  let undispatched: readonly ClaimedMessage[] = [];
  let pending: {
    message: ClaimedMessage;
    outcome: Outcome;
    senderQueue: SenderQueue;
    tookMs: number;
  }[] = [];
  /** Campaigns of which there is news to publish once the transaction is through. */
  const changed = new Set<number>();
  /** What the journal is to hear of next. */
  const entries: JournalEntry[] = [];
  let remembered = '';
  let isStopping = false;
  let wakeUp: (() => void) | null = null;
  let hasNews = false;
  const circuitBreaker = createCircuitBreaker(settings.pauseAboveFailureShare);
  let failure: { readonly error: unknown } | null = null;

  function wake(): void {
    hasNews = true;
    wakeUp?.();
  }

  const claiming = createClaiming({
    ...onSteadyClock,
    quietHours,
    tracker,
    finish,
    pause,
    changed,
  });

  const reconciliation = createReconciliation({
    ...onSteadyClock,
    wall,
    wake,
    onSettled(campaignIds) {
      for (const id of campaignIds) changed.add(id);
    },
    onFailure(error) {
      failure ??= { error };
    },
  });

  /** Writes down every outcome that has come in since the last time, together. */
  function recordPending(now: number): void {
    if (pending.length === 0) return;
    const batch = pending;
    pending = [];
    const reasons = new Map<SenderQueue, string>();
    const settlements = batch.map(({ message, outcome, senderQueue, tookMs }): Settlement => {
      const reason = senderQueue.learn(outcome, tookMs, now);
      if (reason !== null) reasons.set(senderQueue, reason);
      return settleAttempt(message, outcome, now, senderQueue.opensAt);
    });
    const recorded = store.record(settlements, wall.now());
    for (const { message, outcome } of batch) {
      entries.push(journalEntry(message, outcome, wall.now()));
      const reason = circuitBreaker.note(message.campaignId, outcome);
      if (reason !== null && message.campaignId !== null) pause(message.campaignId, reason);
    }
    for (const { message } of batch) claiming.noteSettled(message.campaignId);
    for (const [senderQueue, reason] of reasons) pauseSenderQueue(senderQueue, reason);
    for (const id of recorded.changedCampaigns) changed.add(id);
  }

  function pauseSenderQueue(senderQueue: SenderQueue, reason: string): void {
    for (const campaign of store.sendingCampaigns()) {
      if (campaign.campaignId === null || claiming.senderQueueOf(campaign) !== senderQueue)
        continue;
      pause(campaign.campaignId, reason);
    }
  }

  function pause(campaignId: number, reason: string): void {
    store.pauseCampaign(campaignId, reason, wall.now());
    changed.add(campaignId);
  }

  /** Hands over what was claimed, once the journal has it too. */
  async function handOver(): Promise<void> {
    const batch = claiming.takeClaimed();
    for (const { message } of batch) entries.push(journalEntry(message, null, wall.now()));
    if (entries.length > 0) {
      undispatched = batch.map(({ message }) => message);
      await options.journal.append(entries.splice(0));
      undispatched = [];
    }
    away += batch.length;
    for (const { message, senderQueue, gateway, dueAt } of batch) {
      senderQueue.dispatch(message.segments, dueAt, () => {
        const startedAt = clock.now();
        void attempt(message, options.gateway(gateway)).then((outcome) => {
          away -= 1;
          pending.push({ message, outcome, senderQueue, tookMs: clock.now() - startedAt });
          wake();
        });
      });
    }
  }

  async function waitForNews(until: number): Promise<void> {
    if (hasNews) return;
    await new Promise<void>((resolve) => {
      const cancel =
        until === Infinity ? () => undefined : clock.after(until - clock.now(), resolve);
      wakeUp = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Lets the window and the network have their turn, however much there is to send. */
  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  function rememberJournal(): void {
    const { position } = options.journal;
    if (position === remembered) return;
    remembered = position;
    store.rememberJournal(position);
  }

  /** Settles what came in and claims what may go, in one transaction: one wait for the disk. */
  function step(): Promise<number> {
    return store.transaction(() => {
      const now = clock.now();
      const outcomes = pending;
      try {
        rememberJournal();
        recordPending(now);
        if (isStopping) return Infinity;
        const campaigns = store.sendingCampaigns();
        const claimsAt = claiming.claimDue(campaigns, now);
        return Math.min(claimsAt, reconciliation.claimDue(campaigns, claiming.inFlight, now));
      } catch (error) {
        pending = outcomes;
        throw error;
      }
    });
  }

  async function untilAllAreBack(): Promise<void> {
    for (;;) {
      hasNews = false;
      if (away === 0) return;
      await waitForNews(Infinity);
    }
  }

  /** After a failure: waits for what is on its way, and writes down whatever can still be written. */
  async function salvage(): Promise<void> {
    await untilAllAreBack();
    try {
      await store.transaction(() => {
        const now = clock.now();
        recordPending(now);
        const back = undispatched.map(({ messageId }): Settlement => ({
          messageId,
          event: 'postponed',
          nextAttemptAt: now,
        }));
        store.record(back, wall.now());
      });
    } catch {
      // It is unconfirmed then, and looked up at the next start.
    }
    try {
      if (entries.length > 0) await options.journal.append(entries.splice(0));
    } catch {
      // The database has it, or it is looked up.
    }
    try {
      tracker.finish();
    } catch {
      // Whoever hears of the failure reads the database anew.
    }
  }

  async function loop(): Promise<void> {
    for (;;) {
      hasNews = false;
      if (failure !== null) throw failure.error;
      const nextAt = await step();
      await handOver();
      tracker.changed([...changed]);
      changed.clear();
      const isIdle =
        claiming.inFlight.size === 0 && pending.length === 0 && reconciliation.running === 0;
      if (isIdle && (isStopping || store.sendingCampaigns().length === 0)) return;
      await waitForNews(nextAt);
      await yieldToEventLoop();
    }
  }

  return {
    async run() {
      try {
        await loop();
      } catch (error) {
        await salvage();
        throw error;
      }
      tracker.finish();
    },
    wake,
    stop() {
      isStopping = true;
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
