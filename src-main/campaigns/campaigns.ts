import type { Audience, AudienceCounts, LeftOut } from '../../src-shared/campaign/audience.ts';
import type { PauseCode, PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type {
  Campaign,
  CampaignDraft,
  CampaignPreview,
  MessageSelection,
  UnconfirmedSeen,
} from '../../src-shared/campaign/campaign.ts';
import type { HandOverState, HandOverTime } from '../../src-shared/campaign/hand-over.ts';
import type { SendCountdown } from '../../src-shared/campaign/run.ts';
import type { PreviewPeople } from '../../src-shared/campaign/preview-people.ts';
import type { PracticeDiscarded } from '../../src-shared/campaign/practice.ts';
import type { CampaignSnapshot, GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { DraftVersion } from '../../src-shared/campaign/version.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { requireSender } from '../../src-shared/campaign/read-sender.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import { words } from '../../src-shared/words/words.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import {
  campaignSnapshot,
  createCampaign,
  duplicateCampaign,
  getCampaign,
  listCampaigns,
  saveCampaign,
} from './campaign-rows.ts';
import { countUnreached, previewCampaign, problemsOf } from './compose.ts';
import {
  archiveCampaign,
  deleteDraft,
  hasDeletedBefore,
  purgeSomeDeleted,
  restoreDeleted,
} from './drafts/put-away.ts';
import { createTypingPace } from './drafts/typing-pace.ts';
import { listVersions, readVersion } from './drafts/version-rows.ts';
import type { LeftOutRequest } from './jobs.ts';
import { changeSender, unfinishedCancellations } from './lifecycle.ts';
import { countPractice } from './sending/discard-practice.ts';
import {
  createCampaignRunner,
  type RunnerContext,
  type StartOptions,
} from './running/run-campaigns.ts';
import {
  createPreviewPeople,
  type PreviewReading,
  type PreviewRequest,
} from './review/preview-people.ts';
import type { PlanState } from '../../src-shared/campaign/plan-state.ts';
import { scheduleCampaign, unscheduleCampaign } from './plan/schedule.ts';
import { createScheduler } from './plan/scheduler.ts';
import { scheduledStart } from './plan/schedule-times.ts';
import { changeBudget, planState, sendToRest } from './plan/plan-state.ts';
import { hasStopNotes } from './running/stop-notes.ts';
import { endHandOver, orderHandOver, timeOfPlan } from './hand-over/order.ts';
import { handOverState } from './hand-over/hand-over-state.ts';
import {
  decideUnconfirmed,
  resetReconciliation,
  unconfirmedNow,
  type UnconfirmedDecision,
} from './unconfirmed.ts';
import { duplicateForUnreached } from './unreached.ts';

const dayMs = 24 * 60 * 60_000;

/** How long a deleted draft can be restored, in days. */
const daysThatDeletedIsKept = 30;

/** Whether a campaign that was held goes on at once; true unless given. */
interface ResumeOptions {
  readonly resumes?: boolean;
}

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
export interface Campaigns {
  list(): readonly CampaignSnapshot[];
  get(id: number): Campaign;
  create(draft: CampaignDraft): Promise<Campaign>;
  /**
   * Saves a draft upon the revision that was edited. Refused (`conflict`) where somebody else saved since.
   * What is typed within a minute is one version; `isOwnVersion` begins a new one.
   */
  save(
    id: number,
    revision: number,
    draft: CampaignDraft,
    isOwnVersion?: boolean,
  ): Promise<Campaign>;
  /** Deletes a draft; it can be restored for 30 days. */
  remove(id: number): Promise<void>;
  /** Undoes `remove`. */
  undoRemove(id: number): Promise<Campaign>;
  /** Puts away what is a draft or over, or takes it back. */
  archive(id: number, isArchived: boolean): Promise<CampaignSnapshot>;
  /** The versions of a draft that are kept, the newest first. */
  versions(id: number): readonly DraftVersion[];
  version(id: number, version: number): CampaignDraft;
  /** Makes an earlier version the newest: what the draft says now stays a version. Refused as `save` is. */
  restoreVersion(id: number, revision: number, version: number): Promise<Campaign>;
  /** Removes for good what was deleted so long ago that nobody can restore it any more. */
  purge(): Promise<void>;
  duplicate(id: number): Promise<Campaign>;
  /** A new draft to those whom a finished campaign did not reach. */
  duplicateForUnreached(id: number): Promise<Campaign>;
  /** How many they are; 0 while the campaign is not over. */
  countUnreached(id: number): Promise<number>;
  preview(draft: Pick<CampaignDraft, 'body' | 'audience'>): Promise<CampaignPreview>;
  /** People of an audience as they would read a text; refused (`canceled`) where a newer question came. */
  previewPeople(request: PreviewRequest): Promise<PreviewPeople>;
  /** How many people an audience has; refused (`canceled`) where a newer question came meanwhile. */
  audience(audience: Audience): Promise<AudienceCounts>;
  /** People whom an audience leaves out for one reason, a page of them, and how many they are. */
  leftOut(request: LeftOutRequest): Promise<LeftOut>;
  /** Why a draft cannot be sent as it stands, in plain words; empty where it can. */
  problems(draft: Pick<CampaignDraft, 'body' | 'audience'>): readonly string[];
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
  /** Gives a paused campaign, or a draft, another sender; what is still queued goes from there. */
  changeSender(id: number, sender: string): Promise<CampaignSnapshot>;
  /**
   * Hands a campaign, or the rest of one, over to the provider's scheduler, and starts or resumes it for
   * that; refused as `orderHandOver` says.
   */
  handOver(id: number, options?: HandOverOptions): Promise<CampaignSnapshot>;
  /** What the provider's scheduler has of a campaign. */
  handOverState(id: number): HandOverState;
  /** Lets this computer send what the provider's scheduler has not got yet. */
  takeBack(id: number): Promise<CampaignSnapshot>;
  /**
   * Schedules a draft for the time of its plan. Refused (`invalid`) where it cannot be sent as it stands,
   * has no time, or one that is past.
   */
  schedule(id: number): Promise<CampaignSnapshot>;
  /** Makes a scheduled campaign a draft again. */
  unschedule(id: number): Promise<CampaignSnapshot>;
  /** Starts scheduled campaigns at their time, from now on. */
  followSchedule(): void;
  /** What has become of its plan: segments used, and the first texts. */
  planState(id: number): PlanState;
  /**
   * Gives a campaign another budget, in segments; null takes it away. One that the budget had paused goes
   * on.
   */
  changeBudget(
    id: number,
    segments: number | null,
    options?: ResumeOptions,
  ): Promise<CampaignSnapshot>;
  /** Sends to the rest though the first texts do not say that it is safe. */
  sendToRest(id: number, options?: ResumeOptions): Promise<CampaignSnapshot>;
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
  stopsNoted(): Promise<void>;
  /**
   * Stops at once everything that starts or is sent, because the process ends; resolves when what is in
   * flight is settled. Nothing starts after this.
   */
  quit(): Promise<void>;
}

export function createCampaigns(
  context: RunnerContext & {
    /** Discards all practice from the database, in the writing thread. */
    readonly discardPractice: () => Promise<PracticeDiscarded>;
    /** As `audienceCounts` and `leftOutPeople`, in the reading thread. */
    readonly audienceCounts: (audience: Audience, signal: AbortSignal) => Promise<AudienceCounts>;
    readonly leftOut: (request: LeftOutRequest) => Promise<LeftOut>;
    readonly previewReading: PreviewReading;
    /** How long a start can be undone, in milliseconds. */
    readonly undoMs: number;
    readonly audienceZones: (audience: Audience) => Promise<readonly string[]>;
    readonly onError: (error: unknown) => void;
  },
): Campaigns {
  const { db, dataFolder, clock, sending, writeLock, onChange } = context;
  const runner = createCampaignRunner(context);
  const typing = createTypingPace();
  const scheduler = createScheduler({
    ...context,
    start: (id) => runner.start(id, readSettings(db).gateway),
  });
  /** Only the newest preview is still wanted: a person writes faster than a million texts are filled in. */
  let latestPreview = 0;
  /** The same of counts. */
  let latestCounts = new AbortController();

  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  function changed<T>(value: T): T {
    onChange();
    return value;
  }

  /** Writes, and notifies. */
  async function change<T>(act: (writable: WritableDatabase) => T): Promise<T> {
    return changed(await writeLock.write(act));
  }

  /** A sender as a person of the default country writes it. Refused (`invalid`) where it is none. */
  const senderOf = (text: string) => requireSender(text, readSettings(db).defaultCountry);
  const read = (draft: CampaignDraft) => ({ ...draft, sender: senderOf(draft.sender) });

  /** Resumes a campaign that was paused for one of these reasons; one that is sent hears of the change. */
  async function goOn(id: number, reasons: readonly PauseCode[]): Promise<CampaignSnapshot> {
    const snapshot = campaignSnapshot(db, id);
    const { status, pausedReasonCode } = snapshot;
    const isHeld = pausedReasonCode !== null && reasons.includes(pausedReasonCode);
    if (status === 'paused' && isHeld) return await runner.resume(id);
    if (status === 'sending') await sending.wake();
    return snapshot;
  }

  return {
    list: () => listCampaigns(db),
    get: (id) => getCampaign(db, id),
    create: (draft) =>
      change((writable) => {
        const now = clock.now();
        const created = createCampaign(writable, read(draft), now);
        typing.note(created.snapshot.id, created.revision, true, now);
        return created;
      }),
    save: (id, revision, draft, isOwnVersion = false) =>
      change((writable) => {
        const now = clock.now();
        const goesOn = !isOwnVersion && typing.goesOn(id, revision, now);
        const saved = saveCampaign(writable, id, revision, read(draft), now, goesOn);
        if (saved.revision !== revision) typing.note(id, saved.revision, !goesOn, now);
        return saved;
      }),
    versions(id) {
      campaignSnapshot(db, id);
      return listVersions(db, id);
    },
    version(id, version) {
      campaignSnapshot(db, id);
      return readVersion(db, id, version);
    },
    restoreVersion: (id, revision, version) =>
      change((writable) => {
        const draft = readVersion(writable, id, version);
        return saveCampaign(writable, id, revision, draft, clock.now());
      }),
    archive: (id, isArchived) =>
      change((writable) => archiveCampaign(writable, id, isArchived, clock.now())),
    undoRemove: (id) => change((writable) => restoreDeleted(writable, id)),
    async remove(id) {
      // One that is about to start is not started after all.
      if (isDraft(campaignSnapshot(db, id).status)) {
        await runner.stop(id, 'back-to-draft', { code: 'to-be-removed' });
        await runner.clearLeftovers(id);
      }
      await change((writable) => deleteDraft(writable, id, clock.now()));
    },
    duplicate: (id) => change((writable) => duplicateCampaign(writable, id, clock.now())),
    duplicateForUnreached: (id) =>
      change((writable) => duplicateForUnreached(writable, id, clock.now())),
    countUnreached: (id) => countUnreached(db, id, yieldToEventLoop),
    async preview(draft) {
      latestPreview += 1;
      const own = latestPreview;
      const recipients = await context.recipientIds(draft.audience);
      return await previewCampaign(db, draft, recipients, async () => {
        await yieldToEventLoop();
        if (own !== latestPreview) {
          throw new UserError('canceled', words.campaigns.previewOutdated);
        }
      });
    },
    previewPeople: createPreviewPeople(context.previewReading),
    async audience(audience) {
      latestCounts.abort();
      const own = new AbortController();
      latestCounts = own;
      const counts = await context.audienceCounts(audience, own.signal);
      if (own.signal.aborted) throw new UserError('canceled', words.campaigns.previewOutdated);
      return counts;
    },
    leftOut: (request) => context.leftOut(request),
    problems: (draft) => problemsOf(db, draft),
    start: (id, gateway = readSettings(db).gateway, options = {}) =>
      runner.start(id, gateway, options),
    startWithUndo: (id, revision) =>
      runner.start(id, readSettings(db).gateway, { revision, undoMs: context.undoMs }),
    countdown: (id) => runner.countdown(id),
    pause: (id, reason = { code: 'user' }) => runner.stop(id, 'pause', reason),
    backToDraft: (id) => runner.stop(id, 'back-to-draft', { code: 'back-to-draft' }),
    resume: (id, gateway) => runner.resume(id, gateway),
    handOverState: (id) => handOverState(db, id),
    async handOver(id, { time = timeOfPlan(getCampaign(db, id)), revision } = {}) {
      await change((writable) => orderHandOver(writable, id, time, clock.now()));
      const { status } = campaignSnapshot(db, id);
      try {
        const order = { revision };
        return await (isDraft(status) ? runner.start(id, 'twilio', order) : runner.resume(id));
      } catch (error) {
        // What did not start is a draft like any other again.
        if (isDraft(campaignSnapshot(db, id).status)) {
          await change((writable) => endHandOver(writable, id, clock.now()));
        }
        throw error;
      }
    },
    async takeBack(id) {
      await change((writable) => endHandOver(writable, id, clock.now()));
      return campaignSnapshot(db, id);
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
      await change((writable) =>
        isDraft(snapshot.status)
          ? void saveCampaign(writable, id, revision, { ...draft, sender }, clock.now())
          : changeSender(writable, id, sender, clock.now()),
      );
      return campaignSnapshot(db, id);
    },
    async schedule(id) {
      const { draft, revision } = getCampaign(db, id);
      const schedule = draft.plan?.schedule;
      if (schedule === undefined) throw new UserError('invalid', words.campaigns.noTime);
      const [problem] = problemsOf(db, draft);
      if (problem !== undefined) throw new UserError('invalid', problem);
      const zones = schedule.zone === 'mine' ? [] : await context.audienceZones(draft.audience);
      const scheduledAt = scheduledStart(schedule, zones, clock.now());
      if (scheduledAt === null) throw new UserError('invalid', words.campaigns.timeIsPast);
      await change((writable) =>
        scheduleCampaign(writable, id, { scheduledAt, revision, now: clock.now() }),
      );
      scheduler.wake(id);
      return campaignSnapshot(db, id);
    },
    async unschedule(id) {
      await change((writable) => unscheduleCampaign(writable, id, clock.now()));
      return campaignSnapshot(db, id);
    },
    followSchedule: () => scheduler.follow(),
    planState: (id) => planState(db, id),
    async changeBudget(id, segments, { resumes = true } = {}) {
      await change((writable) => changeBudget(writable, id, segments, clock.now()));
      return await goOn(id, resumes ? ['budget'] : []);
    },
    async sendToRest(id, { resumes = true } = {}) {
      await change((writable) => sendToRest(writable, id, clock.now()));
      return await goOn(id, resumes ? ['canary', 'canary-no-receipts'] : []);
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
      if (hasStopNotes(dataFolder)) {
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
    async purge() {
      const before = clock.now() - daysThatDeletedIsKept * dayMs;
      if (!hasDeletedBefore(db, before)) return;
      for (let isDone = false; !isDone && db.sqlite.open;) {
        try {
          isDone = await writeLock.write(
            (writable) => purgeSomeDeleted(writable, before),
            Infinity,
          );
        } catch (error) {
          if (db.sqlite.open) throw error;
        }
        await yieldToEventLoop();
      }
    },
    stopsNoted: () => runner.stopsNoted(),
    quit() {
      scheduler.stop();
      return runner.quit();
    },
  };
}
