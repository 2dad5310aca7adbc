import { attemptKey, type JournalEvent } from './journal.ts';
import type { Inspection, MessageState } from './inspect.ts';
import type { ProviderReport } from './provider.ts';

/** How far a message was when its process was killed. */
type Hit = 'claimed' | 'handed over' | 'accepted';

/** Where the kills hit, and what became of what they interrupted. */
export class Tally {
  kills = 0;
  messages = 0;
  unconfirmed = 0;
  linked = 0;
  sentAgain = 0;
  /** Texts that somebody got more than once, and people who got none, by the provider's account. */
  duplicates = 0;
  lost = 0;
  /** The most messages that one kill left claimed and not recorded. */
  mostInDoubt = 0;
  /** Kills by the furthest that any message in flight was. */
  readonly killsAt: Record<Hit | 'nothing in flight', number> = {
    'nothing in flight': 0,
    claimed: 0,
    'handed over': 0,
    accepted: 0,
  };
  /** Messages in flight, by how far they were. */
  readonly messagesAt: Record<Hit, number> = { claimed: 0, 'handed over': 0, accepted: 0 };

  /** Returns how many messages the kill left in doubt: claimed, and not recorded. */
  noteKill(
    inspection: Inspection,
    events: readonly JournalEvent[],
    report: ProviderReport,
  ): number {
    const handedOver = new Set(
      events.filter(({ event }) => event === 'handed-over').map(attemptKey),
    );
    const accepted = new Set(report.accepted.map(({ to, body }) => `${to} ${body}`));
    const hitOf = (message: MessageState): Hit => {
      if (accepted.has(`${message.to} ${message.body}`)) return 'accepted';
      return handedOver.has(attemptKey(message)) ? 'handed over' : 'claimed';
    };
    const hits = inspection.messages.filter(({ status }) => status === 'sending').map(hitOf);
    for (const hit of hits) this.messagesAt[hit] += 1;
    const furthest = (['accepted', 'handed over', 'claimed'] as const).find((hit) =>
      hits.includes(hit),
    );
    this.killsAt[furthest ?? 'nothing in flight'] += 1;
    this.kills += 1;
    this.mostInDoubt = Math.max(this.mostInDoubt, hits.length);
    return hits.length;
  }

  add(other: Tally): void {
    this.kills += other.kills;
    this.messages += other.messages;
    this.unconfirmed += other.unconfirmed;
    this.linked += other.linked;
    this.sentAgain += other.sentAgain;
    this.duplicates += other.duplicates;
    this.lost += other.lost;
    this.mostInDoubt = Math.max(this.mostInDoubt, other.mostInDoubt);
    for (const at of keysOf(this.killsAt)) this.killsAt[at] += other.killsAt[at];
    for (const at of keysOf(this.messagesAt)) this.messagesAt[at] += other.messagesAt[at];
  }

  lines(seconds: number): readonly string[] {
    const { killsAt, messagesAt } = this;
    return [
      `${this.kills} kills in ${seconds.toFixed(0)} s, ${this.messages} messages`,
      `  killed with nothing in flight ${killsAt['nothing in flight']}; with the furthest message claimed ${killsAt.claimed}, handed over ${killsAt['handed over']}, accepted and not recorded ${killsAt.accepted}`,
      `  messages interrupted: claimed ${messagesAt.claimed}, handed over ${messagesAt['handed over']}, accepted and not recorded ${messagesAt.accepted}`,
      `  at most ${this.mostInDoubt} messages in doubt after a kill`,
      `  unconfirmed ${this.unconfirmed}: found at the provider and linked ${this.linked}, not there and sent again ${this.sentAgain}`,
      `  by the provider’s account: duplicates ${this.duplicates}, lost ${this.lost}`,
    ];
  }
}

function keysOf<K extends string>(record: Readonly<Record<K, number>>): readonly K[] {
  return Object.keys(record) as K[];
}
