import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { clockSkewMs } from './decide.ts';
import type { Clock, Gateway, ListedReceipt, ReceiptsQuery, ReceiptsResult } from './ports.ts';
import { farthestPollMs } from './receipt-policy.ts';

/** A campaign that waits for receipts; `campaignId` null stands for the single messages. */
export interface WaitingCampaign {
  readonly campaignId: number | null;
  /** Null where it is not known which gateway carried it. */
  readonly gateway: GatewayKind | null;
  /** When the first of its messages is due for a poll, in milliseconds since 1970. */
  readonly dueAt: number;
  /** Whether they are messages that the provider keeps until their time, which may be far ahead. */
  readonly isScheduled?: boolean;
}

/** A sent message without a final receipt. */
export interface WaitingMessage {
  readonly messageId: number;
  readonly campaignId: number | null;
  readonly from: string;
  readonly sid: string | null;
  /** It was not sent before this time. */
  readonly dispatchedAt: number;
}

/** The provider's answers, to be recorded in one transaction. */
export interface ReceiptUpdates {
  /** Receipts in the provider's list, also of messages that were not asked for. */
  readonly shown: readonly ListedReceipt[];
  /** Messages that the provider was asked for alone and does not know. */
  readonly unknown: readonly number[];
  /** Messages that were not in the provider's list. */
  readonly notListed: readonly number[];
  /** Campaigns whose due messages have all been asked for. */
  readonly asked: readonly number[];
}

/** The result of recording answers. */
export interface RecordedUpdates {
  /** How many messages have a final receipt now. */
  readonly final: number;
}

/** Where the poller keeps messages. Each method is one transaction. */
export interface ReceiptStore {
  waiting(): readonly WaitingCampaign[];
  /**
   * Messages of a campaign that are due by that time, the longest due first; of single messages those of a
   * gateway.
   */
  due(
    campaignId: number | null,
    by: number,
    limit: number,
    isScheduled?: boolean,
    gateway?: GatewayKind | null,
  ): readonly WaitingMessage[];
  /** Resolves once the updates are stored; waits for others that write. */
  record(updates: ReceiptUpdates, now: number): Promise<RecordedUpdates>;
}

export interface ReceiptPollerOptions {
  readonly store: ReceiptStore;
  /** Rejects where a gateway cannot be opened, for instance without credentials. */
  readonly gateway: (kind: GatewayKind) => Promise<Gateway>;
  readonly clock: Clock;
  /** Called each time receipts were recorded. */
  readonly onChange: () => void;
}

/** The result of a poll. */
export interface PollResult {
  /** How many messages got a final receipt. */
  readonly final: number;
  /** Why a provider could not be asked; null where each one answered. */
  readonly failure: string | null;
}

/** Asks providers for receipts, with as few requests as the policy allows. */
export interface ReceiptPoller {
  /** Asks for everything that is due. Rejects only where the store fails. */
  poll(): Promise<PollResult>;
  /** When the next poll is due; null where no message waits. */
  nextAt(): number | null;
  /** Asks a provider nothing before that time: it throttles us, and sending goes first. */
  pauseUntil(kind: GatewayKind, until: number): void;
  /** Asks and records nothing from now on. */
  stop(): void;
}

/** Messages of one campaign in one poll; the next poll asks for the rest. */
const mostOfCampaign = 1000;
/** Messages of all campaigns in one poll. */
const mostInPoll = 5000;

/** A page of the list costs a provider about as much as this many requests for single messages. */
const singlesPerPage = 20;

/** Receipts recorded in one transaction, so that nobody waits long for it. */
const recordedAtOnce = 200;

/** The pause after a provider could not be asked; twice as long after each further failure. */
const shortestPauseMs = 15_000;
const longestPauseMs = 900_000;

/** A time in which a provider is not asked; with its start, because a clock can be set back. */
interface Pause {
  readonly since: number;
  readonly until: number;
  readonly failures: number;
}

/** Due messages of one gateway and sender: one list answers for all of them. */
interface Group {
  readonly gateway: GatewayKind;
  readonly from: string;
  readonly messages: WaitingMessage[];
}

/** The counts of a poll under way. */
interface Tally {
  final: number;
  failure: string | null;
}

/** Ids of messages by sid, for those the provider has not answered for. */
type Wanted = Map<string, number>;

type Answer = Extract<ReceiptsResult, { readonly kind: 'answered' }>;

