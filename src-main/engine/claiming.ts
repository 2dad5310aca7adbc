import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { EngineOptions } from './options.ts';
import { createFairOrder } from './fair-order.ts';
import type { FinishForecast } from './finish-forecast.ts';
import { createSenderQueue, type SenderQueue, type SenderQueueWait } from './sender-queue.ts';
import type { Claim, ClaimedMessage, SendingCampaign } from './ports.ts';
import type { ProgressTracker } from './progress-tracker.ts';
import type { SteadyClock } from './steady-clock.ts';
import { anyHour, type QuietHours } from './quiet-hours.ts';

/** A message that is to be handed over once its claim is on the disk. */
export interface Claimed {
  readonly message: ClaimedMessage;
  readonly senderQueue: SenderQueue;
  readonly gateway: GatewayKind;
  /** When its turn comes, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** Decides whose message goes next, and claims it. */
export interface Claiming {
  /** Claims what may go now. Returns when more may go, Infinity where only news can tell. */
  claimDue(campaigns: readonly SendingCampaign[], now: number): number;
  /** What was claimed since the last time. */
  takeClaimed(): readonly Claimed[];
  /** Notes that the outcome of a campaign's message is written down. */
  noteSettled(campaignId: number | null): void;
  senderQueueOf(campaign: SendingCampaign): SenderQueue;
  /** Messages claimed and not settled, by campaign; a campaign that has none is not in it. */
  readonly inFlight: ReadonlyMap<number | null, number>;
}

/** Claims in one go; a pace that wants more has the others written down together with the next. */
const mostRounds = 16;

export function createClaiming(
  context: Pick<EngineOptions, 'store' | 'gateway' | 'dayOf' | 'settings'> & {
    /** All times of claiming are by it, those of `dayOf` too. */
    readonly clock: SteadyClock;
    readonly quietHours: QuietHours;
    readonly tracker: ProgressTracker;
    readonly finish: FinishForecast;
    readonly pause: (campaignId: number, reason: string) => void;
    /** Campaigns of which there is news. */
    readonly changed: Set<number>;
  },
): Claiming {
  const { store, settings, tracker, dayOf, clock } = context;
  const senderQueues = new Map<string, SenderQueue>();
  const fairOrder = createFairOrder();
  const inFlight = new Map<number | null, number>();
  let claimed: Claimed[] = [];

  function senderQueueOf(campaign: SendingCampaign): SenderQueue {
    const { gateway, sender } = campaign;
    const key = `${gateway} ${sender}`;
    const known = senderQueues.get(key);
    if (known !== undefined) return known;
    const usedOn = (day: string) => store.segmentsUsed(gateway, sender, day);
    const daily = { cap: settings.dailySegments, dayOf, usedOn };
    const { mostAtOnce } = context.gateway(gateway);
    const senderQueue = createSenderQueue(settings.segmentsPerSecond, mostAtOnce, daily, clock);
    senderQueues.set(key, senderQueue);
    return senderQueue;
  }

  function take(
    claim: Claim,
    campaign: SendingCampaign,
    senderQueue: SenderQueue,
    now: number,
  ): void {
    const { gateway, sender, campaignId } = campaign;
    let segments = 0;
    for (const message of claim.claimed) {
      const dueAt = senderQueue.take(message.segments, now);
      claimed.push({ message, senderQueue, gateway, dueAt });
      segments += message.segments;
    }
    if (segments === 0) return;
    inFlight.set(campaignId, (inFlight.get(campaignId) ?? 0) + claim.claimed.length);
    fairOrder.note(campaignId, segments);
    context.finish.note(campaignId, claim.claimed.length, segments);
    store.noteSegmentsUsed(gateway, sender, dayOf(now).name, segments);
  }

  /** Lets each campaign have its share once; whether anything was claimed, and when more may be. */
  function round(campaigns: readonly SendingCampaign[], now: number) {
    let hasClaimed = false;
    let nextAt = Infinity;
    const ordered = fairOrder.order(campaigns);
    const ahead = clock.aheadMs();
    const tell = (campaignId: number | null, wait: SenderQueueWait | null, pace: number) =>
      tracker.waits(campaignId, wait === null ? null : onTheWall(wait, ahead), pace);
    for (const [index, campaign] of ordered.entries()) {
      const senderQueue = senderQueueOf(campaign);
      const inSenderQueue = (others: readonly SendingCampaign[]) =>
        others.filter((other) => senderQueueOf(other) === senderQueue).length;
      const pace = senderQueue.rate / inSenderQueue(ordered);
      const wait = senderQueue.waitFor(now);
      if (wait !== null) {
        nextAt = Math.min(nextAt, wait.until);
        tell(campaign.campaignId, wait, pace);
        continue;
      }
      const { messages, segments } = senderQueue.allowance(now);
      if (messages === 0) continue;
      const hours = context.gateway(campaign.gateway).reachesPeople ? context.quietHours : anyHour;
      const claim = store.claim({
        campaignId: campaign.campaignId,
        now: now + ahead,
        dueBy: now,
        messages: Math.ceil(messages / inSenderQueue(ordered.slice(index))),
        segments,
        opening: (zoneKey) => hours.allowed(zoneKey, now + ahead),
      });
      take(claim, campaign, senderQueue, now);
      hasClaimed ||= claim.claimed.length > 0;
      if (claim.skipped > 0 && campaign.campaignId !== null) {
        context.changed.add(campaign.campaignId);
      }
      pauseIfInconsistent(campaign, claim);
      const next = waitAfter(claim, senderQueue, now);
      tell(campaign.campaignId, next, pace);
      if (next !== null) nextAt = Math.min(nextAt, next.until);
      else if (claim.hasMore && senderQueue.allowance(now).messages > 0) nextAt = now;
    }
    return { hasClaimed, nextAt };
  }

  /** What a campaign waits for after a claim. */
  function waitAfter(claim: Claim, senderQueue: SenderQueue, now: number): SenderQueueWait | null {
    if (claim.wait !== null) {
      return { ...claim.wait, until: claim.wait.until - clock.aheadMs() };
    }
    if (claim.nextSegments !== null) return { reason: 'daily-cap', until: dayOf(now).endsAt };
    return claim.hasMore ? senderQueue.waitFor(now) : null;
  }

  /** Stops a campaign that has nothing left to send and yet is not complete: its figures are damaged. */
  function pauseIfInconsistent({ campaignId }: SendingCampaign, claim: Claim): void {
    const isDry =
      claim.claimed.length === 0 && !claim.hasMore && claim.wait === null && !claim.completed;
    if (campaignId === null || !isDry || inFlight.has(campaignId)) return;
    const { status, unconfirmedCount } = store.snapshot(campaignId);
    if (status !== 'sending' || unconfirmedCount > 0) return;
    context.pause(
      campaignId,
      'Nothing is left to send, yet its counts do not add up. Choose Tools > Repair database.',
    );
  }

  return {
    inFlight,
    senderQueueOf,
    claimDue(campaigns, now) {
      let nextAt = Infinity;
      for (let count = 0; count < mostRounds; count += 1) {
        const result = round(campaigns, now);
        nextAt = result.nextAt;
        if (!result.hasClaimed) break;
      }
      return nextAt;
    },
    takeClaimed() {
      const batch = claimed;
      claimed = [];
      return batch;
    },
    noteSettled(campaignId) {
      const left = (inFlight.get(campaignId) ?? 0) - 1;
      if (left > 0) inFlight.set(campaignId, left);
      else inFlight.delete(campaignId);
    },
  };
}

/** A wait as it is shown, in whole milliseconds of the clock on the wall. */
function onTheWall({ reason, until }: SenderQueueWait, ahead: number): SenderQueueWait {
  return { reason, until: Math.ceil(until + ahead) };
}
