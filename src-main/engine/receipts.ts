import type { GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { clockSkewMs } from './decide.ts';
import type { Clock, Gateway, ListedReceipt, ReceiptsQuery, ReceiptsResult } from './ports.ts';
import { farthestPollMs } from './receipt-policy.ts';

/** What of a campaign waits for receipts; null stands for the single messages. */
export interface WaitingCampaign {
  readonly campaignId: number | null;
  /** Null where it is not on record what carried it. */
  readonly gateway: GatewayKind | null;
  /** When the first of its messages is to be asked about, in milliseconds since 1970. */
  readonly dueAt: number;
}

/** A sent message whose fate is not known yet. */
export interface WaitingMessage {
  readonly messageId: number;
  readonly campaignId: number | null;
  readonly from: string;
  readonly sid: string | null;
  /** It was sent no earlier than that. */
  readonly handedOverAt: number;
}

/** What was learnt of messages, to be written down at once. */
export interface ReceiptNews {
  /** What the provider said, of whatever messages. */
  readonly shown: readonly ListedReceipt[];
  /** Messages that the provider was asked for one by one and does not know. */
  readonly unknown: readonly number[];
  /** Messages that its list did not have. */
  readonly notListed: readonly number[];
  /** Campaigns of which everything that was due has been asked about. */
  readonly asked: readonly number[];
}

/** What writing news came to. */
export interface RecordedNews {
  /** Messages whose fate is final now. */
  readonly settled: number;
}

/** The poller's memory. Each method is one transaction. */
export interface ReceiptStore {
  waiting(): readonly WaitingCampaign[];
  /** Messages of a campaign that are due by then, the longest due first. */
  due(campaignId: number | null, by: number, limit: number): readonly WaitingMessage[];
  /** Resolves once it is written down, which waits for others that write. */
  record(news: ReceiptNews, now: number): Promise<RecordedNews>;
}

export interface ReceiptPollerOptions {
  readonly store: ReceiptStore;
  /** Rejects where a gateway cannot be had, for want of credentials for instance. */
  readonly gateway: (kind: GatewayKind) => Promise<Gateway>;
  readonly clock: Clock;
  /** Told after each piece of work that changed what is known. */
  readonly onNews: () => void;
}

/** What a round of asking came to. */
export interface Round {
  /** Messages whose fate became final. */
  readonly settled: number;
  /** Why a provider could not be asked; null where each one answered. */
  readonly failure: string | null;
}

/** Asks providers what became of messages, as often as the policy says and as seldom as it can. */
export interface ReceiptPoller {
  /** Asks about everything that is due. Rejects only where the store fails. */
  round(): Promise<Round>;
  /** When there is next something to ask; null where nothing waits. */
  nextAt(): number | null;
  /** Asks nothing of a provider before then: sending needs its patience. */
  leaveAlone(kind: GatewayKind, until: number): void;
  /** From now on nothing more is asked, and nothing is written down. */
  stop(): void;
}

/** Messages of one campaign that a round asks about; the next round takes the others. */
const mostOfCampaign = 1000;
/** And of all campaigns together. */
const mostInRound = 5000;

/** A page of its list costs a provider about as much as this many answers about single messages. */
const singlesPerPage = 20;

/** Receipts written down at once, so that the window never waits for it. */
const writtenAtOnce = 200;

/** How long a provider is left alone that could not be asked; twice as long each time. */
const shortestRestMs = 15_000;
const longestRestMs = 900_000;

/** The time in which a provider is left alone; both ends, because a clock can be set back. */
interface Rest {
  readonly since: number;
  readonly until: number;
  readonly failures: number;
}

/** What one list can answer for: the due messages of a gateway and sender. */
interface Group {
  readonly gateway: GatewayKind;
  readonly from: string;
  readonly messages: WaitingMessage[];
}

/** What a round has come to so far. */
interface Tally {
  settled: number;
  failure: string | null;
}

/** Ids of messages by the sids that the provider has yet to show. */
type Wanted = Map<string, number>;

type Answer = Extract<ReceiptsResult, { readonly kind: 'answered' }>;

export function createReceiptPoller(options: ReceiptPollerOptions): ReceiptPoller {
  const { store, clock } = options;
  const rests = new Map<GatewayKind, Rest>();
  let isStopped = false;

  function restOf(kind: GatewayKind | null, now: number): Rest | null {
    const rest = kind === null ? undefined : rests.get(kind);
    return rest !== undefined && rest.since <= now && now < rest.until ? rest : null;
  }

  function restAfterFailure(kind: GatewayKind, askedForMs: number | null): void {
    const since = clock.now();
    const failures = (rests.get(kind)?.failures ?? 0) + 1;
    const ownMs = Math.min(longestRestMs, shortestRestMs * 2 ** (failures - 1));
    rests.set(kind, { since, until: since + Math.max(ownMs, askedForMs ?? 0), failures });
  }

  /** Lets the window and the sending have their turn. */
  const yieldToEventLoop = () => new Promise<void>((resolve) => void clock.after(0, resolve));

  async function record(tally: Tally, news: Partial<ReceiptNews>): Promise<void> {
    const whole = { shown: [], unknown: [], notListed: [], asked: [], ...news };
    const { settled } = await store.record(whole, clock.now());
    tally.settled += settled;
  }

  /** Null where the provider could not be asked, and where nobody waits for the answer any more. */
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
    restAfterFailure(kind, result.retryAfterMs);
    tally.failure ??= result.detail;
    return null;
  }

  async function take(tally: Tally, { listed }: Answer): Promise<void> {
    for (let start = 0; start < listed.length; start += writtenAtOnce) {
      if (isStopped) return;
      await record(tally, { shown: listed.slice(start, start + writtenAtOnce) });
      await yieldToEventLoop();
    }
  }

  /**
   * Reads the list from its newest page on until it has shown what is wanted, or so much of it that
   * the few that are left cost less when they are asked for one by one. Returns how many pages that
   * took; null where the provider could not be asked.
   */
  async function askList(tally: Tally, group: Group, wanted: Wanted): Promise<number | null> {
    const { gateway, from } = group;
    const sentSince = Math.min(...group.messages.map((one) => one.handedOverAt)) - clockSkewMs;
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
      await take(tally, answer);
      for (const { sid } of answer.listed) wanted.delete(sid);
      cursor = answer.next;
    }
  }

  async function askAbout(tally: Tally, group: Group): Promise<void> {
    const { gateway, messages } = group;
    const wanted: Wanted = new Map(messages.map(({ messageId, sid }) => [sid ?? '', messageId]));
    const unknown = messages.flatMap(({ messageId, sid }) => (sid === null ? messageId : []));
    wanted.delete('');
    const pages = await askList(tally, group, wanted);
    if (pages === null) return;
    const left = [...wanted];
    const atMost = Math.max(1, pages) * singlesPerPage;
    for (const [sid, messageId] of left.slice(0, atMost)) {
      const answer = await ask(tally, gateway, { kind: 'message', sid });
      if (answer === null) return;
      if (answer.listed.length === 0) unknown.push(messageId);
      await take(tally, answer);
    }
    if (isStopped) return;
    rests.delete(gateway);
    const notListed = left.slice(atMost).map(([, messageId]) => messageId);
    const asked = new Set(messages.flatMap(({ campaignId }) => campaignId ?? []));
    await record(tally, { unknown, notListed, asked: [...asked] });
    options.onNews();
  }

  async function dueNow(tally: Tally, now: number): Promise<readonly Group[]> {
    const groups = new Map<string, Group>();
    let total = 0;
    for (const { campaignId, gateway, dueAt } of store.waiting()) {
      if (total >= mostInRound) break;
      if (restOf(gateway, now) !== null || dueTime(dueAt, now) > now) continue;
      const messages = store.due(campaignId, dueAt > now ? Infinity : now, mostOfCampaign);
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
    async round() {
      const tally: Tally = { settled: 0, failure: null };
      for (const group of await dueNow(tally, clock.now())) {
        if (restOf(group.gateway, clock.now()) === null) await askAbout(tally, group);
      }
      return tally;
    },
    nextAt() {
      const now = clock.now();
      const times = store
        .waiting()
        .map(({ gateway, dueAt }) =>
          Math.max(dueTime(dueAt, now), restOf(gateway, now)?.until ?? 0),
        );
      return times.length === 0 ? null : Math.min(...times);
    },
    leaveAlone(kind, until) {
      const since = clock.now();
      const known = restOf(kind, since);
      rests.set(kind, {
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

/** A time too far off was planned by a clock that was wrong: it is due now. */
function dueTime(dueAt: number, now: number): number {
  return dueAt > now + farthestPollMs ? now : dueAt;
}
