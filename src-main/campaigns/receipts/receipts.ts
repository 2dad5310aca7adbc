import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { createReceiptStore, makeReceiptsDue } from './receipt-store.ts';
import { createCancellations, type CancelPass } from '../hand-over/cancellations.ts';
import type { LookUpSettings } from '../hand-over/look-ups.ts';
import { perhapsKeptBy } from '../hand-over/perhaps-kept.ts';
import { readSettings } from '../../database/settings.ts';
import type { Clock, Gateway, ReceiptNews } from '../../engine/ports.ts';
import { createReceiptPoller, type PollResult } from '../../engine/receipts.ts';
import type { Gateways } from '../sending/gateways.ts';
import { createOnlyHeldWatch } from '../sending/holds/only-held.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** How often to check for messages that another process has sent. */
const checkEveryMs = 30_000;

/**
 * How often to look whether a message that the provider keeps must be canceled, or a campaign goes on that
 * was paused because only held messages were left.
 */
const lookOftenMs = 5000;

/** `sync` ends when no receipt has arrived for this long. */
const patienceMs = 60_000;

/** The pause after the database could not be written. */
const pauseAfterFailureMs = 60_000;

/** Messages made due in one transaction, so that nobody waits long for it. */
const madeDueAtOnce = 2000;

/** Polls for the receipts of sent messages. It needs no sending lock: two processes may poll at once. */
export interface Receipts {
  /** Polls whenever something is due, until `stop`. */
  follow(): void;
  /** To be called when something may have been sent. */
  wake(): void;
  /** Asks a provider nothing before that time: it throttles us, and sending goes first. */
  pauseUntil(kind: GatewayKind, until: number): void;
  /** From now on asks with the credentials that were saved. */
  credentialsSaved(): void;
  /**
   * Asks for all receipts now, and again until all are final or none has arrived for a minute. Throws
   * UserError(`unavailable`) where a provider cannot be asked; receipts that arrived are kept.
   */
  sync(): Promise<{ readonly updated: number }>;
  /**
   * Asks providers to cancel what they keep and must not send, until they confirmed or nothing has got on
   * for a minute. Throws UserError(`unavailable`) where a provider cannot be asked.
   */
  cancelScheduled(): Promise<CancelPass>;
  /** Stops polling; does not wait for a request under way, whose answer is dropped. */
  stop(): void;
}

