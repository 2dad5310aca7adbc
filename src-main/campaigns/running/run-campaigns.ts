import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { CampaignRun, SendCountdown, StopRequest } from '../../../src-shared/campaign/run.ts';
import {
  isPracticeGateway,
  type CampaignSnapshot,
  type GatewayKind,
} from '../../../src-shared/campaign/snapshot.ts';
import { isBeforeStart } from '../../../src-shared/campaign/status.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { DraftPicture } from '../../../src-shared/picture/picture.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WritableDatabase } from '../../database/open.ts';
import { refuseUnreadableSettings } from '../../database/settings.ts';
import { campaignSnapshot, getCampaign, refuseIfStarted } from '../campaign-rows.ts';
import { createRunFinisher } from './finish-run.ts';
import { cancelQueuedMessages, resumeCampaign } from '../lifecycle.ts';
import { hasPreparedMessages } from '../preparing/prepared-messages.ts';
import { createPreparer, mostInPlace, type PreparerContext } from '../preparing/preparer.ts';
import { readySender } from '../preparing/ready-sender.ts';
import { refuseNeedlessStop, Runs, writeFor, type Run } from './runs.ts';
import type { Gateways } from '../sending/gateways.ts';
import type { Sending } from '../sending/sending.ts';
import { StartTurns } from './start-turns.ts';
import { removeStopFile } from './stop-files.ts';
import { countdownOf, noteCountdown, removeCountdown } from './send-countdown.ts';
import { createStopWriter } from './write-stops.ts';

/** Messages canceled at a time, so that the window never waits for it. */
const cancelAtOnce = 2000;

/**
 * Starts, resumes and stops campaigns, as the state machine in `run-state.ts` says. A stop is never lost:
 * before the start it leaves the draft, and afterwards nothing more is claimed from the moment that it is
 * asked for. Where another process keeps the database to itself, the stop is noted outside it at once
 * (`stop-files.ts`) and written as soon as it can be.
 */
export interface CampaignRunner {
  /** As `Campaigns.start`; rejects with UserError(`canceled`) where a stop came before. */
  start(id: number, gateway: GatewayKind, options?: StartOptions): Promise<CampaignSnapshot>;
  /** As `Campaigns.resume`; rejects with UserError(`canceled`) where a stop came before. */
  resume(id: number, gateway?: GatewayKind): Promise<CampaignSnapshot>;
  /** As `Campaigns.countdown`. */
  countdown(id: number): SendCountdown;
  /** Stops a campaign, whatever this process does with it; resolves when the stop is written. */
  stop(id: number, stop: StopRequest, reason: PauseReason): Promise<CampaignSnapshot>;
  /**
   * Removes what a killed start left of a draft that is to be canceled or removed, a slice at a time; no
   * more where that cannot be now, or another process may be preparing the draft.
   */
  clearLeftovers(id: number): Promise<void>;
  /** Cancels what is still queued of a canceled campaign, a piece at a time. */
  finishCancellation(id: number): Promise<void>;
  /** Resolves when every stop that was asked for is in the database or in a note. */
  stopsOnDisk(): Promise<void>;
  /**
   * Stops everything at once because the process ends: what is about to start becomes a draft again, and
   * what is being sent is resumed at the next start unless somebody stopped it. Resolves when everything in
   * flight is settled and written down. Nothing can be started from now on.
   */
  quit(): Promise<void>;
}

/** How a draft is started. */
export interface StartOptions {
  /** The revision that was seen; refused (`conflict`) where the draft is another one now. */
  readonly revision?: number | undefined;
  /** For how long the start can be undone before anything else is done, in milliseconds; 0 unless given. */
  readonly undoMs?: number | undefined;
}

