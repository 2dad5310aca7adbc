import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { clockSkewMs, decideReconciliation, isHeld } from './decide.ts';
import type {
  Clock,
  FoundMessage,
  Gateway,
  MessageStore,
  SendingCampaign,
  UnconfirmedMessage,
} from './ports.ts';
import type { SteadyClock } from './steady-clock.ts';

/** Look-ups at once; they share the provider's patience with what is being sent. */
const mostAtOnce = 4;

/** Unconfirmed messages considered at a time. */
const pageSize = 200;

/** The longest to leave a provider alone that could not be asked, in milliseconds. */
const longestRetryMs = 15_000;

/** Where the time of a claim cannot be right, everything since so long before counts, in milliseconds. */
const aDayMs = 86_400_000;

export interface ReconciliationOptions {
  readonly store: MessageStore;
  readonly gateway: (kind: GatewayKind) => Gateway;
  /** What look-ups wait by. */
  readonly clock: SteadyClock;
  /** What the times of messages are by. */
  readonly wall: Clock;
  readonly settings: {
    readonly unconfirmedPolicy: 'hold' | 'requeue';
    readonly recheckAfterMs: number;
  };
  readonly wake: () => void;
  readonly onSettled: (campaignIds: readonly number[]) => void;
  /** Told when an answer could not be written down. */
  readonly onFailure: (error: unknown) => void;
}

/** Finds out at the provider what became of unconfirmed messages. */
export interface Reconciliation {
  /** Starts the look-ups that are due; returns when the next one is, Infinity if none is known. */
  claimDue(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    now: number,
  ): number;
  readonly running: number;
}

export function createReconciliation(options: ReconciliationOptions): Reconciliation {
  const { store, clock, wall, settings } = options;
  const running = new Set<number>();
  /** When this process looked messages up, by the steady clock. */
  const reconciledAt = new Map<number, number>();
  let leaveAloneUntil = 0;

  /**
   * When a message is next to be looked up. What an earlier process noted is by a clock that may have
   * been set since; where it lies in the future, it says nothing.
   */
  function dueAt({ messageId, reconciledAt: noted }: UnconfirmedMessage, now: number): number {
    if (noted === null) return now;
    const own = reconciledAt.get(messageId);
    if (own !== undefined) return own + settings.recheckAfterMs;
    const age = wall.now() - noted;
    return age < 0 ? now : now + settings.recheckAfterMs - age;
  }

  /** Messages that the provider took before this (by the clock on the wall as it is) are none of ours. */
  function createdSince({ claimedAt }: UnconfirmedMessage): number {
    const now = wall.now();
    return claimedAt > now ? now - aDayMs : claimedAt - clock.setBackMs() - clockSkewMs;
  }

  /** A look-up of which the time cannot be right might have been a moment ago: it does not count. */
  function isCounted({ messageId, reconciledAt: noted }: UnconfirmedMessage): boolean {
    return reconciledAt.has(messageId) || noted === null || noted <= wall.now();
  }

  async function lookUp(message: UnconfirmedMessage): Promise<void> {
    const result = await options
      .gateway(message.gateway)
      .lookUp({
        to: message.to,
        body: message.body,
        createdSince: createdSince(message),
      })
      .catch((error: unknown) => ({ kind: 'unavailable' as const, detail: String(error) }));
    if (result.kind === 'unavailable') {
      leaveAloneUntil =
        clock.now() + Math.min(longestRetryMs, Math.max(1000, settings.recheckAfterMs));
      return;
    }
    await store.transaction(() => writeDown(message, result.found));
  }

  function writeDown(message: UnconfirmedMessage, found: readonly FoundMessage[]): void {
    const unlinkedSids = new Set(store.unlinkedSids(found.map(({ sid }) => sid)));
    const unlinked = found.filter(({ sid }) => unlinkedSids.has(sid));
    const known = isCounted(message) ? message : { ...message, notFoundCount: 0 };
    const decision = decideReconciliation(known, unlinked, settings.unconfirmedPolicy, clock.now());
    if (decision.kind === 'absent') {
      reconciledAt.set(message.messageId, clock.now());
      store.recordNotFound([message.messageId], wall.now());
      return;
    }
    reconciledAt.delete(message.messageId);
    options.onSettled(store.record([decision.settlement], wall.now()).changedCampaigns);
  }

  /** Stops a campaign of which only messages are left that a person must decide on. */
  function pauseWhereHeld(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    unconfirmed: readonly UnconfirmedMessage[],
  ): void {
    if (settings.unconfirmedPolicy === 'requeue') return;
    for (const { campaignId } of campaigns) {
      if (campaignId === null || (inFlight.get(campaignId) ?? 0) > 0) continue;
      const ofCampaign = unconfirmed.filter((message) => message.campaignId === campaignId);
      if (ofCampaign.length === 0 || !ofCampaign.every(isHeld)) continue;
      const { queuedCount, unconfirmedCount } = store.snapshot(campaignId);
      if (queuedCount > 0) continue;
      store.pauseCampaign(campaignId, heldReason(unconfirmedCount), wall.now());
      options.onSettled([campaignId]);
    }
  }

  return {
    claimDue(campaigns, inFlight, now) {
      const unconfirmed = store.unconfirmed(pageSize);
      pauseWhereHeld(campaigns, inFlight, unconfirmed);
      let nextAt = Infinity;
      for (const message of unconfirmed) {
        if (running.has(message.messageId)) continue;
        if (settings.unconfirmedPolicy === 'hold' && isHeld(message)) continue;
        const at = Math.max(dueAt(message, now), leaveAloneUntil);
        if (at > now) {
          nextAt = Math.min(nextAt, at);
          continue;
        }
        if (running.size >= mostAtOnce) break;
        running.add(message.messageId);
        void lookUp(message)
          .catch(options.onFailure)
          .finally(() => {
            running.delete(message.messageId);
            options.wake();
          });
      }
      return nextAt;
    },
    get running() {
      return running.size;
    },
  };
}

function heldReason(count: number): string {
  const messages = count === 1 ? 'One message is' : `${count} messages are`;
  return `${messages} unconfirmed: the provider’s list does not show ${count === 1 ? 'it' : 'them'}, yet ${count === 1 ? 'it' : 'they'} may have been sent. Decide whether to send again, mark as sent, or skip.`;
}
