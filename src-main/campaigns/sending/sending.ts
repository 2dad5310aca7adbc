import type { LiveProgress } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { createRightToSend } from './right-to-send.ts';
import { openSendJournal, type OpenSendJournal } from './journal/send-journal.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { Clock, ReceiptNews } from '../../engine/ports.ts';
import type { MessageStore } from '../../engine/store-ports.ts';
import { createPlaceHours } from './calendar/place-hours.ts';
import { calendarDayOf } from './calendar/calendar-day.ts';
import { createCampaignProgress } from './campaign-progress.ts';
import { createLiveSettings } from './live-settings.ts';
import type { Gateways } from './gateways.ts';
import { createCampaignPauser } from './pause-campaigns.ts';
import { createReadyGateways } from './ready-gateways.ts';
import { ownShare, type SendingOptions } from './claims/own-share.ts';
import { createSendingStore } from './sending-store.ts';
import { createSingleWatch } from '../single/single-watch.ts';
import { reasonToStop } from './storage-failure.ts';
import type { WriteLock } from '../../database/write-lock.ts';

/** No two messages of two runs are in the same second, in milliseconds. */
const betweenRunsMs = 1001;

/** Runs the engine while there is something to send, with the right to do so. */
export interface Sending {
  /**
   * Takes the right to send, unless this process has it; what an earlier process left undone is put
   * right first. Refused (`busy`) while another process has it. Call what it resolves with once `wake`
   * was called, or nothing is to be sent after all: then the right is given back if nobody uses it.
   */
  acquire(): Promise<() => void>;
  /**
   * From now on nothing more of this campaign is claimed, whatever the database says; what is in flight
   * settles. The right to send is kept meanwhile, so that no other process sends it either.
   */
  hold(campaignId: number): void;
  /** Lets a campaign be claimed from again. */
  unhold(campaignId: number): void;
  /** Starts the engine, or tells it that something changed. Needs `acquire`. */
  wake(): Promise<void>;
  /** Resumes after `stop` what is still to be sent, for instance when the computer wakes up again. */
  resume(): Promise<void>;
  /** Sends what was queued again, unless everything was stopped; another process that sends does it itself. */
  resumeQueued(): Promise<void>;
  /** Sends messages without a campaign when they are due, until `stop`, and again after `resume`. */
  followSingleMessages(): void;
  /** To be called when a message without a campaign was written, or has another time: it is followed too. */
  singleMessagesChanged(): void;
  /** Applies settings that were saved, to what is being sent too. */
  settingsSaved(): void;
  /** From now on sends with the credentials that were saved; without any, pauses what needs them. */
  credentialsSaved(): Promise<void>;
  /** Tells of receipts that have become final, the oldest message first. */
  noteReceipts(news: readonly ReceiptNews[]): void;
  /** Resolves when the engine has nothing left to do. */
  idle(): Promise<void>;
  /**
   * Stops claiming; resolves when everything in flight is settled and written down. The right to send is
   * given back, unless something is being prepared or stopped with it: no other process may start the same.
   */
  stop(): Promise<void>;
  /** Does something that must not meet messages in flight. Refused (`busy`) while anything is sent. */
  whileNothingIsSent<T>(act: () => Promise<T>): Promise<T>;
  /** Why this process has the right to send now: it sends, or nothing may be sent; null where it has not. */
  heldHereFor(): Promise<'sending' | 'repair' | null>;
  /** Whether another process has the right to send now. */
  isSendingInAnotherProcess(): Promise<boolean>;
  latest(campaignId: number): LiveProgress | null;
}

/** Sending, for whoever made it. */
export interface OwnSending extends Sending {
  /** As `stop`, and gives back the right to send, whoever uses it. */
  close(): Promise<void>;
}