export function createReceiptPoller(options: ReceiptPollerOptions): ReceiptPoller {
  const { store, clock } = options;
  const pauses = new Map<GatewayKind, Pause>();
  let isStopped = false;

  function pauseOf(kind: GatewayKind | null, now: number): Pause | null {
    const pause = kind === null ? undefined : pauses.get(kind);
    return pause !== undefined && pause.since <= now && now < pause.until ? pause : null;
  }

  function pauseAfterFailure(kind: GatewayKind, requestedMs: number | null): void {
    const since = clock.now();
    const failures = (pauses.get(kind)?.failures ?? 0) + 1;
    const ownMs = Math.min(longestPauseMs, shortestPauseMs * 2 ** (failures - 1));
    pauses.set(kind, { since, until: since + Math.max(ownMs, requestedMs ?? 0), failures });
  }

  /** Lets other work of this thread run. */
  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  async function record(tally: Tally, updates: Partial<ReceiptUpdates>): Promise<void> {
    const all = { shown: [], unknown: [], notListed: [], asked: [], ...updates };
    const { final } = await store.record(all, clock.now());
    tally.final += final;
  }

  /** Null where the provider could not be asked, and after `stop`. */
  async function ask(
    tally: Tally,
    kind: GatewayKind,
    query: ReceiptsQuery,
  ): Promise<Answer | null> {
    if (isStopped) return null;
    const result = await options
      .gateway(kind)
      .then((gateway) => gateway.receipts(query))
      .catch((error: unknown): ReceiptsResult => ({
        kind: 'unavailable',
        retryAfterMs: null,
        detail: error instanceof Error ? error.message : String(error),
      }));
    if (isStopped) return null;
    if (result.kind === 'answered') return result;
    pauseAfterFailure(kind, result.retryAfterMs);
    tally.failure ??= result.detail;
    return null;
  }

  async function recordListed(tally: Tally, { listed }: Answer): Promise<void> {
    for (let start = 0; start < listed.length; start += recordedAtOnce) {
      if (isStopped) return;
      await record(tally, { shown: listed.slice(start, start + recordedAtOnce) });
      await yieldToEventLoop();
    }
  }

  /**
   * Reads the list from its newest page until it has shown all wanted messages, or so many that asking
   * for the rest one by one costs less. Returns the number of pages read; null where the provider
   * could not be asked.
   */
  async function readList(tally: Tally, group: Group, wanted: Wanted): Promise<number | null> {
    const { gateway, from } = group;
    const sentSince = Math.min(...group.messages.map((one) => one.dispatchedAt)) - clockSkewMs;
    let cursor: string | null = null;
    for (let pages = 0; ; pages += 1) {
      const isWorthIt = wanted.size > Math.max(1, pages * singlesPerPage);
      if (!isWorthIt || (pages > 0 && cursor === null)) return pages;
      const answer: Answer | null = await ask(tally, gateway, {
        kind: 'page',
        from,
        sentSince,
        cursor,
      });
      if (answer === null) return null;
      await recordListed(tally, answer);
      for (const { sid } of answer.listed) wanted.delete(sid);
      cursor = answer.next;
    }
  }

  async function pollGroup(tally: Tally, group: Group): Promise<void> {
    const { gateway, messages } = group;
    const wanted: Wanted = new Map(messages.map(({ messageId, sid }) => [sid ?? '', messageId]));
    const unknown = messages.flatMap(({ messageId, sid }) => (sid === null ? messageId : []));
    wanted.delete('');
    const pages = await readList(tally, group, wanted);
    if (pages === null) return;
    const left = [...wanted];
    const atMost = Math.max(1, pages) * singlesPerPage;
    for (const [sid, messageId] of left.slice(0, atMost)) {
      const answer = await ask(tally, gateway, { kind: 'message', sid });
      if (answer === null) return;
      if (answer.listed.length === 0) unknown.push(messageId);
      await recordListed(tally, answer);
    }
    if (isStopped) return;
    pauses.delete(gateway);
    const notListed = left.slice(atMost).map(([, messageId]) => messageId);
    const asked = new Set(messages.flatMap(({ campaignId }) => campaignId ?? []));
    await record(tally, { unknown, notListed, asked: [...asked] });
    options.onChange();
  }

  async function dueNow(tally: Tally, now: number): Promise<readonly Group[]> {
    const groups = new Map<string, Group>();
    let total = 0;
    for (const { campaignId, gateway, dueAt: stored, isScheduled = false } of store.waiting()) {
      const dueAt = isScheduled ? stored : dueTime(stored, now);
      if (total >= mostInPoll) break;
      if (pauseOf(gateway, now) !== null || dueAt > now) continue;
      const by = stored > now ? Infinity : now;
      const messages = store.due(campaignId, by, mostOfCampaign, isScheduled, gateway);
      total += messages.length;
      if (gateway === null) {
        await record(tally, { unknown: messages.map(({ messageId }) => messageId) });
        continue;
      }
      for (const message of messages) {
        const key = `${gateway} ${message.from}`;
        const group = groups.get(key) ?? { gateway, from: message.from, messages: [] };
        group.messages.push(message);
        groups.set(key, group);
      }
    }
    return [...groups.values()];
  }

  return {
    async poll() {
      const tally: Tally = { final: 0, failure: null };
      for (const group of await dueNow(tally, clock.now())) {
        if (pauseOf(group.gateway, clock.now()) === null) await pollGroup(tally, group);
      }
      return tally;
    },
    nextAt() {
      const now = clock.now();
      const times = store
        .waiting()
        .map(({ gateway, dueAt, isScheduled = false }) =>
          Math.max(isScheduled ? dueAt : dueTime(dueAt, now), pauseOf(gateway, now)?.until ?? 0),
        );
      return times.length === 0 ? null : Math.min(...times);
    },
    pauseUntil(kind, until) {
      const since = clock.now();
      const known = pauseOf(kind, since);
      pauses.set(kind, {
        since,
        until: Math.max(until, known?.until ?? 0),
        failures: known?.failures ?? 0,
      });
    },
    stop() {
      isStopped = true;
    },
  };
}

/** A due time too far ahead comes from a clock that was wrong: the message is due now. */
function dueTime(dueAt: number, now: number): number {
  return dueAt > now + farthestPollMs ? now : dueAt;
}
