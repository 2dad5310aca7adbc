import { sayPauseReason, type PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import { saysNothingArrives } from '../../src-shared/message/error-codes.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import type { Claimed, Claiming, Sender } from './claiming.ts';
import { changeAfterAttempt, journalEntry } from './decide.ts';
import type { EngineOptions, EngineSettings } from './options.ts';
import type { ReceiptNews } from './ports.ts';
import type { ClaimedMessage, JournalEntry, MessageChange } from './store-ports.ts';
import type { ChangedCampaigns } from './progress-tracker.ts';
import { createFailureLimit } from './failure-limit.ts';
import type { FaultSource } from './sender/sender-circuit.ts';
import type { SenderQueue } from './sender/sender-queue.ts';
import type { SteadyClock } from './steady-clock.ts';

/** Single messages of a sender that was stopped are tried again after so long, in milliseconds. */
const singlesWaitMs = 300_000;

/** A message that has its outcome. */
export interface Answered extends Claimed {
  readonly outcome: Outcome;
  readonly tookMs: number;
}

/** Why a sender, or a campaign, must stop after an outcome: each outcome is counted once. */
interface Counted {
  readonly ofSender: PauseReason | null;
  readonly ofCampaign: PauseReason | null;
}

interface Uncommitted {
  readonly answered: readonly Answered[];
  readonly givenBack: readonly Claimed[];
  /** Of `answered`, in the same order; fewer where recording failed before its end. */
  readonly counted: Counted[];
}

/** What happened since the last transaction, to be recorded in the next one. */
export interface Recording {
  addOutcome(answered: Answered): void;
  /** Adds a message that was recalled before its moment came: it is to be queued again. */
  addGivenBack(claimed: Claimed): void;
  addReceipts(news: readonly ReceiptNews[]): void;
  /** Records all that was added, within a transaction; `committed` is to be called once that is committed. */
  record<T>(now: number, act: () => T): T;
  committed(): void;
  /**
   * Records what can be recorded after a failure, also what a transaction recorded that was not committed;
   * claimed messages that were not dispatched are queued again.
   */
  recordAfterFailure(undispatched: readonly ClaimedMessage[], now: number): void;
  /** Whether an outcome or a recalled message is to be recorded. */
  readonly isWaiting: boolean;
  /** Pauses every campaign of a sender. */
  pauseSender(sender: Sender, reason: PauseReason): void;
  /** Keeps what opened a sender’s circuit, so that the next run probes it too. */
  saveCircuit(sender: Sender, senderQueue: SenderQueue): void;
}

export function createRecording(
  context: Pick<EngineOptions, 'store'> & {
    readonly settings: () => EngineSettings;
    readonly clock: SteadyClock;
    /** For stored times. */
    readonly wall: EngineOptions['clock'];
    readonly claiming: Pick<
      Claiming,
      'outcomeRecorded' | 'senderQueueOf' | 'knownQueueOf' | 'returnTime'
    >;
    readonly pause: (campaignId: number, reason: PauseReason) => void;
    readonly changes: ChangedCampaigns;
    /** Entries for the next append to the journal. */
    readonly entries: JournalEntry[];
  },
): Recording {
  const { store, clock, wall, claiming, changes, entries, pause } = context;
  const refusals = createFailureLimit(() => context.settings().pauseAboveFailureShare);
  /** What the store knows of each sender’s circuit. */
  const storedCircuits = new Map<SenderQueue, FaultSource | null>();
  let answered: Answered[] = [];
  let givenBack: Claimed[] = [];
  let receiptNews: readonly ReceiptNews[] = [];
  /** Recorded in a transaction that may not be committed. */
  let uncommitted: Uncommitted = { answered, givenBack, counted: [] };

  function recordChanges(batch: readonly MessageChange[]): void {
    const recorded = store.recordOutcomes(batch, wall.now());
    for (const id of recorded.changedCampaigns) changes.changed.add(id);
    for (const id of recorded.completedCampaigns) changes.completed.add(id);
    for (const id of recorded.changedSingles ?? []) changes.singles.add(id);
  }

  /** @param counted what the first of the batch came to, where they were counted before; the others are added. */
  function recordAnswered(batch: readonly Answered[], counted: Counted[], now: number): void {
    if (batch.length === 0) return;
    const reasons = new Map<
      SenderQueue,
      { readonly sender: Sender; readonly reason: PauseReason }
    >();
    recordChanges(
      batch.map(({ message, outcome, senderQueue, sender, tookMs }, index) => {
        counted[index] ??= {
          ofSender: senderQueue.recordOutcome(outcome, tookMs, now),
          ofCampaign: refusals.record(message.campaignId, outcome),
        };
        const { ofSender } = counted[index];
        if (ofSender !== null) reasons.set(senderQueue, { sender, reason: ofSender });
        saveCircuit(sender, senderQueue);
        return onWallClock(
          message,
          changeAfterAttempt(message, outcome, now, senderQueue.pausedUntil),
        );
      }),
    );
    const at = wall.now();
    for (const [index, { message, outcome }] of batch.entries()) {
      entries.push(journalEntry(message, outcome, at));
      const reason = counted[index]?.ofCampaign ?? null;
      if (reason !== null && message.campaignId !== null) pause(message.campaignId, reason);
    }
    for (const one of batch) {
      const { kind } = one.outcome;
      if (kind !== 'accepted' && kind !== 'unknown') claiming.returnTime(one);
      claiming.outcomeRecorded(one.message.campaignId);
    }
    for (const { sender, reason } of reasons.values()) pauseSender(sender, reason);
  }

  function recordGivenBack(batch: readonly Claimed[], now: number): void {
    if (batch.length === 0) return;
    recordChanges(batch.map(({ message }) => onWallClock(message, postponed(message, now))));
    for (const { message, sender, day } of batch) {
      entries.push({ ...journalEntry(message, null, wall.now()), event: 'not-sent' });
      store.returnSegments(sender.gateway, sender.sender, day, message.segments);
      claiming.outcomeRecorded(message.campaignId);
    }
  }

  /** The times of single messages are by the clock that people see: theirs were chosen by it. */
  function onWallClock(
    { campaignId }: Pick<ClaimedMessage, 'campaignId'>,
    change: MessageChange,
  ): MessageChange {
    const { nextAttemptAt } = change;
    if (campaignId !== null || nextAttemptAt === undefined) return change;
    return { ...change, nextAttemptAt: Math.ceil(nextAttemptAt + clock.aheadMs()) };
  }

  /** Several receipts in a row that say that nothing arrives stop the sender. */
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

  function pauseSender({ gateway, sender }: Sender, reason: PauseReason): void {
    for (const campaign of store.sendingCampaigns()) {
      const isItsOwn = campaign.gateway === gateway && campaign.sender === sender;
      if (isItsOwn && campaign.campaignId !== null) pause(campaign.campaignId, reason);
    }
    const at = wall.now();
    const until = at + singlesWaitMs;
    const detail = sayPauseReason(reason);
    store.postponeSingles({ gateway, sender }, { now: at, until, detail });
    saveCircuit({ gateway, sender }, claiming.senderQueueOf({ gateway, sender }));
  }

  function saveCircuit({ gateway, sender }: Sender, senderQueue: SenderQueue): void {
    // Look-ups are not probed: the next run counts their refusals from the first.
    const openedBy = senderQueue.openedBy === 'look-up' ? null : senderQueue.openedBy;
    const stored = storedCircuits.has(senderQueue)
      ? storedCircuits.get(senderQueue)
      : store.circuitOpenedBy(gateway, sender);
    if (openedBy !== stored) store.saveCircuit(gateway, sender, openedBy);
    storedCircuits.set(senderQueue, openedBy);
  }

  return {
    addOutcome: (each) => void answered.push(each),
    addGivenBack: (claimed) => void givenBack.push(claimed),
    addReceipts(news) {
      receiptNews = [...receiptNews, ...news];
    },
    record(now, act) {
      uncommitted = { answered, givenBack, counted: [] };
      answered = [];
      givenBack = [];
      recordAnswered(uncommitted.answered, uncommitted.counted, now);
      recordGivenBack(uncommitted.givenBack, now);
      recordReceipts(now);
      return act();
    },
    committed() {
      uncommitted = { answered: [], givenBack: [], counted: [] };
    },
    recordAfterFailure(undispatched, now) {
      // What is known of the store is of before it failed.
      storedCircuits.clear();
      recordAnswered([...uncommitted.answered, ...answered], uncommitted.counted, now);
      recordGivenBack([...uncommitted.givenBack, ...givenBack], now);
      recordChanges(undispatched.map((message) => onWallClock(message, postponed(message, now))));
    },
    get isWaiting() {
      return answered.length > 0 || givenBack.length > 0;
    },
    pauseSender,
    saveCircuit,
  };
}

function postponed({ messageId }: ClaimedMessage, now: number): MessageChange {
  return { messageId, event: 'postponed', nextAttemptAt: now };
}