export function createSending(context: {
  /** The engine claims and records with it, in transactions that the write lock lets begin. */
  readonly db: WritableDatabase;
  /** How everything here is written. */
  readonly writeLock: WriteLock;
  readonly dataFolder: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly gateways: Gateways;
  readonly onProgress: (progress: LiveProgress) => void;
  /** Told of messages without a campaign whose status changed. */
  readonly onSingles?: (messageIds: readonly number[]) => void;
  /** Called within the transaction that changes the status of a message without a campaign. */
  readonly noteSingle?: (db: WritableDatabase, messageId: number) => void;
  readonly onError: (error: unknown) => void;
  readonly options: SendingOptions;
}): OwnSending {
  const { db, clock, writeLock, options } = context;
  /** Campaigns of which nothing may be claimed. */
  const heldCampaigns = new Set<number>();
  const store = createSendingStore({
    ...context,
    allowed: (all) => ownShare(all, options, { heldCampaigns, maySinglesGo: singles.mayGo }),
    onStopped: (id) => progress.publishStopped(id),
  });
  const singles = createSingleWatch({
    db,
    clock,
    writeLock,
    isDue: () => store.sendingCampaigns(clock.now()).some(({ campaignId }) => campaignId === null),
    send: sendSingles,
    onError: context.onError,
  });
  const progress = createCampaignProgress(store, context.onProgress);
  const pauser = createCampaignPauser({
    store,
    writeLock,
    clock,
    onPaused: progress.publishStopped,
    onUnstuck: wake,
    onError: context.onError,
  });
  const settings = createLiveSettings(db, clock, options.engine ?? {});
  /** When the last run ended, by `Clock.elapsed`. */
  let endedAt = -Infinity;
  const ready = createReadyGateways({
    gateways: context.gateways,
    sendingCampaigns: () => store.sendingCampaigns(clock.now()),
    pause: pauser.pause,
    onSinglesRefused: () => singles.waitAfterFailure(),
  });
  const right = createRightToSend({ ...context, store });
  let engine: Engine | null = null;
  let running: Promise<void> = Promise.resolve();
  let turn: Promise<void> = Promise.resolve();
  let isStopped = false;
  /** How many have acquired the right to send and not let go of it. */
  let users = 0;

  /** Takes the right to send, and puts right what an earlier run or process left in flight. */
  async function takeOver(): Promise<void> {
    if (right.isReady) return;
    right.take();
    // Somebody wants to send: what stopped it is gone by now, or it is stopped again.
    pauser.cancel();
    isStopped = false;
    try {
      await right.recover();
    } catch (error) {
      right.release();
      throw new UserError('unavailable', reasonToStop(error), { cause: error });
    }
  }

  /** The engine knows of a campaign only once its gateway is open. */
  const engineStore: MessageStore = {
    ...store,
    sendingCampaigns: (now) =>
      store.sendingCampaigns(now).filter(({ gateway }) => ready.has(gateway)),
    unconfirmed: (campaignIds, limit) =>
      store.unconfirmed(campaignIds, limit).filter(({ gateway }) => ready.has(gateway)),
  };

  /** Sends what is due of messages without a campaign; another process that sends does that itself. */
  async function sendSingles(): Promise<void> {
    if (isStopped || (!right.isHeld && right.isHeldByAnotherProcess())) return;
    await takeOver();
    await wake();
  }

  function start(journal: OpenSendJournal): void {
    const followed = settings.follow((changed) => created.applySettings(changed));
    const created = createEngine({
      store: engineStore,
      journal,
      clock,
      gateway: (kind) => ready.get(kind),
      progress: { publish: progress.publish },
      onSingles: (ids) => context.onSingles?.(ids),
      dayOf: (time) => calendarDayOf(time),
      places: createPlaceHours(),
      settings: followed,
    });
    engine = created;
    running = run(created, journal);
    if (options.onlyCampaign !== undefined) singles.follow();
  }

  async function run(current: Engine, journal: OpenSendJournal): Promise<void> {
    try {
      await waitAfterLastRun();
      await current.run();
    } catch (error) {
      await halt(error);
    }
    settings.unfollow();
    if (options.onlyCampaign !== undefined) singles.stop();
    endedAt = clock.elapsed();
    await journal.close().catch(context.onError);
    engine = null;
    await wake().catch(() => undefined);
  }

  /** What the run before has sent counts towards the limit of a second. */
  async function waitAfterLastRun(): Promise<void> {
    const waitMs = endedAt + betweenRunsMs - clock.elapsed();
    if (waitMs <= 0 || settings.read().segmentsPerSecond === 0) return;
    await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
  }

  /** After a failure nothing starts again by itself. */
  async function halt(error: unknown): Promise<void> {
    right.recoverAgain();
    singles.waitAfterFailure();
    await pauser.pauseAfter(error);
  }

  /** Gives the right to send back unless it is needed: to send, or so that nobody else sends. */
  function releaseIfUnused(): void {
    const isUsed = engine !== null || users > 0 || heldCampaigns.size > 0;
    if (!isUsed && !right.isRecovering && !pauser.isStuck) right.release();
  }

  async function acquire(): Promise<() => void> {
    users += 1;
    let isDone = false;
    const letGo = () => {
      if (isDone) return;
      isDone = true;
      users -= 1;
      // After whatever starts the engine just now.
      turn = turn.catch(() => undefined).then(releaseIfUnused);
    };
    try {
      await takeOver();
      return letGo;
    } catch (error) {
      letGo();
      throw error;
    }
  }

  /** One at a time, so that two callers cannot both start the engine. */
  function wake(): Promise<void> {
    turn = turn.catch(() => undefined).then(takeTurn);
    return turn;
  }

  async function takeTurn(): Promise<void> {
    await right.recovered();
    if (!right.isHeld || pauser.isStuck) return;
    // What is in flight is still ours to write down.
    if (isStopped) return releaseIfUnused();
    try {
      await resumeOrStart();
    } catch (error) {
      if (engine === null) {
        await halt(error);
        if (!pauser.isStuck) right.release();
      }
      throw error instanceof UserError
        ? error
        : new UserError('unavailable', reasonToStop(error), { cause: error });
    }
  }

  async function resumeOrStart(): Promise<void> {
    if (engine === null) {
      ready.clear();
      await right.recover();
    }
    await ready.prepare();
    if (engine !== null) return engine.wake();
    if (engineStore.sendingCampaigns(clock.now()).length === 0) return releaseIfUnused();
    start(await openSendJournal(db, context.dataFolder, clock));
  }

  async function stop(): Promise<void> {
    isStopped = true;
    engine?.stop();
    await right.recovered();
    await turn.catch(() => undefined);
    await running;
    pauser.cancel();
    context.gateways.close();
    releaseIfUnused();
  }

  return {
    acquire,
    hold(campaignId) {
      heldCampaigns.add(campaignId);
      // The engine is done once nothing is left that it may claim.
      engine?.wake();
    },
    unhold(campaignId) {
      if (!heldCampaigns.delete(campaignId)) return;
      engine?.wake();
      turn = turn.catch(() => undefined).then(releaseIfUnused);
    },
    wake,
    async resume() {
      isStopped = false;
      // Whoever acquired the right and has not let go of it starts a campaign in a moment.
      singles.look();
      if (users === 0 && store.sendingCampaigns(clock.now()).length === 0) return;
      await takeOver();
      await wake();
    },
    async resumeQueued() {
      if (isStopped || store.sendingCampaigns(clock.now()).length === 0) return;
      if (right.isHeldByAnotherProcess()) return;
      await takeOver();
      await wake();
    },
    followSingleMessages: () => singles.follow(),
    singleMessagesChanged: () => singles.follow(),
    settingsSaved: () => settings.look(),
    credentialsSaved() {
      singles.failureIsOver();
      // In turn: an engine that is being started opens its gateways now.
      turn = turn.catch(() => undefined).then(() => ready.reopen('twilio'));
      return turn;
    },
    noteReceipts: (news) => engine?.noteReceipts(news),
    async idle() {
      await turn.catch(() => undefined);
      let awaited: unknown;
      while (awaited !== running) {
        awaited = running;
        await running;
      }
    },
    stop,
    async close() {
      singles.stop();
      await stop();
      right.release();
    },
    whileNothingIsSent: (act) => right.whileNothingIsSent(act),
    async heldHereFor() {
      if (right.isBlocked) return 'repair';
      return right.isHeld ? 'sending' : null;
    },
    isSendingInAnotherProcess: async () => right.isHeldByAnotherProcess(),
    latest: progress.latest,
  };
}
