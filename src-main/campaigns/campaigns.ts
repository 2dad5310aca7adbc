import type {
  Campaign,
  CampaignDraft,
  CampaignPreview,
} from '../../src-shared/campaign/campaign.ts';
import type { CampaignSnapshot, GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import {
  cancelCampaign,
  cancelQueuedMessages,
  clearPreparedMessages,
  insertPreparedMessages,
  startCampaign,
  pauseCampaign,
  resumeCampaign,
  unfinishedCancellations,
} from './lifecycle.ts';
import {
  campaignSnapshot,
  createCampaign,
  duplicateCampaign,
  getCampaign,
  listCampaigns,
  removeCampaign,
  saveCampaign,
} from './campaign-rows.ts';
import { duplicateForUnreached } from './unreached.ts';
import type { OvoDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import { decideUnconfirmed, resetReconciliation, type UnconfirmedDecision } from './unconfirmed.ts';
import type { Clock } from '../engine/ports.ts';
import { countUnreached, prepareMessages, previewCampaign, problemsOf } from './compose.ts';
import type { Gateways } from './sending/gateways.ts';
import type { Sending } from './sending/sending.ts';
import type { WriteLock } from '../database/write-lock.ts';

/** Messages canceled at a time, so that the window never waits for it. */
const cancelAtOnce = 2000;

/** What can be done with campaigns. Every method that names an id refuses an unknown one. */
export interface Campaigns {
  list(): readonly CampaignSnapshot[];
  get(id: number): Campaign;
  create(draft: CampaignDraft): Promise<Campaign>;
  save(id: number, revision: number, draft: CampaignDraft): Promise<Campaign>;
  remove(id: number): Promise<void>;
  duplicate(id: number): Promise<Campaign>;
  /** A new draft to those whom a finished campaign did not reach. */
  duplicateForUnreached(id: number): Promise<Campaign>;
  /** How many they are; 0 while the campaign is not over. */
  countUnreached(id: number): Promise<number>;
  preview(draft: Pick<CampaignDraft, 'body' | 'audience'>): Promise<CampaignPreview>;
  /** Why a draft cannot be sent as it stands, in plain words; empty where it can. */
  problems(draft: Pick<CampaignDraft, 'body' | 'audience'>): readonly string[];
  /** Starts a draft; through the gateway of the settings unless another is named. */
  start(id: number, gateway?: GatewayKind): Promise<CampaignSnapshot>;
  pause(id: number, reason?: string): Promise<CampaignSnapshot>;
  /** Goes on with a paused campaign, or with one that another process left unfinished. */
  resume(id: number, gateway?: GatewayKind): Promise<CampaignSnapshot>;
  cancel(id: number): Promise<CampaignSnapshot>;
  reconcileUnconfirmed(id: number): Promise<CampaignSnapshot>;
  decideUnconfirmed(
    id: number,
    messageId: number | null,
    decision: UnconfirmedDecision,
  ): Promise<CampaignSnapshot>;
  /** Takes up what an earlier process left unfinished. */
  resumeInterrupted(): Promise<void>;
}

export function createCampaigns(context: {
  readonly db: OvoDatabase;
  readonly clock: Clock;
  readonly gateways: Gateways;
  readonly sending: Sending;
  readonly writeLock: WriteLock;
  /** Called before anything may be sent; rejects where the database cannot be trusted. */
  readonly beforeSending: () => Promise<void>;
  /** Called before a campaign starts. */
  readonly beforeStart: () => Promise<void>;
  /** Who is on any of these lists now, by id, without holding anything up. */
  readonly audienceIds: (listIds: readonly number[]) => Promise<Int32Array>;
  readonly onChange: () => void;
}): Campaigns {
  const { db, clock, gateways, sending, writeLock, onChange } = context;
  const starting = new Set<number>();
  /** One after the other: whom a campaign takes on, the next to those not reached leaves out. */
  let turn: Promise<unknown> = Promise.resolve();
  /** Only the newest preview is still wanted: a person writes faster than a million texts are filled in. */
  let latestPreview = 0;

  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  /** Tells the engine; where that fails, what is sent is paused with the reason. */
  const wake = () => void sending.wake().catch(() => undefined);

  function changed<T>(value: T): T {
    onChange();
    return value;
  }

  /** Writes, and tells of it. */
  async function change<T>(act: () => T): Promise<T> {
    return changed(await writeLock.write(act));
  }

  async function start(id: number, gateway: GatewayKind): Promise<CampaignSnapshot> {
    const { draft, revision, snapshot } = getCampaign(db, id);
    if (snapshot.status !== 'draft') {
      throw new UserError(
        'conflict',
        `“${draft.name}” has been started already: it is ${snapshot.status}.`,
      );
    }
    const sender = draft.sender === '' ? readSettings(db).defaultSender : draft.sender;
    const problems = problemsOf(db, draft);
    if (problems.length > 0) {
      throw new UserError('invalid', `“${draft.name}” cannot be sent yet. ${problems.join(' ')}`);
    }
    if (gateway === 'twilio' && sender === '') {
      throw new UserError(
        'invalid',
        `“${draft.name}” has no sender. Choose one of your Twilio numbers or a Messaging Service, in Settings or for this campaign.`,
      );
    }
    await gateways.refuseUnlessReady(gateway);
    await context.beforeSending();
    await context.beforeStart();
    await sending.acquire();
    try {
      await writeLock.write(() => clearPreparedMessages(db, id));
      const onLists = await context.audienceIds(draft.audience.listIds);
      for (const prepared of prepareMessages(db, draft, onLists, gateway !== 'simulator')) {
        await writeLock.write(() => insertPreparedMessages(db, id, sender, prepared, clock.now()));
        await yieldToEventLoop();
      }
      await writeLock.write(() =>
        startCampaign(db, id, { revision, gateway, sender, now: clock.now() }),
      );
    } catch (error) {
      if (getCampaign(db, id).snapshot.status === 'draft') {
        await writeLock.write(() => clearPreparedMessages(db, id));
      }
      sending.releaseIfIdle();
      throw error;
    }
    await sending.wake();
    return changed(campaignSnapshot(db, id));
  }

  async function finishCancellation(id: number): Promise<void> {
    const cancelSome = () => cancelQueuedMessages(db, id, cancelAtOnce, clock.now());
    while ((await writeLock.write(cancelSome)) > 0) await yieldToEventLoop();
  }

  return {
    list: () => listCampaigns(db),
    get: (id) => getCampaign(db, id),
    create: (draft) => change(() => createCampaign(db, draft, clock.now())),
    save: (id, revision, draft) => change(() => saveCampaign(db, id, revision, draft, clock.now())),
    remove: (id) => change(() => removeCampaign(db, id)),
    duplicate: (id) => change(() => duplicateCampaign(db, id, clock.now())),
    duplicateForUnreached: (id) => change(() => duplicateForUnreached(db, id, clock.now())),
    countUnreached: (id) => countUnreached(db, id, yieldToEventLoop),
    async preview(draft) {
      latestPreview += 1;
      const own = latestPreview;
      const onLists = await context.audienceIds(draft.audience.listIds);
      return await previewCampaign(db, draft, onLists, async () => {
        await yieldToEventLoop();
        if (own !== latestPreview) {
          throw new UserError('canceled', 'The text or its recipients were changed meanwhile.');
        }
      });
    },
    problems: (draft) => problemsOf(db, draft),
    async start(id, gateway = readSettings(db).gateway) {
      if (starting.has(id)) {
        throw new UserError('conflict', 'This campaign is being started already.');
      }
      starting.add(id);
      try {
        const started = turn.catch(() => undefined).then(() => start(id, gateway));
        turn = started;
        return await started;
      } finally {
        starting.delete(id);
      }
    },
    async pause(id, reason = 'You paused it.') {
      await writeLock.write(() => pauseCampaign(db, id, reason, clock.now()));
      wake();
      return changed(campaignSnapshot(db, id));
    },
    async resume(id, gateway) {
      const { name, status, gateway: started } = campaignSnapshot(db, id);
      if (started !== null && gateway !== undefined && gateway !== started) {
        throw new UserError(
          'conflict',
          `“${name}” was started with the ${started} gateway and goes on with it; duplicate it to send it through ${gateway}.`,
        );
      }
      if (started !== null) await gateways.refuseUnlessReady(started);
      await context.beforeSending();
      await sending.acquire();
      try {
        if (status !== 'sending') await writeLock.write(() => resumeCampaign(db, id, clock.now()));
      } catch (error) {
        sending.releaseIfIdle();
        throw error;
      }
      await sending.wake();
      return changed(campaignSnapshot(db, id));
    },
    async cancel(id) {
      await writeLock.write(() => cancelCampaign(db, id, clock.now()));
      wake();
      await finishCancellation(id);
      return changed(campaignSnapshot(db, id));
    },
    async reconcileUnconfirmed(id) {
      await writeLock.write(() => resetReconciliation(db, id));
      const { status } = campaignSnapshot(db, id);
      if (status === 'paused' || status === 'sending') {
        await sending.acquire();
        if (status === 'paused') await writeLock.write(() => resumeCampaign(db, id, clock.now()));
        await sending.wake();
      }
      return changed(campaignSnapshot(db, id));
    },
    async decideUnconfirmed(id, messageId, decision) {
      const goesOn = decision === 'send-again' && campaignSnapshot(db, id).status === 'paused';
      if (goesOn) await sending.acquire();
      const decided = await writeLock.write(() =>
        decideUnconfirmed(db, id, messageId, decision, clock.now()),
      );
      if (goesOn && decided > 0) await writeLock.write(() => resumeCampaign(db, id, clock.now()));
      await sending.wake();
      return changed(campaignSnapshot(db, id));
    },
    async resumeInterrupted() {
      for (const id of unfinishedCancellations(db)) await finishCancellation(id);
      if (!listCampaigns(db).some(({ status }) => status === 'sending')) return;
      await context.beforeSending();
      await sending.acquire();
      await sending.wake();
    },
  };
}
