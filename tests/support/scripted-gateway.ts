import type { FoundMessage, Gateway, OutgoingMessage } from '../../src-main/engine/ports.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';

/** A gateway that answers as a test says, and remembers what it took. */
export interface ScriptedGateway extends Gateway {
  /** Everything that was handed over, in order. */
  readonly handedOver: OutgoingMessage[];
  /** What it took, whatever it answered: what really reached people. */
  readonly taken: Taken[];
}

/** A message that it took. */
export interface Taken {
  readonly to: string;
  readonly body: string;
  readonly sid: string;
  readonly at: number;
}

/** What it does with one message; `took` says whether the person gets it. */
export interface Reaction {
  readonly outcome: Outcome;
  readonly took: boolean;
}

export const accept = (sid: string): Reaction => ({
  outcome: { kind: 'accepted', sid, segments: null },
  took: true,
});

/** A gateway that reacts to each message as the script says; by default it accepts all of them. */
export function createScriptedGateway(
  script: (message: OutgoingMessage, sid: string) => Reaction | Promise<Reaction> = (_, sid) =>
    accept(sid),
  now: () => number = () => 0,
): ScriptedGateway {
  const handedOver: OutgoingMessage[] = [];
  const taken: Taken[] = [];
  return {
    kind: 'simulator',
    reachesPeople: true,
    mostAtOnce: 64,
    scheduler: null,
    handedOver,
    taken,
    async send(message) {
      handedOver.push(message);
      const sid = `SM${String(handedOver.length).padStart(32, '0')}`;
      const at = now();
      const { outcome, took } = await script(message, sid);
      if (took) taken.push({ to: message.to, body: message.body, sid, at });
      return outcome;
    },
    findMessages(query) {
      const found = taken
        .filter(
          ({ to, body, at }) => to === query.to && body === query.body && at >= query.createdSince,
        )
        .map(({ sid, at }): FoundMessage => ({
          sid,
          createdAt: at,
          receipt: {
            status: 'pending',
            errorCode: null,
            segments: null,
            price: null,
            priceUnit: null,
          },
        }));
      const newest = taken.slice(-20).map(({ sid }) => sid);
      const others = taken
        .filter(
          ({ to, body, at }) => to === query.to && body !== query.body && at >= query.createdSince,
        )
        .map(({ sid, at, body }) => ({ sid, createdAt: at, body }));
      return Promise.resolve({ kind: 'answered', found, others, newest });
    },
    receipts: () => Promise.resolve({ kind: 'answered', listed: [], next: null }),
  };
}
