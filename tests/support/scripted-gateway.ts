import type { FoundMessage, Gateway, OutgoingMessage } from '../../src-main/engine/ports.ts';
import type { Outcome } from '../../src-shared/message/outcome.ts';

/** A gateway that answers as a test says, and remembers what it took. */
export interface ScriptedGateway extends Gateway {
  /** Everything that was handed over, in order. */
  readonly handedOver: OutgoingMessage[];
  /** What it took, whatever it answered: what really reached people. */
  readonly taken: Taken[];
  /** The most messages that were with it at the same time. */
  readonly mostAtOnce: number;
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
  let withIt = 0;
  let mostAtOnce = 0;
  return {
    kind: 'simulator',
    reachesPeople: true,
    handedOver,
    taken,
    get mostAtOnce() {
      return mostAtOnce;
    },
    async send(message) {
      handedOver.push(message);
      withIt += 1;
      mostAtOnce = Math.max(mostAtOnce, withIt);
      const sid = `SM${String(handedOver.length).padStart(32, '0')}`;
      const at = now();
      try {
        const { outcome, took } = await script(message, sid);
        if (took) taken.push({ to: message.to, body: message.body, sid, at });
        return outcome;
      } finally {
        withIt -= 1;
      }
    },
    lookUp(query) {
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
      return Promise.resolve({ kind: 'answered', found });
    },
  };
}
