import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';
import type { QuietHoursSetting } from '../../src-shared/settings/quiet-hours.ts';
import { settleAttempt } from './decide.ts';
import { createFinishForecast } from './finish-forecast.ts';
import { createFailureWatch } from './failure-watch.ts';
import { createFairOrder } from './fair-order.ts';
import { journalEntry } from './journal-entry.ts';
import { createLane, type CalendarDay, type Lane } from './lane.ts';
import { createLookUps } from './look-ups.ts';
import type {
  Claim,
  ClaimedMessage,
  Clock,
  Gateway,
  JournalEntry,
  MessageStore,
  ProgressSink,
  SendingCampaign,
  SendJournal,
  Settlement,
} from './ports.ts';
import { createProgressTracker } from './progress-tracker.ts';
import { anyHour, createQuietHours } from './quiet-hours.ts';

export interface EngineSettings {
  /** Segments a second for each sender; 0 sets no limit of ours. */
  readonly segmentsPerSecond: number;
  /** Segments a day for each sender; 0 sets no limit. */
  readonly dailySegments: number;
  /** When people may be texted. */
  readonly quietHours: QuietHoursSetting;
  /** A campaign is paused when more than this share (0 to 1) of its last messages is refused. */
  readonly pauseAboveFailureShare: number;
  /** What becomes of an unconfirmed message that two look-ups did not find. */
  readonly unconfirmedPolicy: 'hold' | 'requeue';
  /** Milliseconds between two look-ups of an unconfirmed message. */
  readonly recheckAfterMs: number;
}

export interface EngineOptions {
  readonly store: MessageStore;
  readonly gateway: (kind: GatewayKind) => Gateway;
  readonly journal: SendJournal;
  readonly clock: Clock;
  readonly progress: ProgressSink;
  /** The day by this computer's calendar that a time belongs to. */
  readonly dayOf: (time: number) => CalendarDay;
  readonly settings: EngineSettings;
}

/** Sends what is to be sent, until nothing is left or it is stopped. */
export interface Engine {
  /**
   * Resolves when nothing is left to do, or everything in flight has settled after `stop`. Rejects
   * when the store failed (a full disk): what was in flight is then found unconfirmed at the next start.
   */
  run(): Promise<void>;
  /** Says that something changed: a campaign was started, resumed, decided on. */
  wake(): void;
  /** Stops claiming; `run` resolves once what is in flight is settled and written down. */
  stop(): void;
}