export function createReceipts(context: {
  readonly db: WritableDatabase;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly gateways: Gateways;
  /** Everything here is written under it. */
  readonly writeLock: WriteLock;
  /** How a message is looked up whose answer was lost. */
  readonly lookUpSettings: () => LookUpSettings;
  readonly onChange: () => void;
  /** Told that messages of a campaign that is being sent are queued again, or need not wait any more. */
  readonly onQueued: () => void;
  /** Told of receipts that have become final, the oldest message first. */
  readonly onFinal: (news: readonly ReceiptNews[]) => void;
  /** Told of messages without a campaign whose receipts have become final. */
  readonly onSingles?: (messageIds: readonly number[]) => void;
  /** Called within the transaction that changes the status of a message without a campaign. */
  readonly noteSingle?: (db: WritableDatabase, messageId: number) => void;
  readonly onError: (error: unknown) => void;
}): Receipts {
  const { db, clock, gateways, writeLock } = context;
  const store = createReceiptStore(
    db,
    () => readSettings(db).gateway,
    (act, waitMs) => writeLock.write(act, waitMs),
    context.onFinal,
    context.onSingles,
    context.noteSingle,
  );
  const opened = new Map<GatewayKind, Promise<Gateway>>();
  let isFollowing = false;
  let isStopped = false;
  /** Whether it waits because the database cannot be written; `wake` has no effect then. */
  let isPaused = false;
  let interrupt: (() => void) | null = null;

  function openedGateway(kind: GatewayKind): Promise<Gateway> {
    const known = opened.get(kind) ?? gateways.open(kind);
    opened.set(kind, known);
    return known;
  }

  const poller = createReceiptPoller({
    store,
    clock,
    gateway: openedGateway,
    onChange: context.onChange,
  });
  const cancellations = createCancellations({
    ...context,
    settings: context.lookUpSettings,
    gateway: openedGateway,
  });
  const onlyHeld = createOnlyHeldWatch(context);
  /** Whether the provider keeps messages, or may, so that it is looked often whether one must be canceled. */
  const isAnyKept = () =>
    store.waiting().some(({ isScheduled }) => isScheduled === true) || perhapsKeptBy(db).length > 0;

  /** Resolves at that time, or earlier on `wake` and `stop`. */
  function waitUntil(time: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(Math.max(0, time - clock.now()), resolve);
      interrupt = () => {
        cancel();
        resolve();
      };
    });
  }

  async function poll(): Promise<PollResult> {
    const done = await poller.poll();
    // By the next poll there may be other credentials.
    if (done.failure !== null) forgetGateways();
    return done;
  }

  function forgetGateways(): void {
    opened.clear();
    gateways.close();
  }

  /** When to poll or check next. */
  function nextAt(): number {
    const lookMs = onlyHeld.isAnyPaused || isAnyKept() ? lookOftenMs : checkEveryMs;
    return Math.min(poller.nextAt() ?? Infinity, clock.now() + lookMs);
  }

  async function loop(): Promise<void> {
    for (;;) {
      try {
        const { hasQueued, hasMoreToLookUp } = await cancellations.pass('at-leisure');
        if (isStopped) return;
        const ofHeld = await onlyHeld.pass();
        if (ofHeld.hasChanged) context.onChange();
        if (hasQueued || ofHeld.hasQueued) context.onQueued();
        if (isStopped) return;
        if (nextAt() <= clock.now()) await poll();
        if (isStopped) return;
        await waitUntil(hasMoreToLookUp ? clock.now() : nextAt());
        if (isStopped) return;
      } catch (error) {
        if (isStopped) return;
        context.onError(error);
        isPaused = true;
        await waitUntil(clock.now() + pauseAfterFailureMs);
        isPaused = false;
      }
    }
  }

  /** Cancels what must not be sent any more, for as long as that gets on. */
  async function cancelAll(): Promise<CancelPass> {
    let giveUpAt = clock.now() + patienceMs;
    let least = Infinity;
    let hasQueued = false;
    for (;;) {
      const done = await cancellations.pass('now');
      const { left } = done;
      hasQueued ||= done.hasQueued;
      if (left < least || done.hasNews) giveUpAt = clock.now() + patienceMs;
      least = Math.min(least, left);
      const askAt = clock.now() + Math.max(1000, done.waitMs);
      if (left === 0 || isStopped || askAt > giveUpAt) return { ...done, hasQueued };
      await waitUntil(askAt);
    }
  }

  /** Makes all messages without a final receipt due now. */
  async function makeAllDue(): Promise<void> {
    for (const { campaignId } of store.waiting()) {
      const makeSomeDue = (writable: WritableDatabase) =>
        makeReceiptsDue(writable, campaignId, madeDueAtOnce);
      while ((await writeLock.write(makeSomeDue, Infinity)) > 0) {
        await new Promise<void>((resolve) => void clock.after(0, resolve));
      }
    }
  }

  /** Pauses gateways that cannot be asked, for want of credentials; returns why, or null. */
  async function pauseUnready(): Promise<string | null> {
    let reason: string | null = null;
    const waiting = store.waiting().map(({ gateway }) => gateway);
    for (const kind of new Set([...waiting, ...perhapsKeptBy(db)])) {
      try {
        if (kind !== null) await gateways.refuseUnlessReady(kind);
      } catch (error) {
        if (!(error instanceof UserError) || kind === null) throw error;
        poller.pauseUntil(kind, clock.now() + 2 * patienceMs);
        reason = error.message;
      }
    }
    return reason;
  }

  return {
    follow() {
      if (isFollowing) return;
      isFollowing = true;
      void loop();
    },
    wake() {
      if (!isPaused) interrupt?.();
    },
    pauseUntil: (kind, time) => poller.pauseUntil(kind, time),
    credentialsSaved: () => void opened.delete('twilio'),
    async cancelScheduled() {
      const unready = isAnyKept() ? await pauseUnready() : null;
      if (unready !== null) throw new UserError('unavailable', unready);
      return await cancelAll();
    },
    async sync() {
      const unready = await pauseUnready();
      await cancelAll();
      await makeAllDue();
      let updated = 0;
      let movedAt = clock.now();
      for (;;) {
        const { final, failure } = await poll();
        updated += final;
        if (final > 0) movedAt = clock.now();
        const next = poller.nextAt();
        if (next !== null && next <= movedAt + patienceMs && !isStopped) {
          await waitUntil(next);
          continue;
        }
        const reason = failure ?? unready;
        if (reason === null) return { updated };
        throw new UserError('unavailable', words.campaigns.receiptsMissing(reason, updated));
      }
    },
    stop() {
      isStopped = true;
      poller.stop();
      cancellations.stop();
      interrupt?.();
      forgetGateways();
    },
  };
}
