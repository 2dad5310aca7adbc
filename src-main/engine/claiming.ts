import type { PauseReason } from '../../src-shared/campaign/pause-reason.ts';
import type { EngineOptions, EngineSettings } from './options.ts';
import { createFairOrder } from './fair-order.ts';
import type { FinishForecast } from './finish-forecast.ts';
import {
  createSenderQueue,
  type SenderQueue,
  type SenderQueueWait,
} from './sender/sender-queue.ts';
import type { Claim, ClaimedMessage, ClaimRequest, SendingCampaign } from './store-ports.ts';
import { createSendTimes, type SendTimes } from './send-times.ts';
import type { ChangedCampaigns, ProgressTracker } from './progress-tracker.ts';
import type { SteadyClock } from './steady-clock.ts';
import { anyHour, type QuietHours } from './quiet-hours.ts';

/** A message to dispatch once its claim is on the disk. */
export interface Claimed {
  readonly message: ClaimedMessage;
  readonly senderQueue: SenderQueue;
  readonly sender: Sender;
  /** When it may go, in milliseconds since 1970, by the steady clock. */
  readonly dueAt: number;
  /** The day that its segments count towards. */
  readonly day: string;
}

/** Who messages come from; its campaigns share its rate. */
export type Sender = Pick<SendingCampaign, 'gateway' | 'sender'> & {
  /** Whether the provider's scheduler gets the messages: the rate holds when they are sent, not now. */
  readonly isHandedOver?: boolean;
};

/** Decides which campaign's messages go next, and claims them. */
export interface Claiming {
  /** Claims what may go now. Returns when to claim again; Infinity where that depends on an event. */
  claimDue(campaigns: readonly SendingCampaign[], now: number): number;
  /** The messages claimed since the last call. */
  takeBatch(): readonly Claimed[];
  /** Frees the time of a message that the provider did not take. */
  returnTime(claimed: Claimed): void;
  /** To be called once the outcome of a campaign's message is recorded. */
  outcomeRecorded(campaignId: number | null): void;
  senderQueueOf(sender: Sender): SenderQueue;
  /** The queue of a sender that sends in this run; undefined where it has sent nothing. */
  knownQueueOf(sender: Sender): SenderQueue | undefined;
  /** Applies changed limits to every sender. */
  applyLimits(): void;
  /** Gives back what still waits for its moment, of every sender. */
  recall(): void;
  /** Messages claimed whose outcome is not recorded, by campaign; without campaigns that have none. */
  readonly inFlight: ReadonlyMap<number | null, number>;
}

/** Receipts that another process brings are seen this late, in milliseconds. */
const lookAgainMs = 5000;

/** Rounds of claims in one transaction; a faster rate claims the rest in the next transaction. */
const mostRounds = 16;