/** Makes an engine for one run. */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, settings } = options;
  const quietHours = createQuietHours(settings.quietHours);
  const lanes = new Map<string, Lane>();
  const finish = createFinishForecast(options, quietHours);
  const tracker = createProgressTracker({ ...options, finishOf: finish.of });
  const inFlight = new Map<number | null, number>();
  let pending: { message: ClaimedMessage; outcome: Outcome; lane: Lane }[] = [];
  let claimed: { message: ClaimedMessage; lane: Lane; gateway: GatewayKind }[] = [];
  /** Campaigns of which there is news to publish once the transaction is through. */
  const changed = new Set<number>();
  /** What the journal is to hear of next. */
  const entries: JournalEntry[] = [];
  let remembered = '';
  let isStopping = false;
  let wakeUp: (() => void) | null = null;
  let hasNews = false;
  const fairOrder = createFairOrder();
  const failureWatch = createFailureWatch(settings.pauseAboveFailureShare);
  let failure: { readonly error: unknown } | null = null;

  function wake(): void {
    hasNews = true;
    wakeUp?.();
  }

  const lookUps = createLookUps({
    ...options,
    wake,
    onSettled(campaignIds) {
      for (const id of campaignIds) changed.add(id);
    },
    onFailure(error) {
      failure ??= { error };
    },
  });

  function laneOf(campaign: SendingCampaign): Lane {
    const key = `${campaign.gateway} ${campaign.sender}`;
    const known = lanes.get(key);
    if (known !== undefined) return known;
    const { gateway, sender } = campaign;
    const lane = createLane(settings.segmentsPerSecond, {
      cap: settings.dailySegments,
      dayOf: options.dayOf,
      usedOn: (day) => store.segmentsUsed(gateway, sender, day),
    });
    lanes.set(key, lane);
    return lane;
  }

  /** Writes down every outcome that has come in since the last time, together. */
  function recordPending(now: number): void {
    if (pending.length === 0) return;
    const batch = pending;
    pending = [];
    const reasons = new Map<Lane, string>();
    const settlements = batch.map(({ message, outcome, lane }): Settlement => {
      const reason = lane.learn(outcome, now);
      if (reason !== null) reasons.set(lane, reason);
      return settleAttempt(message, outcome, now, lane.opensAt);
    });
    const recorded = store.record(settlements, now);
    for (const { message, outcome } of batch) {
      entries.push(journalEntry(message, outcome, now));
      const reason = failureWatch.note(message.campaignId, outcome);
      if (reason !== null && message.campaignId !== null) pause(message.campaignId, reason, now);
    }
    for (const { message } of batch) countInFlight(message.campaignId, -1);
    for (const [lane, reason] of reasons) pauseLane(lane, reason, now);
    for (const id of recorded.changedCampaigns) changed.add(id);
  }

  function countInFlight(campaignId: number | null, change: number): void {
    const count = (inFlight.get(campaignId) ?? 0) + change;
    if (count === 0) inFlight.delete(campaignId);
    else inFlight.set(campaignId, count);
  }

  function pauseLane(lane: Lane, reason: string, now: number): void {
    for (const campaign of store.sendingCampaigns()) {
      if (campaign.campaignId === null || laneOf(campaign) !== lane) continue;
      pause(campaign.campaignId, reason, now);
    }
  }

  function pause(campaignId: number, reason: string, now: number): void {
    store.pauseCampaign(campaignId, reason, now);
    changed.add(campaignId);
  }

  /** Takes note of claimed messages; they are handed over once their claim is on the disk. */
  function take(
    messages: readonly ClaimedMessage[],
    campaign: SendingCampaign,
    lane: Lane,
    now: number,
  ): void {
    let segments = 0;
    for (const message of messages) {
      countInFlight(message.campaignId, 1);
      lane.begin(message.segments, now);
      claimed.push({ message, lane, gateway: campaign.gateway });
      segments += message.segments;
    }
    if (segments === 0) return;
    fairOrder.note(campaign.campaignId, segments);
    finish.note(campaign.campaignId, messages.length, segments);
    store.noteSegmentsUsed(campaign.gateway, campaign.sender, options.dayOf(now).name, segments);
  }

  /** Hands over what was claimed, once the journal has it too. */
  async function handOver(now: number): Promise<void> {
    const batch = claimed;
    claimed = [];
    for (const { message } of batch) entries.push(journalEntry(message, null, now));
    if (entries.length > 0) await options.journal.append(entries.splice(0));
    for (const { message, lane, gateway } of batch) {
      void attempt(message, options.gateway(gateway)).then((outcome) => {
        pending.push({ message, outcome, lane });
        wake();
      });
    }
  }

  /** Claims what may go now. Returns when more may go, Infinity where only news can tell. */
  function pump(campaigns: readonly SendingCampaign[], now: number): number {
    let nextAt = Infinity;
    const ordered = fairOrder.order(campaigns);
    for (const [index, campaign] of ordered.entries()) {
      const lane = laneOf(campaign);
      const sharing = ordered.filter((other) => laneOf(other) === lane).length;
      const wait = lane.waitFor(1, now);
      if (wait !== null) {
        nextAt = Math.min(nextAt, wait.until);
        tracker.waits(campaign.campaignId, wait, lane.rate / sharing);
        continue;
      }
      const allowance = lane.allowance(now);
      if (allowance.messages === 0) continue;
      const left = ordered.slice(index).filter((other) => laneOf(other) === lane).length;
      const hours = options.gateway(campaign.gateway).reachesPeople ? quietHours : anyHour;
      const claim = store.claim({
        campaignId: campaign.campaignId,
        now,
        messages: Math.ceil(allowance.messages / left),
        segments: allowance.segments,
        opening: (zoneKey) => hours.allowed(zoneKey, now),
      });
      take(claim.claimed, campaign, lane, now);
      if (claim.skipped > 0 && campaign.campaignId !== null) changed.add(campaign.campaignId);
      pauseIfInconsistent(campaign, claim, now);
      nextAt = Math.min(nextAt, noteWait(campaign, lane, sharing, claim, now));
    }
    return nextAt;
  }

  /** Stops a campaign that has nothing left to send and yet is not complete: its figures are damaged. */
  function pauseIfInconsistent({ campaignId }: SendingCampaign, claim: Claim, now: number): void {
    const isDry =
      claim.claimed.length === 0 && !claim.hasMore && claim.wait === null && !claim.completed;
    if (campaignId === null || !isDry || inFlight.has(campaignId)) return;
    const { status, unconfirmedCount } = store.snapshot(campaignId);
    if (status !== 'sending' || unconfirmedCount > 0) return;
    const reason =
      'Nothing is left to send, yet its counts do not add up. Choose Tools > Repair database.';
    pause(campaignId, reason, now);
  }

  /** What a campaign waits for after a claim, and until when; tells the tracker. */
  function noteWait(
    campaign: SendingCampaign,
    lane: Lane,
    sharing: number,
    claim: Claim,
    now: number,
  ): number {
    const wait = claim.wait ?? (claim.hasMore ? lane.waitFor(claim.nextSegments ?? 1, now) : null);
    tracker.waits(campaign.campaignId, wait, lane.rate / sharing);
    if (wait !== null) return wait.until;
    // More is queued and nothing but the room in flight holds it: an outcome brings news.
    return claim.hasMore && inFlight.size === 0 ? now : Infinity;
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
  const breathe = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  function rememberJournal(): void {
    const { position } = options.journal;
    if (position === remembered) return;
    remembered = position;
    store.rememberJournal(position);
  }

  /** Settles what came in and claims what may go, in one transaction: one wait for the disk. */
  function step(now: number): number {
    return store.together(() => {
      rememberJournal();
      recordPending(now);
      if (isStopping) return Infinity;
      const campaigns = store.sendingCampaigns();
      return Math.min(pump(campaigns, now), lookUps.pump(campaigns, inFlight, now));
    });
  }

  async function loop(): Promise<void> {
    for (;;) {
      hasNews = false;
      if (failure !== null) throw failure.error;
      const now = clock.now();
      const nextAt = step(now);
      await handOver(now);
      tracker.changed([...changed]);
      changed.clear();
      const isIdle = inFlight.size === 0 && pending.length === 0 && lookUps.running === 0;
      if (isIdle && (isStopping || store.sendingCampaigns().length === 0)) return;
      await waitForNews(nextAt);
      await breathe();
    }
  }

  return {
    async run() {
      await loop();
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
