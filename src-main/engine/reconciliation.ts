import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { clockSkewMs, decideReconciliation, needsDecision } from './decide.ts';
import type {
  Clock,
  FoundMessage,
  Gateway,
  MessageStore,
  SendingCampaign,
  UnconfirmedMessage,
} from './ports.ts';
import type { SteadyClock } from './steady-clock.ts';

/** Searches at once; they count towards the provider's limits just as sending does. */
const mostAtOnce = 4;

/** Unconfirmed messages looked at in one step. */
const pageSize = 200;

/** The longest pause after a provider could not be asked, in milliseconds. */
const longestPauseMs = 15_000;

/** How far back to search where the time of the claim cannot be right, in milliseconds. */
const aDayMs = 86_400_000;

export interface ReconciliationOptions {
  readonly store: MessageStore;
  readonly gateway: (kind: GatewayKind) => Gateway;
  /** For waits. */
  readonly clock: SteadyClock;
  /** For the stored times of messages. */
  readonly wall: Clock;
  readonly settings: {
    readonly unconfirmedPolicy: 'hold' | 'requeue';
    readonly recheckAfterMs: number;
  };
  readonly wake: () => void;
  /** Called with the campaigns whose counts or status changed. */
  readonly onChange: (campaignIds: readonly number[]) => void;
  /** Called when an answer could not be recorded. */
  readonly onFailure: (error: unknown) => void;
}

/** Finds out at the provider whether unconfirmed messages were sent. */
export interface Reconciliation {
  /** Starts the searches that are due; returns when the next one is due, Infinity for none. */
  startDue(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    now: number,
  ): number;
  /** Searches under way. */
  readonly running: number;
}

export function createReconciliation(options: ReconciliationOptions): Reconciliation {
  const { store, clock, wall, settings } = options;
  const running = new Set<number>();
  /** When this process last searched for a message, by the steady clock. */
  const reconciledAt = new Map<number, number>();
  let pausedUntil = 0;

  /**
   * When to search for a message next. The stored time of the last search is by a wall clock that may
   * have been set since; a time in the future says nothing.
   */
  function dueAt({ messageId, reconciledAt: stored }: UnconfirmedMessage, now: number): number {
    if (stored === null) return now;
    const own = reconciledAt.get(messageId);
    if (own !== undefined) return own + settings.recheckAfterMs;
    const age = wall.now() - stored;
    return age < 0 ? now : now + settings.recheckAfterMs - age;
  }

  /** Messages that the provider has from before this time (wall clock) cannot be this one. */
  function createdSince({ claimedAt }: UnconfirmedMessage): number {
    const now = wall.now();
    return claimedAt > now ? now - aDayMs : claimedAt - clock.setBackMs() - clockSkewMs;
  }

  /** A search whose stored time cannot be right may have been a moment ago: it does not count. */
  function isCounted({ messageId, reconciledAt: stored }: UnconfirmedMessage): boolean {
    return reconciledAt.has(messageId) || stored === null || stored <= wall.now();
  }

  async function reconcile(message: UnconfirmedMessage): Promise<void> {
    const result = await options
      .gateway(message.gateway)
      .findMessages({
        to: message.to,
        body: message.body,
        createdSince: createdSince(message),
      })
      .catch((error: unknown) => ({ kind: 'unavailable' as const, detail: String(error) }));
    if (result.kind === 'unavailable') {
      pausedUntil = clock.now() + Math.min(longestPauseMs, Math.max(1000, settings.recheckAfterMs));
      return;
    }
    await store.transaction(() => recordResult(message, result.found));
  }

  function recordResult(message: UnconfirmedMessage, found: readonly FoundMessage[]): void {
    const unlinkedSids = new Set(store.unlinkedSids(found.map(({ sid }) => sid)));
    const unlinked = found.filter(({ sid }) => unlinkedSids.has(sid));
    const known = isCounted(message) ? message : { ...message, notFoundCount: 0 };
    const decision = decideReconciliation(known, unlinked, settings.unconfirmedPolicy, clock.now());
    if (decision.kind === 'not-found') {
      reconciledAt.set(message.messageId, clock.now());
      store.recordNotFound([message.messageId], wall.now());
      return;
    }
    reconciledAt.delete(message.messageId);
    options.onChange(store.recordOutcomes([decision.change], wall.now()).changedCampaigns);
  }

  /** Pauses a campaign in which only messages are left that a person must decide on. */
  function pauseForDecision(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    unconfirmed: readonly UnconfirmedMessage[],
  ): void {
    if (settings.unconfirmedPolicy === 'requeue') return;
    for (const { campaignId } of campaigns) {
      if (campaignId === null || (inFlight.get(campaignId) ?? 0) > 0) continue;
      const ofCampaign = unconfirmed.filter((message) => message.campaignId === campaignId);
      if (ofCampaign.length === 0 || !ofCampaign.every(needsDecision)) continue;
      const { queuedCount, unconfirmedCount } = store.snapshot(campaignId);
      if (queuedCount > 0) continue;
      const reason = { code: 'unconfirmed', messages: unconfirmedCount } as const;
      store.pauseCampaign(campaignId, reason, wall.now());
      options.onChange([campaignId]);
    }
  }

  return {
    startDue(campaigns, inFlight, now) {
      const ids = campaigns.flatMap(({ campaignId }) => campaignId ?? []);
      const unconfirmed = store.unconfirmed(ids, pageSize);
      pauseForDecision(campaigns, inFlight, unconfirmed);
      let nextAt = Infinity;
      for (const message of unconfirmed) {
        if (running.has(message.messageId)) continue;
        if (settings.unconfirmedPolicy === 'hold' && needsDecision(message)) continue;
        const at = Math.max(dueAt(message, now), pausedUntil);
        if (at > now) {
          nextAt = Math.min(nextAt, at);
          continue;
        }
        if (running.size >= mostAtOnce) break;
        running.add(message.messageId);
        void reconcile(message)
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
