import type { Audience } from '../../src-shared/campaign/audience.ts';
import type {
  Campaign,
  MessageSelection,
  UnconfirmedSeen,
} from '../../src-shared/campaign/campaign.ts';
import type { HandOverState, HandOverTime } from '../../src-shared/campaign/hand-over.ts';
import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { PracticeDiscarded } from '../../src-shared/campaign/practice.ts';
import type { SendCountdown } from '../../src-shared/campaign/run.ts';
import type { CampaignSnapshot, GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import { readSettings } from '../database/settings.ts';
import { campaignSnapshot, getCampaign, listCampaigns, saveCampaign } from './campaign-rows.ts';
import { createCampaignWork, type ResumeOptions } from './campaign-work.ts';
import { createDrafts, type Drafts } from './drafts/drafts.ts';
import { handOverState } from './hand-over/hand-over-state.ts';
import { endHandOver, hasLeftOrder, orderHandOver, timeOfPlan } from './hand-over/order.ts';
import { takeBack } from './hand-over/take-back.ts';
import { changeSender, unfinishedCancellations } from './lifecycle.ts';
import { createPlans, type Plans } from './plan/plans.ts';
import { createAudiences, type AudienceReading, type Audiences } from './preparing/audiences.ts';
import { retryableIds, retryFailed } from './running/retry-failed.ts';
import {
  createCampaignRunner,
  type RunnerContext,
  type StartOptions,
} from './running/run-campaigns.ts';
import { hasStopFiles } from './running/stop-files.ts';
import { countPractice } from './sending/discard-practice.ts';
import {
  decideUnconfirmed,
  resetReconciliation,
  unconfirmedNow,
  type UnconfirmedDecision,
} from './unconfirmed.ts';

/** How a campaign is handed over. */
export interface HandOverOptions {
  /** When its messages are to be sent; that of its plan unless given. */
  readonly time?: HandOverTime;
  /** The revision that was seen; refused (`conflict`) where the draft is another one now. */
  readonly revision?: number | undefined;
}

/**
 * What can be done with campaigns. Every method that names an id refuses an unknown one. Every method
 * that writes waits for its turn by itself; where another process keeps the database to itself for too
 * long it is refused (`busy`), and nothing was changed. A stop is not refused: it waits.
 */
export interface Campaigns extends Drafts, Audiences, Plans {
  list(): readonly CampaignSnapshot[];
  get(id: number): Campaign;
  /**
   * Starts a draft; through the gateway of the settings unless another is named. Rejects with
   * UserError(`canceled`) where a stop came before the start: then it is a draft again.
   */
  start(id: number, gateway?: GatewayKind, options?: StartOptions): Promise<CampaignSnapshot>;
  /**
   * As `start`, but first it can be undone with `backToDraft`: for ten seconds, or as long as the
   * application was opened with. Whoever ends the process meanwhile leaves a draft.
   */
  startWithUndo(id: number, revision: number): Promise<CampaignSnapshot>;
  /** The time to undo of a draft, whichever process counts. */
  countdown(id: number): SendCountdown;
  /** Stops claiming at once. A campaign that is about to start in this process becomes a draft again. */
  pause(id: number, reason?: PauseReason): Promise<CampaignSnapshot>;
  /**
   * Does not start what this process is about to start, which becomes a draft again. What has started by
   * then is paused; anything else stays as it is.
   */
  backToDraft(id: number): Promise<CampaignSnapshot>;
  /** Resumes a paused campaign, or one that another process left unfinished. */
  resume(id: number, gateway?: GatewayKind): Promise<CampaignSnapshot>;
  /**
   * Gives a paused campaign, or a draft, another sender; what is still queued goes from there. Refused
   * (`invalid`) where a picture goes with a paused campaign and that sender cannot send pictures.
   */
  changeSender(id: number, sender: string): Promise<CampaignSnapshot>;
  /**
   * Hands a campaign, or the rest of one, over to the provider's scheduler, and starts or resumes it for
   * that; refused as `orderHandOver` says.
   */
  handOver(id: number, options?: HandOverOptions): Promise<CampaignSnapshot>;
  /** What the provider's scheduler has of a campaign. */
  handOverState(id: number): HandOverState;
  /**
   * Takes a campaign back from the provider's scheduler: pauses it, and has canceled there what is not sent
   * yet, which is queued again; once it is resumed, this computer sends. Refused as `hand-over/take-back.ts` says,
   * and (`conflict`) where another process resumes it again and again.
   * Where another process keeps the database to itself, it may be paused and not taken back (`busy`).
   */
  takeBack(id: number): Promise<CampaignSnapshot>;
  /** How many failed messages of a campaign that is not over another try may help, and none of which left. */
  countRetryable(id: number): number;
  /** Tries these again; a paused campaign goes on. Refused (`conflict`) where it is over or has not started. */
  retry(id: number, options?: ResumeOptions): Promise<CampaignSnapshot>;
  /** Cancels for good. A campaign that is about to start in this process becomes a draft again instead. */
  cancel(id: number): Promise<CampaignSnapshot>;
  reconcileUnconfirmed(id: number): Promise<CampaignSnapshot>;
  /** Its unconfirmed messages as they are now. */
  unconfirmed(id: number): UnconfirmedSeen;
  decideUnconfirmed(
    id: number,
    /** Null for all unconfirmed messages. */
    selection: MessageSelection | null,
    decision: UnconfirmedDecision,
    options?: {
      /** The mark of those that the person was asked about; needed where all are selected. */
      readonly seen?: string;
      /** Whether a paused campaign is resumed where messages are to be sent again; true unless given. */
      readonly resumes?: boolean;
    },
  ): Promise<CampaignSnapshot>;
  /** How much practice there is. */
  countPractice(): PracticeDiscarded;
  /**
   * Discards everything that the simulator carried, for good; practice that is being sent is canceled
   * first. Refused (`busy`) while anything is really being sent, by this process or another.
   */
  discardPractice(): Promise<PracticeDiscarded>;
  /** Resumes what an earlier process left unfinished; what somebody wanted stopped is stopped first. */
  resumeInterrupted(): Promise<void>;
  /**
   * Resolves when every stop that was asked for is on the disk: in the database, or in a note that is
   * carried out before anything is sent. Then the process may end at once.
   */
  stopsOnDisk(): Promise<void>;
  /**
   * Stops at once everything that starts or is sent, because the process ends; resolves when what is in
   * flight is settled. Nothing starts after this.
   */
  quit(): Promise<void>;
}

/** Pauses for one taking back, where another process resumes each time. */
const mostPauses = 3;

const soonest: HandOverTime = { kind: 'soonest' };

export function createCampaigns(
  context: RunnerContext &
    AudienceReading & {
      /** Discards all practice from the database, in the writing thread. */
      readonly discardPractice: () => Promise<PracticeDiscarded>;
      /** How long a start can be undone, in milliseconds. */
      readonly undoMs: number;
      readonly audienceZones: (audience: Audience) => Promise<readonly string[]>;
      readonly onError: (error: unknown) => void;
    },
): Campaigns {
  const { db, dataFolder, clock, sending, writeLock, onChange } = context;
  const runner = createCampaignRunner(context);
  const work = createCampaignWork(context, runner);
  const { change, changed, senderOf } = work;
  const { stopSchedule, ...plans } = createPlans(work, context);

  /** Starts a draft from this computer: an order of a hand-over that never began is forgotten. */
  function startHere(id: number, gateway: GatewayKind, options: StartOptions) {
    const start = () => runner.start(id, gateway, options);
    if (!hasLeftOrder(db, id)) return start();
    return change((writable) => endHandOver(writable, id, clock.now())).then(start);
  }

  return {
    ...createDrafts(work),
    ...createAudiences(work, context),
    ...plans,
    list: () => listCampaigns(db),
    get: (id) => getCampaign(db, id),
    start: (id, gateway = readSettings(db).gateway, options = {}) =>
      startHere(id, gateway, options),
    startWithUndo: (id, revision) =>
      startHere(id, readSettings(db).gateway, { revision, undoMs: context.undoMs }),
    countdown: (id) => runner.countdown(id),
    pause: (id, reason = { code: 'user' }) => runner.stop(id, 'pause', reason),
    backToDraft: (id) => runner.stop(id, 'back-to-draft', { code: 'back-to-draft' }),
    resume: (id, gateway) => runner.resume(id, gateway),
    handOverState: (id) => handOverState(db, id),
    async handOver(id, { time, revision } = {}) {
      const { status, handOver: before } = campaignSnapshot(db, id);
      const planned = isDraft(status) ? timeOfPlan(getCampaign(db, id)) : soonest;
      await change((writable) => orderHandOver(writable, id, time ?? planned, clock.now()));
      try {
        const order = { revision };
        return await (isDraft(status) ? runner.start(id, 'twilio', order) : runner.resume(id));
      } catch (error) {
        // What did not start or go on is as it was.
        if (before === null && campaignSnapshot(db, id).status === status) {
          await change((writable) => endHandOver(writable, id, clock.now()));
        }
        throw error;
      }
    },
    async takeBack(id) {
      for (let pauses = 0; ; pauses += 1) {
        const isBack = await writeLock.write((writable) => takeBack(writable, id, clock.now()));
        const snapshot = campaignSnapshot(db, id);
        if (isBack) return changed(snapshot);
        if (pauses === mostPauses) {
          throw new UserError('conflict', words.campaigns.resumedMeanwhile(snapshot.name));
        }
        await runner.stop(id, 'pause', { code: 'user' });
      }
    },
    cancel: (id) => runner.stop(id, 'cancel', { code: 'user' }),
    async reconcileUnconfirmed(id) {
      await writeLock.write((writable) => resetReconciliation(writable, id));
      const { status } = campaignSnapshot(db, id);
      if (status === 'paused' || status === 'sending') return await runner.resume(id);
      return changed(campaignSnapshot(db, id));
    },
    async changeSender(id, text) {
      const sender = senderOf(text);
      const { draft, revision, snapshot } = getCampaign(db, id);
      const isSentForReal = !isDraft(snapshot.status) && snapshot.gateway === 'twilio';
      if (draft.picture !== undefined && isSentForReal) {
        await context.refuseUnlessSendsPictures(sender);
      }
      await change((writable) =>
        isDraft(snapshot.status)
          ? void saveCampaign(writable, id, revision, { ...draft, sender }, clock.now())
          : changeSender(writable, id, sender, clock.now()),
      );
      return campaignSnapshot(db, id);
    },
    countRetryable: (id) => retryableIds(db, id).length,
    async retry(id, { resumes = true } = {}) {
      return changed(await retryFailed({ ...context, runner }, id, { resumes }));
    },
    unconfirmed(id) {
      campaignSnapshot(db, id);
      return unconfirmedNow(db, id);
    },
    async decideUnconfirmed(id, selection, decision, { seen, resumes = true } = {}) {
      const isPaused = campaignSnapshot(db, id).status === 'paused';
      const isToResume = resumes && decision === 'send-again' && isPaused;
      const letGo = isToResume ? await sending.acquire() : () => undefined;
      try {
        const decided = await writeLock.write((writable) =>
          decideUnconfirmed(writable, id, selection, decision, clock.now(), seen),
        );
        if (isToResume && decided > 0) return await runner.resume(id);
        await sending.wake();
        return changed(campaignSnapshot(db, id));
      } finally {
        letGo();
      }
    },
    countPractice: () => countPractice(db),
    async discardPractice() {
      const running = listCampaigns(db).filter(({ status }) => status === 'sending');
      if (running.every(({ isPractice }) => isPractice)) {
        for (const { id } of running) await runner.stop(id, 'cancel', { code: 'user' });
        await sending.idle();
        // Only after that the right to send is given back.
        await sending.idle();
      }
      const discarded = await sending.whileNothingIsSent(async () => {
        context.gateways.forgetPractice();
        return await context.discardPractice();
      });
      return changed(discarded);
    },
    async resumeInterrupted() {
      if (hasStopFiles(dataFolder)) {
        const letGo = await sending.acquire();
        letGo();
        onChange();
      }
      for (const id of unfinishedCancellations(db)) await runner.finishCancellation(id);
      if (!listCampaigns(db).some(({ status }) => status === 'sending')) return;
      await context.beforeSending();
      const letGo = await sending.acquire();
      await sending.wake().finally(letGo);
    },
    stopsOnDisk: () => runner.stopsOnDisk(),
    quit() {
      stopSchedule();
      return runner.quit();
    },
  };
}