export function createClaiming(
  context: Pick<EngineOptions, 'store' | 'gateway' | 'dayOf'> & {
    readonly settings: () => EngineSettings;
    /** All times of claiming are by this clock, those of `dayOf` too. */
    readonly clock: SteadyClock;
    readonly quietHours: () => QuietHours;
    readonly tracker: ProgressTracker;
    readonly finish: FinishForecast;
    readonly pause: (campaignId: number, reason: PauseReason) => void;
    /** Campaigns whose progress is to be published. */
    readonly changes: ChangedCampaigns;
  },
): Claiming {
  const { store, tracker, dayOf, clock } = context;
  const senderQueues = new Map<string, SenderQueue>();
  /** Those of them whose messages the provider's scheduler gets. */
  const handingOver = new Set<SenderQueue>();
  const fairOrder = createFairOrder();
  const inFlight = new Map<number | null, number>();
  /** The same of all campaigns together. */
  let allInFlight = 0;
  let batch: Claimed[] = [];
  /** Campaigns that may claim no more, unless something of theirs comes back. */
  const heldBack = new Set<number | null>();

  /** The times of messages that a provider's scheduler gets, by sender. */
  const sendTimes = new Map<string, SendTimes>();
  const keyOf = ({ gateway, sender, isHandedOver = false }: Sender) =>
    `${gateway} ${sender}${isHandedOver ? ' scheduled' : ''}`;
  /** The provider's interface has no rate of its own: it throttles, and that is obeyed. */
  const limitsOf = (isHandedOver: boolean) =>
    isHandedOver ? { segmentsPerSecond: 0, dailySegments: 0 } : context.settings();

  function sendTimesOf({ gateway, sender }: Sender): SendTimes | null {
    const key = keyOf({ gateway, sender });
    const known = sendTimes.get(key);
    if (known !== undefined) return known;
    const { scheduler } = context.gateway(gateway);
    if (scheduler?.takes(sender) !== true) return null;
    const made = createSendTimes({
      scheduler,
      given: store.givenTimes(gateway, sender),
      limits: context.settings,
      quietHours: context.quietHours,
      dayOf: (time) => {
        const { name, endsAt } = dayOf(time - clock.aheadMs());
        return { name, endsAt: endsAt + clock.aheadMs() };
      },
      usedOn: (day) => store.segmentsUsed(gateway, sender, day),
    });
    sendTimes.set(key, made);
    return made;
  }

  function senderQueueOf({ gateway, sender, isHandedOver = false }: Sender): SenderQueue {
    const key = keyOf({ gateway, sender, isHandedOver });
    const known = senderQueues.get(key);
    if (known !== undefined) return known;
    const usedOn = (day: string) => store.segmentsUsed(gateway, sender, day);
    const { mostAtOnce } = context.gateway(gateway);
    const openedBy = store.circuitOpenedBy(gateway, sender);
    const daily = { dayOf, usedOn };
    const senderQueue = createSenderQueue(
      limitsOf(isHandedOver),
      mostAtOnce,
      daily,
      clock,
      openedBy,
    );
    senderQueues.set(key, senderQueue);
    if (isHandedOver) handingOver.add(senderQueue);
    return senderQueue;
  }

  function addToBatch(
    claim: Claim,
    campaign: SendingCampaign,
    senderQueue: SenderQueue,
    now: number,
  ): void {
    const { gateway, sender, campaignId } = campaign;
    const from = senderOf(campaign);
    const today = dayOf(now).name;
    let segments = 0;
    for (const message of claim.claimed) {
      const dueAt = senderQueue.reserve(message.segments, now);
      const { sendAt } = message;
      const day = typeof sendAt === 'number' ? dayOf(sendAt - clock.aheadMs()).name : today;
      batch.push({ message, senderQueue, sender: from, dueAt, day });
      segments += message.segments;
    }
    if (segments === 0) return;
    inFlight.set(campaignId, (inFlight.get(campaignId) ?? 0) + claim.claimed.length);
    allInFlight += claim.claimed.length;
    fairOrder.record(campaignId, segments);
    context.finish.record(campaignId, claim.claimed.length, segments);
    // Those with a time count towards its day since they got it.
    if (from.isHandedOver !== true) store.addSegmentsUsed(gateway, sender, today, segments);
  }

  function noteSingles({ claimed, settledSingles = [] }: Claim): void {
    for (const { campaignId, messageId } of claimed) {
      if (campaignId === null) context.changes.singles.add(messageId);
    }
    for (const id of settledSingles) context.changes.singles.add(id);
  }

  /** What a sender may claim now, also by the limit of all senders together. */
  function allowanceOf(senderQueue: SenderQueue, now: number) {
    const { messages, segments } = senderQueue.allowance(now);
    const room = Math.max(0, (context.settings().mostInFlight ?? Infinity) - allInFlight);
    return { messages: Math.min(messages, room), segments };
  }

  /** Gives each campaign one turn; returns whether anything was claimed, and when more may be. */
  function round(campaigns: readonly SendingCampaign[], now: number) {
    let hasClaimed = false;
    let nextAt = Infinity;
    const ahead = clock.aheadMs();
    const ordered: SendingCampaign[] = [];
    for (const campaign of fairOrder.order(campaigns)) {
      const { campaignId, dueAt = null } = campaign;
      // What is only looked up says nothing of the sender: the circuit stays as it is.
      if (campaignId !== null || (dueAt !== null && dueAt <= now + ahead)) ordered.push(campaign);
      else if (dueAt !== null) nextAt = Math.min(nextAt, dueAt - ahead);
    }
    const setWait = (campaignId: number | null, wait: SenderQueueWait | null, rate: number) =>
      tracker.setWait(campaignId, wait === null ? null : onWallClock(wait, ahead), rate);
    for (const [index, campaign] of ordered.entries()) {
      const from = senderOf(campaign);
      const senderQueue = senderQueueOf(from);
      // Whatever opened its circuit: somebody resumed one of its campaigns since, or wrote a text.
      senderQueue.resume();
      if (pauseIfUnscheduled(campaign)) continue;
      const countIn = (others: readonly SendingCampaign[]) =>
        others.filter((other) => senderQueueOf(senderOf(other)) === senderQueue).length;
      const rate = senderQueue.rate / countIn(ordered);
      const wait = senderQueue.waitFor(now);
      if (wait !== null) {
        nextAt = Math.min(nextAt, wait.until);
        setWait(campaign.campaignId, wait, rate);
        continue;
      }
      const { messages, segments } = allowanceOf(senderQueue, now);
      if (messages === 0) continue;
      // What comes back may leave room.
      if (heldBack.has(campaign.campaignId) && inFlight.has(campaign.campaignId)) continue;
      heldBack.delete(campaign.campaignId);
      const isHandedOver = from.isHandedOver === true;
      const hours =
        context.gateway(campaign.gateway).reachesPeople && !isHandedOver
          ? context.quietHours()
          : anyHour;
      const claim = store.claim({
        campaignId: campaign.campaignId,
        ...(campaign.campaignId === null
          ? { route: { gateway: campaign.gateway, sender: campaign.sender } }
          : {}),
        now: now + ahead,
        dueBy: now,
        // Single messages are first in line: they share with nobody.
        messages:
          campaign.campaignId === null
            ? messages
            : Math.ceil(messages / countIn(ordered.slice(index))),
        segments,
        opening: (zoneKey) => hours.allowed(zoneKey, now + ahead),
        ...(isHandedOver ? { sendAt: timesFor(campaign, now + ahead) } : {}),
      });
      addToBatch(claim, campaign, senderQueue, now);
      noteSingles(claim);
      hasClaimed ||= claim.claimed.length > 0;
      if (claim.skipped > 0 && campaign.campaignId !== null) {
        context.changes.changed.add(campaign.campaignId);
        if (claim.completed) context.changes.completed.add(campaign.campaignId);
      }
      if (pauseIfHeld(campaign, claim)) continue;
      pauseIfInconsistent(campaign, claim);
      if (pauseIfOverCap(campaign, claim)) continue;
      const next = waitAfter(claim, senderQueue, now);
      setWait(campaign.campaignId, next, rate);
      if (next?.reason === 'canary') nextAt = Math.min(nextAt, now + lookAgainMs);
      else if (next !== null) nextAt = Math.min(nextAt, next.until);
      else if (claim.hasMore && allowanceOf(senderQueue, now).messages > 0) nextAt = now;
    }
    return { hasClaimed, nextAt };
  }

  function senderOf({ gateway, sender, handOver = null }: SendingCampaign): Sender {
    return handOver === null ? { gateway, sender } : { gateway, sender, isHandedOver: true };
  }

  /** Gives messages of a campaign their times; each counts towards its day at once. */
  function timesFor(campaign: SendingCampaign, now: number): NonNullable<ClaimRequest['sendAt']> {
    const { gateway, sender, handOver = null } = campaign;
    return (zoneKey, segments) => {
      if (handOver === null) return null;
      const sendAt = sendTimesOf(campaign)?.take(zoneKey, segments, handOver, now) ?? null;
      // Read anew the next time: what was sent meanwhile is no longer kept.
      if (sendAt === null) sendTimes.delete(keyOf({ gateway, sender }));
      else {
        store.addSegmentsUsed(gateway, sender, dayOf(sendAt - clock.aheadMs()).name, segments);
      }
      return sendAt;
    };
  }

  /** What a campaign waits for after a claim. */
  function waitAfter(claim: Claim, senderQueue: SenderQueue, now: number): SenderQueueWait | null {
    if (claim.wait !== null) {
      return { ...claim.wait, until: claim.wait.until - clock.aheadMs() };
    }
    if (claim.nextSegments !== null) return { reason: 'daily-cap', until: dayOf(now).endsAt };
    return claim.hasMore ? senderQueue.waitFor(now) : null;
  }

  /** Pauses a campaign that is handed over where no scheduler takes its sender; whether it is. */
  function pauseIfUnscheduled({
    campaignId,
    gateway,
    sender,
    handOver = null,
  }: SendingCampaign): boolean {
    if (campaignId === null || handOver === null) return false;
    if (context.gateway(gateway).scheduler?.takes(sender) === true) return false;
    context.pause(campaignId, { code: 'refused', text: '', why: 'no-scheduler' });
    return true;
  }

  /** Pauses a campaign that may claim no more, once nothing of it is in flight; whether it is held back. */
  function pauseIfHeld({ campaignId }: SendingCampaign, { hold = null }: Claim): boolean {
    if (campaignId === null || hold === null) return false;
    if (inFlight.has(campaignId)) heldBack.add(campaignId);
    else context.pause(campaignId, hold);
    return true;
  }

  /** Pauses a campaign that has nothing left to send and is not complete: its counts are damaged. */
  function pauseIfInconsistent({ campaignId }: SendingCampaign, claim: Claim): void {
    const isExhausted =
      claim.claimed.length === 0 && !claim.hasMore && claim.wait === null && !claim.completed;
    if (campaignId === null || !isExhausted || inFlight.has(campaignId)) return;
    const { status, unconfirmedCount, scheduledCount } = store.snapshot(campaignId);
    if (status !== 'sending' || unconfirmedCount + scheduledCount > 0) return;
    context.pause(campaignId, { code: 'counts-do-not-fit' });
  }

  /** Pauses a campaign whose next text has more segments than may go on a whole day: it would wait for ever. */
  function pauseIfOverCap({ campaignId }: SendingCampaign, { nextSegments }: Claim): boolean {
    const cap = context.settings().dailySegments;
    if (campaignId === null || nextSegments === null || nextSegments <= cap) return false;
    context.pause(campaignId, { code: 'over-daily-cap', segments: nextSegments, cap });
    return true;
  }

  return {
    inFlight,
    senderQueueOf,
    knownQueueOf: (sender) => senderQueues.get(keyOf(sender)),
    applyLimits() {
      for (const senderQueue of senderQueues.values()) {
        senderQueue.setLimits(limitsOf(handingOver.has(senderQueue)));
      }
    },
    recall() {
      for (const senderQueue of senderQueues.values()) senderQueue.recall();
    },
    claimDue(campaigns, now) {
      let nextAt = Infinity;
      for (let count = 0; count < mostRounds; count += 1) {
        const result = round(campaigns, now);
        nextAt = result.nextAt;
        if (!result.hasClaimed) break;
      }
      return nextAt;
    },
    returnTime({ message: { sendAt, segments }, sender, day }) {
      if (typeof sendAt !== 'number') return;
      sendTimes.get(keyOf({ ...sender, isHandedOver: false }))?.giveBack(sendAt, segments);
      store.returnSegments(sender.gateway, sender.sender, day, segments);
    },
    takeBatch() {
      const claimed = batch;
      batch = [];
      return claimed;
    },
    outcomeRecorded(campaignId) {
      allInFlight -= 1;
      const left = (inFlight.get(campaignId) ?? 0) - 1;
      if (left > 0) inFlight.set(campaignId, left);
      else inFlight.delete(campaignId);
    },
  };
}

/** A wait as it is shown: in whole milliseconds of the wall clock. */
function onWallClock({ reason, until }: SenderQueueWait, ahead: number): SenderQueueWait {
  return { reason, until: Math.ceil(until + ahead) };
}