export interface RunnerContext extends PreparerContext {
  readonly dataFolder: string;
  readonly gateways: Gateways;
  readonly sending: Sending;
  /** Called before anything may be sent; rejects where the database cannot be trusted. */
  readonly beforeSending: () => Promise<void>;
  /** Called before a campaign starts; gives up where the signal is aborted. */
  readonly beforeStart: (signal: AbortSignal) => Promise<void>;
  /** Segments that a sender may send a day; 0 sets no limit. */
  readonly dailyCap: () => number;
  /** Rejects (`invalid`) where the account says that this sender cannot send pictures. */
  readonly refuseUnlessSendsPictures: (sender: string) => Promise<void>;
  /** Puts a picture on Twilio again that had been there and is not any more. */
  readonly keepHosted: (picture: DraftPicture) => Promise<void>;
  readonly onRun: (run: CampaignRun) => void;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

export function createCampaignRunner(context: RunnerContext): CampaignRunner {
  const { db, dataFolder, clock, gateways, sending, writeLock } = context;
  const turns = new StartTurns();
  let isQuitting = false;
  /** Starts and resumes that are under way. */
  const working = new Set<Promise<unknown>>();
  const preparer = createPreparer(context);
  const stops = createStopWriter(context, () => isQuitting);
  const runs = new Runs({
    clock,
    hold: (id, isHeld) => (isHeld ? sending.hold(id) : sending.unhold(id)),
    onChange: context.onRun,
  });

  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));
  const { untilStarted, letSend, giveUp } = createRunFinisher({
    ...context,
    stops,
    preparer,
    yieldToEventLoop,
  });

  /** Goes to the next phase, unless somebody asked for a stop. */
  function advance(run: Run): void {
    run.refuseIfStopped();
    run.move({ kind: 'done' });
  }

  /** Takes the right to send for a run; where a stop comes first it is given back. */
  async function acquire(run: Run): Promise<() => void> {
    const acquiring = sending.acquire();
    try {
      return await run.notingWait(run.until(acquiring));
    } catch (error) {
      acquiring.then((letGo) => letGo()).catch(() => undefined);
      throw error;
    }
  }

  function refuseWhileQuitting(): void {
    if (isQuitting) throw new UserError('unavailable', words.campaigns.closing);
  }

  async function finishCancellation(id: number): Promise<void> {
    const cancelSome = (writable: WritableDatabase) =>
      cancelQueuedMessages(writable, id, cancelAtOnce, clock.now());
    while ((await writeLock.write(cancelSome, Infinity)) > 0) await yieldToEventLoop();
  }

  async function clearLeftovers(id: number): Promise<void> {
    try {
      if (!hasPreparedMessages(db, id, mostInPlace)) return;
      if (!(await sending.isSendingInAnotherProcess())) await preparer.clear(id);
    } catch (error) {
      context.onError(error);
    }
  }

  /** Lets a start be undone for so long. Whoever ends the process meanwhile finds a draft, and a note why. */
  async function countDown(run: Run, undoMs: number): Promise<void> {
    const from = clock.now();
    const until = from + undoMs;
    run.noteCountdown(until);
    await writeFor(run, writeLock, (writable) => noteCountdown(writable, run.id, { from, until }));
    try {
      await run.pause(Math.min(undoMs, Math.max(0, until - clock.now())));
    } finally {
      // The note stays for whoever opens the draft after the process was ended.
      if (run.state.stop !== 'quit') {
        const removed = writeLock.write((writable) => removeCountdown(writable, run.id), Infinity);
        whileWorking(removed).catch(context.onError);
      }
    }
  }

  async function prepareAndStart(
    run: Run,
    { draft, revision }: Campaign,
    gateway: GatewayKind,
    undoMs: number,
  ): Promise<CampaignSnapshot> {
    const { id } = run;
    let hasPrepared = false;
    let letGo: () => void = () => undefined;
    try {
      const sender = readySender(db, draft, gateway);
      await run.until(gateways.refuseUnlessReady(gateway));
      if (draft.picture !== undefined && gateway === 'twilio') {
        await run.until(context.refuseUnlessSendsPictures(sender));
        await run.until(context.keepHosted(draft.picture));
      }
      await run.until(context.beforeSending());
      advance(run);
      if (undoMs > 0) await countDown(run, undoMs);
      advance(run);
      await run.until(context.beforeStart(run.signal));
      advance(run);
      letGo = await acquire(run);
      removeStopFile(db, dataFolder, id);
      hasPrepared = true;
      const order = {
        campaignId: id,
        name: draft.name,
        body: draft.body,
        hasPicture: draft.picture !== undefined,
        sender,
        reachesPeople: !isPracticeGateway(gateway),
        dailyCap: context.dailyCap(),
      };
      const written = await preparer.writeMessages(run, order, draft.audience);
      advance(run);
      // Whoever hears that it starts may stop it still.
      await run.until(yieldToEventLoop());
      await untilStarted(run, preparer.start(run, { revision, gateway, sender }, written));
      run.move({ kind: 'done' });
      return await letSend(run);
    } catch (error) {
      throw await giveUp(run, draft.name, error, hasPrepared);
    } finally {
      letGo();
    }
  }

  async function resume(id: number, gateway?: GatewayKind): Promise<CampaignSnapshot> {
    refuseWhileQuitting();
    const snapshot = campaignSnapshot(db, id);
    const { name, status, gateway: startedWith } = snapshot;
    if (startedWith !== null && gateway !== undefined && gateway !== startedWith) {
      throw new UserError('conflict', words.campaigns.keepsGateway(name, startedWith, gateway));
    }
    const from = status === 'sending' ? 'sending' : 'paused';
    const run = runs.begin(snapshot, { kind: 'resume', from });
    let letGo: () => void = () => undefined;
    try {
      refuseUnreadableSettings(db);
      if (startedWith !== null) await run.until(gateways.refuseUnlessReady(startedWith));
      const { picture } = getCampaign(db, id).draft;
      if (picture !== undefined && startedWith === 'twilio') {
        await run.until(context.keepHosted(picture));
      }
      await run.until(context.beforeSending());
      letGo = await acquire(run);
      if (run.state.phase === 'sending') return await letSend(run);
      advance(run);
      const resumed = writeFor(run, writeLock, (writable) => {
        // Taking the right to send may have paused it: somebody asked for that earlier.
        if (campaignSnapshot(writable, id).status !== 'sending')
          resumeCampaign(writable, id, clock.now());
      });
      await untilStarted(run, resumed);
      removeStopFile(db, dataFolder, id);
      run.move({ kind: 'done' });
      return await letSend(run);
    } catch (error) {
      throw await giveUp(run, name, error, false);
    } finally {
      letGo();
    }
  }

  async function whileWorking<T>(work: Promise<T>): Promise<T> {
    working.add(work);
    return await work.finally(() => working.delete(work));
  }

  return {
    async start(id, gateway, { revision, undoMs = 0 } = {}) {
      refuseWhileQuitting();
      const campaign = getCampaign(db, id);
      const { snapshot } = campaign;
      refuseIfStarted(snapshot);
      if (revision !== undefined && revision !== campaign.revision) {
        throw new UserError('conflict', words.campaigns.changedSinceReview);
      }
      const run = runs.begin(snapshot, { kind: 'start' });
      const { unreachedOf } = campaign.draft.audience;
      const before = unreachedOf === undefined ? undefined : turns.before(unreachedOf);
      const started = (async () => {
        try {
          if (before !== undefined) await run.until(before);
        } catch (error) {
          throw await giveUp(run, snapshot.name, error, false);
        }
        return await prepareAndStart(run, campaign, gateway, undoMs);
      })();
      if (unreachedOf !== undefined) turns.add(unreachedOf, started);
      return await whileWorking(started);
    },
    resume: (id, gateway) => whileWorking(resume(id, gateway)),
    countdown(id) {
      const { snapshot, updatedAt } = getCampaign(db, id);
      if (!isBeforeStart(snapshot.status)) return { kind: 'none' };
      const run = runs.all.find((one) => one.id === id);
      const isCounting = run?.state.phase === 'counting-down' && run.state.stop === null;
      return countdownOf(db, id, { updatedAt, isCounting }, clock.now());
    },
    async stop(id, stop, reason) {
      const { name, status } = campaignSnapshot(db, id);
      const run = runs.of(id, status === 'sending');
      refuseNeedlessStop(run, stop, name, status);
      run.reason = reason;
      run.move({ kind: 'stop', stop });
      switch (run.state.phase) {
        case 'checking':
        case 'counting-down':
        case 'backing-up':
        case 'preparing':
        case 'starting':
        case 'withdrawing':
          await run.ended;
          break;
        case 'stopping':
          if (isBeforeStart(status)) await clearLeftovers(id);
          await stops.finish(run);
          break;
        case 'idle':
        case 'sending':
          break;
      }
      const snapshot = campaignSnapshot(db, id);
      if (snapshot.status === 'canceled') await finishCancellation(id);
      return campaignSnapshot(db, id);
    },
    clearLeftovers,
    finishCancellation,
    stopsOnDisk: () => stops.onDisk(),
    async quit() {
      isQuitting = true;
      for (const run of runs.all) run.move({ kind: 'stop', stop: 'quit' });
      const sendingStopped = sending.stop();
      await Promise.allSettled([...working, stops.onDisk()]);
      await sendingStopped;
    },
  };
}
