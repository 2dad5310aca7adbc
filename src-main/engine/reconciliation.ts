import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import type { EngineSettings } from './options.ts';
import {
  clockSkewMs,
  decideReconciliation,
  lookUpIntervalMs,
  needsDecision,
  notFoundTwice,
} from './decide.ts';
import { withoutCopies, type LookedUpGateway } from './copies.ts';
import type { Clock, ReconciliationResult } from './ports.ts';
import type { MessageStore, Recorded, SendingCampaign, UnconfirmedMessage } from './store-ports.ts';
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
  readonly store: Pick<
    MessageStore,
    | 'transaction'
    | 'unconfirmed'
    | 'isStillUnconfirmed'
    | 'unlinkedSids'
    | 'isTextOfAnother'
    | 'isToCancel'
    | 'isAnyClaimedAfter'
    | 'recordOutcomes'
    | 'recordNotFound'
    | 'recordUnproven'
    | 'recordOtherText'
    | 'snapshot'
    | 'pauseCampaign'
  >;
  readonly gateway: (kind: GatewayKind) => LookedUpGateway;
  /** For waits. */
  readonly clock: SteadyClock;
  /** For the stored times of messages. */
  readonly wall: Clock;
  readonly settings: () => Pick<EngineSettings, 'unconfirmedPolicy' | 'recheckAfterMs'>;
  /** What becomes of a message that is proved not to be there; as the settings have it unless given. */
  readonly policyOf?: (message: UnconfirmedMessage) => EngineSettings['unconfirmedPolicy'];
  /** Whether a list that never comes up to date is asked again and again, and not left to a person. */
  readonly neverGivesUp?: boolean;
  readonly wake: () => void;
  /** Called with the campaigns whose counts or status changed, and with single messages. */
  readonly onChange: (campaignIds: readonly number[], singles: readonly number[]) => void;
  /** Called within a transaction: the provider did not say what became of a message. */
  readonly onRefused: (message: UnconfirmedMessage, detail: string) => void;
  /** Called within a transaction: it did. */
  readonly onAnswered: (message: UnconfirmedMessage) => void;
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
  const { store, clock, wall } = options;
  const running = new Set<number>();
  /** When this process last searched for a message, by the steady clock. */
  const reconciledAt = new Map<number, number>();
  /** Look-ups of a message, by this process, whose list may not have been up to date. */
  const unproven = new Map<number, number>();
  /** When a provider may be asked again that refused look-ups, by gateway and sender. */
  const pausedUntil = new Map<string, number>();
  const keyOf = ({ gateway, sender }: UnconfirmedMessage) => `${gateway} ${sender}`;
  // Nobody wants a single text hours after it was written without having been asked.
  const policyOf =
    options.policyOf ??
    (({ campaignId }: UnconfirmedMessage) =>
      campaignId === null ? 'hold' : options.settings().unconfirmedPolicy);

  /**
   * When to search for a message next. The stored time of the last search is by a wall clock that may
   * have been set since; a time in the future says nothing.
   */
  function dueAt({ messageId, reconciledAt: stored }: UnconfirmedMessage, now: number): number {
    if (stored === null) return now;
    const intervalMs = lookUpIntervalMs(
      options.settings().recheckAfterMs,
      unproven.get(messageId) ?? 0,
    );
    const own = reconciledAt.get(messageId);
    if (own !== undefined) return own + intervalMs;
    const age = wall.now() - stored;
    return age < 0 ? now : now + intervalMs - age;
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
    const gateway = options.gateway(message.gateway);
    const result = await gateway
      .findMessages({
        to: message.to,
        from: message.sender,
        body: message.body,
        createdSince: createdSince(message),
      })
      .then((shown) => withoutCopies(store, gateway, message, shown))
      .catch((error: unknown) => ({ kind: 'unavailable' as const, detail: String(error) }));
    if (result.kind === 'unavailable') {
      const { recheckAfterMs } = options.settings();
      const key = keyOf(message);
      const isFirst = clock.now() >= (pausedUntil.get(key) ?? 0);
      const pauseMs = Math.min(longestPauseMs, Math.max(1000, recheckAfterMs));
      pausedUntil.set(key, clock.now() + pauseMs);
      // Look-ups that were under way together are refused together: that counts once.
      if (isFirst) {
        await store.transaction(() => options.onRefused(message, result.detail));
      }
      return;
    }
    await store.transaction(() => recordResult(message, result));
  }

  function recordResult(
    message: UnconfirmedMessage,
    result: Extract<ReconciliationResult, { readonly kind: 'answered' }>,
  ): void {
    const { messageId } = message;
    // Somebody else may have settled it meanwhile, and it may be on its way for another time.
    if (!store.isStillUnconfirmed(message)) return;
    const sids = [...result.found, ...result.others].map(({ sid }) => sid);
    const unlinked = new Set(store.unlinkedSids(sids));
    const known = isCounted(message) ? message : { ...message, notFoundCount: 0 };
    const found = result.found.filter(({ sid }) => unlinked.has(sid));
    // Of several one may be that of another message with the same text.
    const isAlone = found.length < 2 || !store.isTextOfAnother(message, message.body);
    const search = {
      isToCancel: store.isToCancel(messageId),
      found: isAlone ? found : found.slice(0, 1),
      others: result.others.filter(
        ({ sid, body }) => unlinked.has(sid) && !store.isTextOfAnother(message, body),
      ),
      // What was claimed later was accepted after this claim, however late that was recorded.
      isFresh: store.isAnyClaimedAfter(result.newest, message.claimedAt + clock.setBackMs()),
    };
    const decision = decideReconciliation(known, search, policyOf(message), clock.now());
    options.onAnswered(message);
    switch (decision.kind) {
      case 'not-found':
        reconciledAt.set(messageId, clock.now());
        store.recordNotFound([messageId], wall.now());
        return;
      case 'unproven':
        reconciledAt.set(messageId, clock.now());
        unproven.set(messageId, (unproven.get(messageId) ?? 0) + 1);
        store.recordUnproven([messageId], wall.now());
        return;
      case 'other-text':
        store.recordOtherText(messageId, decision.text, wall.now());
        return;
      case 'found':
      case 'send-again':
        reconciledAt.delete(messageId);
        unproven.delete(messageId);
        tell(store.recordOutcomes([decision.change], wall.now()));
    }
  }

  function tell({ changedCampaigns, changedSingles = [] }: Recorded): void {
    options.onChange(changedCampaigns, changedSingles);
  }

  function isUndecided(message: UnconfirmedMessage): boolean {
    const inVain = options.neverGivesUp === true ? 0 : (unproven.get(message.messageId) ?? 0);
    return needsDecision(message, inVain, policyOf(message));
  }

  /** Pauses a campaign in which only messages are left that a person must decide on. */
  function pauseForDecision(
    campaigns: readonly SendingCampaign[],
    inFlight: ReadonlyMap<number | null, number>,
    unconfirmed: readonly UnconfirmedMessage[],
  ): void {
    for (const { campaignId } of campaigns) {
      if (campaignId === null || (inFlight.get(campaignId) ?? 0) > 0) continue;
      const ofCampaign = unconfirmed.filter((message) => message.campaignId === campaignId);
      if (ofCampaign.length === 0 || !ofCampaign.every(isUndecided)) continue;
      const { queuedCount, heldCount = 0, unconfirmedCount } = store.snapshot(campaignId);
      if (queuedCount > heldCount) continue;
      const reason = { code: 'unconfirmed', messages: unconfirmedCount } as const;
      store.pauseCampaign(campaignId, reason, wall.now());
      options.onChange([campaignId], []);
    }
  }

  /** Single messages that only a person can decide on are looked up no more. */
  function leaveSingles(unconfirmed: readonly UnconfirmedMessage[]): void {
    for (const message of unconfirmed) {
      const { campaignId, messageId, notFoundCount, isHeld } = message;
      if (campaignId !== null || isHeld || !isUndecided(message)) continue;
      for (let count = notFoundCount; count < notFoundTwice; count += 1) {
        store.recordNotFound([messageId], wall.now());
      }
    }
  }

  return {
    startDue(campaigns, inFlight, now) {
      const ids = [...new Set(campaigns.map(({ campaignId }) => campaignId))];
      // What was looked up in vain comes first, and must not hide the others.
      const unconfirmed = store.unconfirmed(ids, pageSize + unproven.size);
      // Somebody asks for the look-ups to begin again.
      for (const { messageId, reconciledAt: stored } of unconfirmed) {
        if (stored === null) unproven.delete(messageId);
      }
      pauseForDecision(campaigns, inFlight, unconfirmed);
      leaveSingles(unconfirmed);
      let nextAt = Infinity;
      for (const message of unconfirmed) {
        if (running.has(message.messageId)) continue;
        if (isUndecided(message)) continue;
        const at = Math.max(dueAt(message, now), pausedUntil.get(keyOf(message)) ?? 0);
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
