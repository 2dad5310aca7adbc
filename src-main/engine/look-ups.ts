import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { clockSkewMs, decideLookUp, isHeld, lookUpDueAt } from './decide.ts';
import type { Clock, Gateway, MessageStore, SendingCampaign, UnconfirmedMessage } from './ports.ts';

/** Look-ups at once; they share the provider's patience with what is being sent. */
const mostAtOnce = 4;

/** Unconfirmed messages considered at a time. */
const pageSize = 200;

/** The longest to leave a provider alone that could not be asked, in milliseconds. */
const longestRetryMs = 15_000;

export interface LookUpOptions {
  readonly store: MessageStore;
  readonly gateway: (kind: GatewayKind) => Gateway;
  readonly clock: Clock;
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
export interface LookUps {
  /** Starts the look-ups that are due; returns when the next one is, Infinity if none is known. */
  pump(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    now: number,
  ): number;
  readonly running: number;
}

export function createLookUps(options: LookUpOptions): LookUps {
  const { store, clock, settings } = options;
  const running = new Set<number>();
  let leaveAloneUntil = 0;

  async function lookUp(message: UnconfirmedMessage): Promise<void> {
    const result = await options
      .gateway(message.gateway)
      .lookUp({
        to: message.to,
        body: message.body,
        createdSince: message.claimedAt - clockSkewMs,
      })
      .catch((error: unknown) => ({ kind: 'unavailable' as const, detail: String(error) }));
    const now = clock.now();
    if (result.kind === 'unavailable') {
      leaveAloneUntil = now + Math.min(longestRetryMs, Math.max(1000, settings.recheckAfterMs));
      return;
    }
    const unlinkedSids = new Set(store.unlinkedSids(result.found.map(({ sid }) => sid)));
    const unlinked = result.found.filter(({ sid }) => unlinkedSids.has(sid));
    const decision = decideLookUp(message, unlinked, settings.unconfirmedPolicy, now);
    if (decision.kind === 'absent') {
      store.recordAbsent([message.messageId], now);
      return;
    }
    options.onSettled(store.record([decision.settlement], now).changedCampaigns);
  }

  /** Stops a campaign of which only messages are left that a person must decide on. */
  function pauseWhereHeld(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    unconfirmed: readonly UnconfirmedMessage[],
    now: number,
  ): void {
    if (settings.unconfirmedPolicy === 'requeue') return;
    for (const { campaignId } of campaigns) {
      if (campaignId === null || (inFlight.get(campaignId) ?? 0) > 0) continue;
      const ofCampaign = unconfirmed.filter((message) => message.campaignId === campaignId);
      if (ofCampaign.length === 0 || !ofCampaign.every(isHeld)) continue;
      const { queuedCount, unconfirmedCount } = store.snapshot(campaignId);
      if (queuedCount > 0) continue;
      store.pauseCampaign(campaignId, heldReason(unconfirmedCount), now);
      options.onSettled([campaignId]);
    }
  }

  return {
    pump(campaigns, inFlight, now) {
      const unconfirmed = store.unconfirmed(pageSize);
      pauseWhereHeld(campaigns, inFlight, unconfirmed, now);
      let nextAt = Infinity;
      for (const message of unconfirmed) {
        if (running.has(message.messageId)) continue;
        if (settings.unconfirmedPolicy === 'hold' && isHeld(message)) continue;
        const dueAt = Math.max(lookUpDueAt(message, settings.recheckAfterMs), leaveAloneUntil);
        if (dueAt > now) {
          nextAt = Math.min(nextAt, dueAt);
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
