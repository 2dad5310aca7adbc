import type { RehearsalFaults } from '../../../../src-shared/campaign/rehearsal.ts';
import { words } from '../../../../src-shared/words/words.ts';
import type { Clock, Gateway } from '../../../engine/ports.ts';
import { createSimulatorGateway } from '../../../gateways/simulator/simulator-gateway.ts';

/**
 * How long each answer takes, in milliseconds: Twilio works on a message for an uneven time, which it says,
 * and the way there and back is nearly always the same.
 */
const work = { leastMs: 35, spreadMs: 145 };
const way = { leastMs: 40, spreadMs: 5 };

/** For so long the network is away, in milliseconds. */
const networkAwayMs = 10 * 60_000;

/** With slow receipts the first come after a minute, the last after half an hour. */
const slowDelivery = { quickestMs: 60_000, spreadMs: 29 * 60_000 };

/** What carries the texts of a rehearsal. */
export interface RehearsalGateway extends Gateway {
  /** Called with each text handed over: how many there are by now. */
  onSend: (handedOver: number) => void;
  /** From now on the network is away for some minutes. */
  dropNetwork(): void;
  isAway(): boolean;
  /** Resolves when the network is back; at once where it is there. */
  back(): Promise<void>;
  close(): void;
}

/**
 * The simulator in the place of Twilio: it reaches nobody, and everything goes by the rules of real sending.
 * The same faults and the same campaign come to the same.
 */
export function createRehearsalGateway(options: {
  /** Where it keeps what it accepted. */
  readonly file: string;
  readonly faults: RehearsalFaults;
  readonly clock: Clock;
  readonly seed: number;
  readonly nativeBinding: string | undefined;
  readonly onNetwork: (isBack: boolean) => void;
}): RehearsalGateway {
  const { faults, clock, onNetwork } = options;
  const simulator = createSimulatorGateway({
    file: options.file,
    settings: {
      delayMs: 0,
      rejectedShare: faults.refused,
      throttledShare: faults.throttled,
      unreachableShare: 0,
      unknownShare: faults.unanswered,
      undeliveredShare: faults.unreachable,
    },
    clock,
    random: randomFrom(options.seed),
    nativeBinding: options.nativeBinding,
    ...(faults.slowReceipts ? { delivery: slowDelivery } : {}),
  });
  // Of its own, so that faults hit the same messages whatever answers take.
  const random = randomFrom(~options.seed);
  /** Messages whose last receipt was told. */
  const settled = new Set<string>();
  let handedOver = 0;
  let isAway = false;
  let back: Promise<void> = Promise.resolve();
  const detail = words.simulator.notReached;
  const gateway: RehearsalGateway = {
    ...simulator,
    kind: 'twilio',
    reachesPeople: true,
    onSend: () => undefined,
    dropNetwork() {
      isAway = true;
      onNetwork(false);
      back = new Promise((resolve) => {
        clock.after(networkAwayMs, () => {
          isAway = false;
          onNetwork(true);
          resolve();
        });
      });
    },
    isAway: () => isAway,
    back: () => back,
    async send(message) {
      if (isAway) return { kind: 'unreachable', detail };
      handedOver += 1;
      gateway.onSend(handedOver);
      const outcome = await simulator.send(message);
      const workedMs = work.leastMs + random() * work.spreadMs;
      const wayMs = way.leastMs + random() * way.spreadMs;
      await new Promise<void>((resolve) => void clock.after(workedMs + wayMs, resolve));
      return outcome.kind === 'accepted' ? { ...outcome, workedMs } : outcome;
    },
    async findMessages(query) {
      return isAway ? { kind: 'unavailable', detail } : await simulator.findMessages(query);
    },
    async receipts(query) {
      if (isAway) return { kind: 'unavailable', retryAfterMs: null, detail };
      const result = await simulator.receipts(query);
      if (result.kind === 'unavailable') return result;
      // What was said once changes nothing a second time, and is most of a list of a thousand.
      const listed = result.listed.filter(({ sid }) => !settled.has(sid));
      for (const { sid, receipt } of listed) if (receipt.status !== 'pending') settled.add(sid);
      return { ...result, listed };
    },
  };
  return gateway;
}

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
